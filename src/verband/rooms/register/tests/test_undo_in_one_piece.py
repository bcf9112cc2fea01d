"""What was one change goes back as one: no half of it alone, and what went away together comes back together."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.history.services import Ledger, UndoRefusedError, undo_batch, undo_event
from verband.rooms.register.choices import AffiliationRole, Role
from verband.rooms.register.models import Membership, Partnership, PartnershipVersion, Task
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.parts import remove_part
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.factories import version
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.rows_of import rows

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
TODAY, FIRST = date(2026, 6, 1), date(2026, 7, 1)
BIN = reverse("history:bin")


def renamed(region, by):
    only = region.waste.versions.get()
    return keep.change_partnership(version=only, values={"name": "Lek Schoon"}, on=FIRST, at=AT, by=by)


def observing(region, by):
    row = Membership.objects.get(partnership=region.waste, party=region.houten)
    values = {"role": Role.OBSERVER, "whole": True, "tasks": [], "on": FIRST}
    return keep.change_participation(membership=row, at=AT, by=by, **values)


CHANGES = {"version": renamed, "participation": observing}


@pytest.mark.parametrize("half", [0, 1], ids=["end", "beginning"])
@pytest.mark.parametrize("change", CHANGES)
def test_half_of_a_change_takes_the_other_half_along_and_both_come_again(region, cast, change, half):
    before, by = rows(), {"at": AT, "on": TODAY, "by": cast.ambtenaar}
    batch = CHANGES[change](region, cast.ambtenaar)
    after = rows()
    undone = undo_event(number=Event.objects.filter(batch=batch)[half].pk, **by)
    assert rows() == before
    undo_event(number=Event.objects.filter(batch=undone.batch)[half].pk, **by)
    assert rows() == after
    # A page that was open since the change itself names its first events.
    undo_event(number=Event.objects.filter(batch=batch)[half].pk, **by)
    assert rows() == before


def test_the_button_of_half_a_change_says_that_the_other_half_goes_along(region, cast):
    batch = renamed(region, cast.ambtenaar)
    where = reverse("history:record", args=[region.waste.public_id])
    shown = window(cast.ambtenaar).get(where)
    assert text_of(shown).count("Terugzetten, samen met 1 andere wijziging") == 2
    assert shown.content.decode().count(f'action="{reverse("history:undo", args=[batch])}"') == 2
    told = text_of(window(cast.ambtenaar).get(reverse("history:batch", args=[batch])))
    assert "Alles ongedaan maken" in told
    assert "Terugzetten" not in told


def test_who_may_not_undo_all_of_a_change_gets_no_button(region, cast):
    renamed(region, cast.ambtenaar)
    told = text_of(window(cast.griffier).get(reverse("history:record", args=[region.waste.public_id])))
    assert "Terugzetten" not in told


def ends(row, day, by):
    """Let a version end on a day, as a source that is read in would, and return the event."""
    ledger = Ledger(at=AT, by=by)
    ledger.change(row, row.name, {"valid_to": day})
    return Event.objects.get(batch=ledger.close())


def follows(partnership, day, by):
    ledger = Ledger(at=AT, by=by)
    row = version(partnership, "Lek Schoon", valid_from=day)
    ledger.create(row, row.name)
    ledger.close()


def test_no_two_versions_are_left_in_force(region, cast):
    event = ends(region.waste.versions.get(), FIRST, cast.ambtenaar)
    follows(region.waste, FIRST, cast.ambtenaar)
    with pytest.raises(UndoRefusedError, match="in die tijd geldt er nu een andere versie"):
        undo_event(number=event.pk, at=AT, on=TODAY, by=cast.ambtenaar)
    assert region.waste.versions.get(number=1).valid_to == FIRST


def test_no_gap_is_left_between_two_versions(region, cast):
    only = region.waste.versions.get()
    ends(only, date(2024, 1, 1), cast.ambtenaar)
    event = ends(only, FIRST, cast.ambtenaar)
    follows(region.waste, FIRST, cast.ambtenaar)
    with pytest.raises(UndoRefusedError, match="dan geldt er niets tot de andere versie"):
        undo_event(number=event.pk, at=AT, on=TODAY, by=cast.ambtenaar)


def test_of_a_pair_whose_days_moved_together_neither_moves_back_alone(region, cast):
    first = region.waste.versions.get()
    first.valid_to = date(2024, 1, 1)
    first.save()
    second = version(region.waste, "Lek Schoon", valid_from=date(2024, 1, 1))
    ledger = Ledger(at=AT, by=cast.ambtenaar)
    ledger.change(first, first.name, {"valid_to": FIRST})
    ledger.change(second, second.name, {"valid_from": FIRST})
    batch = ledger.close()
    for event in Event.objects.filter(batch=batch):
        with pytest.raises(UndoRefusedError, match="geldt er n"):
            undo_event(number=event.pk, at=AT, on=TODAY, by=cast.ambtenaar)
    undo_batch(batch=batch, at=AT, on=TODAY, by=cast.ambtenaar)
    assert set(PartnershipVersion.objects.filter(partnership=region.waste).values_list("valid_from")) == {
        (date(2022, 1, 1),),
        (date(2024, 1, 1),),
    }


def test_a_name_goes_back_beside_versions_that_overlap_already(region, cast):
    only = region.waste.versions.get()
    version(region.waste, "Afvaldienst Later", valid_from=date(2024, 1, 1))
    batch = keep.correct_partnership(version=only, values={"place": "Houten"}, at=AT, by=cast.ambtenaar)
    later = region.waste.versions.get(number=2)
    keep.correct_partnership(version=later, values={"place": "Houten"}, at=AT, by=cast.ambtenaar)
    undo_batch(batch=batch, at=AT, on=TODAY, by=cast.ambtenaar)
    only.refresh_from_db()
    assert only.place == ""


@pytest.fixture
def taken_back(region, cast):
    """Start a partnership with two participants, take it back, and return its address and what stood."""
    takings = [keep.Taking(region.houten), keep.Taking(region.nieuwegein)]
    started, batch = keep.start_partnership(
        values={"name": "Overleg Lek"}, participants=takings, on=TODAY, at=AT, by=cast.ambtenaar
    )
    stood = rows()
    undo_batch(batch=batch, at=AT, on=TODAY, by=cast.ambtenaar)
    return started, stood


def test_the_bin_brings_back_what_went_away_together_and_says_how_much(taken_back, cast):
    started, stood = taken_back
    browser = window(cast.ambtenaar)
    shown = browser.get(BIN)
    assert text_of(shown).count("Terughalen, samen met 3 andere records") == 4
    went = Event.objects.filter(object_id=started.public_id).latest("id").batch
    address = reverse("history:undo", args=[went])
    assert f'action="{address}"' in shown.content.decode()
    browser.post(address, {"terug": BIN})
    assert rows() == stood
    assert "Opnieuw gedaan: 4 wijzigingen." in text_of(browser.get(started.get_absolute_url()))


@pytest.mark.parametrize("kind", ["partnership", "version", "membership"])
def test_no_record_comes_back_as_an_empty_shell(taken_back, cast, kind):
    started, stood = taken_back
    gone = Event.objects.filter(deed="delete", object_kind=kind).latest("id")
    window(cast.ambtenaar).post(reverse("history:put-back", args=[gone.pk]), {"terug": BIN})
    assert rows() == stood
    assert Partnership.objects.filter(public_id=started.public_id).exists()


def test_who_may_not_bring_all_of_it_back_is_told_so(taken_back, region):
    told = text_of(window(person("lekzoom", AffiliationRole.EDITOR, region.water)).get(BIN))
    assert told.count("dat mag iemand anders") == 4
    assert "Terughalen, samen" not in told


def test_what_was_taken_away_alone_comes_back_alone(region, cast):
    task = Task.objects.create(partnership=region.waste, name="Ophalen")
    remove_part(part=task, at=AT, by=cast.programmateam)
    told = text_of(window(cast.programmateam).get(BIN))
    assert "Terughalen" in told
    assert "samen met" not in told
