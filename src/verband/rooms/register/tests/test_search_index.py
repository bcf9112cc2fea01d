"""The index of the search follows every deed, and gives both databases the same words."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import OperationalError

from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Change, record_changes, undo_batch
from verband.rooms.register.models import (
    Area,
    ImportRun,
    Partnership,
    PartnershipVersion,
    Party,
    SearchEntry,
    SearchStamp,
    Task,
)
from verband.rooms.register.services.search import renew_index, renewal
from verband.rooms.register.tests.conftest import TODAY
from verband.rooms.register.tests.factories import partnership
from verband.rooms.register.tests.searching import found
from verband.rooms.register.tests.small_exports import region as small_export

AT = datetime(2026, 6, 1, 9, tzinfo=UTC)


def tell(kind, row, deed=Deed.UPDATE, before=None, after=None):
    change = Change(deed, kind, row.public_id, str(row), before, after)
    record_changes([change], at=AT, by=None, batch=uuid4())


@pytest.fixture
def indexed(region):
    renew_index()
    return region


@pytest.fixture
def makes(monkeypatch):
    """Note whose entries are made."""
    made = []
    entries = renewal._entries
    monkeypatch.setattr(renewal, "_entries", lambda owners: made.append(owners) or entries(owners))
    return made


def test_nothing_is_made_while_nothing_happened(indexed, makes):
    found("houten")
    assert makes == []


def test_after_a_deed_only_what_it_tells_of_is_made_anew(indexed, makes):
    Party.objects.filter(pk=indexed.houten.pk).update(name="Gemeente Kromme Rijn")
    tell("party", indexed.houten)
    assert (found("houten"), found("kromme")) == ([], ["Gemeente Kromme Rijn"])
    assert makes == [{indexed.houten.public_id}]


def test_deed_on_what_is_not_searched_makes_nothing_anew(indexed, makes):
    tell("membership", indexed.houten.memberships.first())
    found("houten")
    assert makes == [set()]
    found("houten")
    assert len(makes) == 1


def test_new_name_of_a_body_is_found_with_the_partnership_that_set_it_up(indexed):
    Party.objects.filter(pk=indexed.waste_body.pk).update(name="Schoonstreek", short_name="")
    tell("party", indexed.waste_body)
    assert found("schoonstreek") == ["Schoonstreek", "Afvaldienst Lek"]


def test_new_version_and_new_task_are_found(indexed):
    row = PartnershipVersion.objects.create(
        partnership=indexed.lek, source="roo", name="Streekraad", number=2, valid_from=date(2020, 1, 1)
    )
    tell("version", row, Deed.CREATE, after={"partnership": str(indexed.lek.public_id)})
    task = Task.objects.create(partnership=indexed.lek, name="Jeugdzorg")
    tell("task", task, Deed.CREATE)
    assert (found("streekraad"), found("jeugdzorg")) == (["Streekraad"], ["Jeugdzorg"])


def test_what_is_gone_is_found_no_longer(indexed):
    task = Task.objects.create(partnership=indexed.lek, name="Jeugdzorg")
    tell("task", task, Deed.CREATE)
    assert found("jeugdzorg") == ["Jeugdzorg"]
    tell("task", task, Deed.DELETE, before={"partnership": str(indexed.lek.public_id)})
    Task.objects.all().delete()
    assert found("jeugdzorg") == []
    assert not SearchEntry.objects.filter(words__contains="jeugdzorg").exists()


def test_record_that_is_gone_without_a_trace_makes_everything_anew(indexed, makes):
    task = Task.objects.create(partnership=indexed.lek, name="Jeugdzorg")
    tell("task", task, Deed.CREATE)
    found("jeugdzorg")
    tell("task", task, Deed.DESTROY)
    Task.objects.all().delete()
    assert (found("jeugdzorg"), makes[-1]) == ([], None)


def test_area_is_renamed(indexed):
    area = Area.objects.get()
    Area.objects.update(name="Het Sticht")
    tell("area", area)
    assert found("sticht") == ["Het Sticht"]


def test_what_was_merged_is_found_under_what_stays_and_comes_back_when_that_is_undone(indexed):
    into, gone = indexed.waste, indexed.old_waste
    Partnership.objects.filter(pk=gone.pk).update(merged_into=into)
    tell("partnership", gone, Deed.MERGE, {"merged_into": None}, {"merged_into": str(into.public_id)})
    assert found("afvaldienst oud") == ["Afvaldienst Lek"]
    Partnership.objects.filter(pk=gone.pk).update(merged_into=None)
    tell("partnership", gone, Deed.UPDATE, {"merged_into": str(into.public_id)}, {"merged_into": None})
    assert found("afvaldienst oud") == ["Afvaldienst Oud"]


def test_merged_party_is_found_under_what_stays(indexed):
    Party.objects.filter(pk=indexed.vianen.pk).update(merged_into=indexed.vijfheerenlanden)
    tell(
        "party",
        indexed.vianen,
        Deed.MERGE,
        {"merged_into": None},
        {"merged_into": str(indexed.vijfheerenlanden.public_id)},
    )
    assert found("vianen") == ["Gemeente Vijfheerenlanden"]


def test_import_is_searched_at_once_and_its_undo_too(bring):
    bring(small_export())
    assert (found("vuurwacht"), found("branden")) == (["GR Vuurwacht", "Vuurwacht"], ["GR Vuurwacht"])
    bring(small_export(goal="Samen pompen."), "--force")
    assert (found("branden"), found("pompen")) == ([], ["GR Vuurwacht"])
    for run in ImportRun.objects.order_by("-pk"):
        undo_batch(batch=run.batch, at=AT, on=TODAY, by=None)
    assert (found("vuurwacht"), SearchEntry.objects.count()) == ([], 0)


def test_many_events_make_everything_anew(indexed, makes):
    changes = [Change(Deed.UPDATE, "party", indexed.houten.public_id, "", {}, {}) for _ in range(401)]
    record_changes(changes, at=AT, by=None)
    found("houten")
    assert makes == [None]


def test_other_words_of_the_pack_make_everything_anew(indexed, makes, monkeypatch):
    monkeypatch.setattr(renewal, "made_by", lambda: "other")
    found("houten")
    assert makes == [None]


def test_making_everything_anew_gives_the_same_entries_as_following_deeds(indexed):
    partnership("Later", purpose="Iets nieuws.")
    Party.objects.filter(pk=indexed.houten.pk).update(short_name="HTN")
    tell("party", indexed.houten)
    for row in Partnership.objects.all():
        tell("partnership", row)
    renew_index()

    def entries():
        fields = ("kind", "object_id", "owner_id", "faces", "texts", "words")
        return sorted(SearchEntry.objects.values_list(*fields), key=str)

    followed = entries()
    SearchStamp.objects.all().delete()
    renew_index()
    assert followed == entries()


def test_while_another_writes_the_search_goes_on_without_what_changed(indexed, monkeypatch):
    Party.objects.filter(pk=indexed.houten.pk).update(name="Geheim")
    tell("party", indexed.houten)

    def busy(_stamp):
        raise OperationalError

    monkeypatch.setattr(renewal, "_renew", busy)
    assert renew_index() == {indexed.houten.public_id}
    assert found("houten") == []
    assert found("nieuwegein") == ["Gemeente Nieuwegein"]
