"""What a person changed of a source's record says so beside the source: on the page, in files and in the interface."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from verband.rooms.register.models import PartnershipVersion
from verband.rooms.register.services import keep
from verband.rooms.register.tests.pages import exported, text_of

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
TODAY = {"peildatum": "2026-06-01"}


@pytest.fixture
def by(cast):
    return {"at": AT, "by": cast.programmateam}


@pytest.fixture
def corrected(region, by):
    values = {"purpose": "Afval halen."}
    keep.correct_partnership(version=region.waste.versions.get(), values=values, **by)
    return region.waste


@pytest.fixture
def added(region, by):
    keep.add_participants(
        partnership=region.waste, takings=[keep.Taking(region.water)], on=date(2026, 1, 1), **by
    )
    return region.waste.memberships.get(party=region.water)


def page_of(client, partnership):
    return text_of(client.get(partnership.get_absolute_url(), TODAY))


def row_of(client, page, **found):
    rows = exported(client, reverse(f"register:{page}"), TODAY)
    [row] = [row for row in rows if found.items() <= row.items()]
    return row["Bron"]


def test_a_page_says_what_was_changed_here_beside_the_number_of_the_source(client, region, corrected):
    assert "gewijzigd niet bekend; hier bijgewerkt" in page_of(client, corrected)
    assert "hier bijgewerkt" not in page_of(client, region.fire)


def test_a_changed_version_still_shows_the_number_and_the_check_of_the_source(client, region, by):
    PartnershipVersion.objects.filter(partnership=region.waste).update(
        register_id="4711", verified_on=date(2026, 3, 1)
    )
    version = region.waste.versions.get()
    keep.change_partnership(version=version, values={"name": "Afval Nieuw"}, on=date(2026, 5, 1), **by)
    seen = page_of(client, region.waste)
    assert "Afval Nieuw" in seen
    assert "nummer 4711; gecontroleerd 1 maart 2026" in seen
    assert "hier bijgewerkt" in seen


def test_who_was_added_here_is_marked_among_those_of_the_source(client, region, added):
    seen = page_of(client, region.waste)
    assert "Waterschap Lekzoom hier bijgewerkt" in seen
    assert "Gemeente Houten hier bijgewerkt" not in seen


def test_the_file_says_what_was_changed_here(client, region, corrected, added):
    assert row_of(client, "partnerships", Id=str(corrected.public_id)) == "register, hier bijgewerkt"
    assert row_of(client, "partnerships", Id=str(region.fire.public_id)) == "register"
    mine = {"Id van het samenwerkingsverband": str(corrected.public_id)}
    assert (
        row_of(client, "memberships", **mine, Deelnemer="Waterschap Lekzoom") == "register, hier bijgewerkt"
    )
    assert row_of(client, "memberships", **mine, Deelnemer="Gemeente Houten") == "register"


def test_what_was_only_ever_kept_here_says_so_once(client, region, by):
    keep.start_partnership(
        values={"name": "Lekse ICT"}, participants=[keep.Taking(region.houten)], on=None, **by
    )
    made = PartnershipVersion.objects.get(name="Lekse ICT").partnership
    assert row_of(client, "partnerships", Id=str(made.public_id)) == "hier bijgehouden"
    assert "hier bijgewerkt" not in page_of(client, made)


def test_a_task_kind_that_a_person_chose_names_no_words_that_were_found(client, region, by):
    values = {"task_kinds": ["ggd"]}
    keep.correct_partnership(version=region.waste.versions.get(), values=values, **by)
    seen = page_of(client, region.waste)
    assert "(hier met de hand gekozen)" in seen
    assert "“”" not in seen


def test_the_interface_tells_it_of_lists_and_of_single_records(client, region, corrected, added):
    def told(path, **query):
        return client.get(f"/api/v1/{path}", query).json()

    whole = told(f"samenwerkingsverbanden/{corrected.public_id}")
    assert whole["versie"]["hierBijgewerkt"] is True
    kept = {one["partij"]["naam"]: one["hierBijgewerkt"] for one in whole["deelnames"]}
    assert kept["Waterschap Lekzoom"] is True
    assert kept["Gemeente Houten"] is False
    assert told(f"deelnames/{added.public_id}")["hierBijgewerkt"] is True
    rows = told("samenwerkingsverbanden", **TODAY)["resultaten"]
    assert [one["naam"] for one in rows if one["hierBijgewerkt"]] == [corrected.versions.get().name]
    rows = told("deelnames", **TODAY)["resultaten"]
    assert [one["openbaarId"] for one in rows if one["hierBijgewerkt"]] == [str(added.public_id)]
