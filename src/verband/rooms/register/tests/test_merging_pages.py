"""Merging through its pages: find, see beforehand, choose, confirm; and what is read in afterwards."""

import pytest
from django.urls import reverse

from verband.rooms.history.services import undo_batch
from verband.rooms.register.choices import AffiliationRole, Source
from verband.rooms.register.models import (
    ImportRun,
    Membership,
    Partnership,
    PartnershipVersion,
    Party,
    SourceRecord,
)
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.factories import join, partnership, party
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.rows_of import rows
from verband.rooms.register.tests.small_exports import GOVERNMENTS, arrangement, export, member
from verband.rooms.register.tests.twins import AT, TODAY, build_clashing, build_twins, chosen, merged


@pytest.fixture
def twins(region):
    """Add two partnerships that are one."""
    return build_twins(region)


@pytest.fixture
def clashing(region, twins):
    """Let both say otherwise of the same."""
    return build_clashing(region, twins)


def where(goes, stays, word="samenwerkingsverbanden"):
    return reverse("register:merge", args=[word, goes.public_id, stays.public_id])


def test_names_lead_to_the_preview(cast, region, twins):
    goes, stays = twins
    answer = window(cast.ambtenaar).post(
        reverse("register:find-to-merge"),
        {"soort": "samenwerkingsverbanden", "blijft": "ICT Lek", "gaat": "Lek ICT"},
    )
    assert answer.url == where(goes, stays)


def test_a_name_that_is_not_known_is_named_with_proposals(cast, region, twins):
    answer = window(cast.ambtenaar).post(
        reverse("register:find-to-merge"),
        {"soort": "samenwerkingsverbanden", "blijft": "ICT Lekk", "gaat": "Zeeland"},
    )
    assert answer.status_code == 422
    told = text_of(answer)
    assert "'Zeeland' is niet bekend" in told
    assert "Bedoelt u een van deze: ICT Lek" in told


def test_the_page_of_a_partnership_leads_to_merging_with_its_name_filled_in(cast, region, twins):
    browser = window(cast.ambtenaar)
    leads = f"{reverse('register:find-to-merge')}?blijft={twins[1].public_id}"
    assert leads in browser.get(twins[1].get_absolute_url()).content.decode()
    assert 'value="ICT Lek"' in browser.get(leads).content.decode()


def test_the_same_twice_is_refused(cast, region, twins):
    answer = window(cast.ambtenaar).post(
        reverse("register:find-to-merge"),
        {"soort": "samenwerkingsverbanden", "blijft": "ICT Lek", "gaat": "ICT Lek"},
    )
    assert "twee keer hetzelfde" in text_of(answer)


def test_the_preview_says_what_moves_and_what_collides(cast, region, clashing):
    told = text_of(window(cast.ambtenaar).get(where(*clashing)))
    for text in (
        "Dit verhuist naar ICT Lek",
        "Servers",
        "Gemeente Nieuwegein",
        "Wonen",
        "Dit botst",
        "120,00",
    ):
        assert text in told


def test_a_confirmation_merges_and_offers_the_undo(cast, region, clashing):
    browser = window(cast.ambtenaar)
    form = browser.get(where(*clashing)).context["form"]
    sent = {name: "blijft" for name in form.fields if name != "gezien"} | {"gezien": form["gezien"].value()}
    answer = browser.post(where(*clashing), sent, follow=True)
    assert "Lek ICT is samengevoegd met ICT Lek" in text_of(answer)
    assert "Ongedaan maken" in text_of(answer)
    again = browser.post(where(*clashing), sent, follow=True)
    assert "al samengevoegd" in text_of(again)


def test_a_forgotten_choice_keeps_the_others(cast, region, clashing):
    browser = window(cast.ambtenaar)
    form = browser.get(where(*clashing)).context["form"]
    names = [name for name in form.fields if name != "gezien"]
    answer = browser.post(where(*clashing), {names[0]: "gaat", "gezien": form["gezien"].value()})
    assert answer.status_code == 422
    assert answer.content.count(b"checked") == 1


def test_who_keeps_only_one_of_the_two_sees_neither(cast, region, twins):
    goes, stays = twins
    stranger = window(person("nieuwegein", AffiliationRole.EDITOR, region.nieuwegein))
    for way in (where(goes, stays), where(stays, goes)):
        assert stranger.get(way).status_code == 404
        assert stranger.post(way, {"gezien": "x"}).status_code == 404
    goes.refresh_from_db()
    assert goes.merged_into is None


def test_a_programme_team_merges_parties_of_which_it_keeps_all_partnerships(cast, region):
    goes, stays = (
        party("Stichting Lek", "other", register_id=""),
        party("Lek, stichting", "other", register_id=""),
    )
    join(region.lek, goes)
    address, team = where(goes, stays, "partijen"), window(cast.programmateam)
    gezien = team.get(address).context["form"]["gezien"].value()
    assert window(cast.ambtenaar).post(address, {"gezien": gezien}).status_code == 404
    far = partnership("Ver weg")
    join(far, goes)
    join(far, party("Gemeente Ver weg", tooi="gm9999"))
    assert team.get(address).status_code == 404
    far.memberships.all().delete()
    assert team.post(address, {"gezien": gezien}).status_code == 302
    assert region.lek.memberships.filter(party=stays).exists()


def test_an_unknown_word_or_record_is_not_there(cast, region, twins):
    goes, stays = twins
    assert window(cast.ambtenaar).get(where(goes, stays, "zaken")).status_code == 404
    assert window(cast.ambtenaar).get(where(goes, stays, "partijen")).status_code == 404


def test_reading_a_list_again_that_names_the_merged_one_by_its_address_finds_what_stays(
    lists, cast, region, twins
):
    goes, stays = twins
    merged(goes, stays, cast.ambtenaar)
    lists.read(f"overheid;verband\nHouten;{goes.public_id}\n")
    assert Membership.objects.get(source=Source.LIST).partnership == stays


def twice(*, name="GR Vuur", goal="Samen branden blussen.", extra=()):
    one = arrangement(100, "GR Vuurwacht", member(1), member(2), inside=f"<p:doel>{goal}</p:doel>")
    other = arrangement(200, name, member(1), *extra)
    return export(*GOVERNMENTS, one, other)


@pytest.fixture
def registered(bring, db, today):
    """Read in one arrangement that the register holds twice, and merge the second into the first."""
    bring(twice())
    editor = person("ambtenaar", AffiliationRole.EDITOR, Party.objects.get(tooi="gm0321"))
    stays, goes = (Partnership.objects.get(register_id=number) for number in ("100", "200"))
    return goes, stays, chosen(goes, stays, editor, goes_wins=False), editor


def test_the_next_reading_brings_the_merged_one_not_back(bring, registered):
    goes, stays, _, _ = registered
    assert set(SourceRecord.objects.filter(kind="partnership").values_list("object_id", flat=True)) == {
        stays.public_id
    }
    before = rows("batch", "applied_at")
    assert "is al verwerkt" in bring(twice())
    assert rows("batch", "applied_at") == before
    bring(twice(name="GR Vuur en Water", goal="Branden voorkomen."), "--force")
    assert not goes.versions.exists()
    assert stays.versions.get().purpose == "Branden voorkomen."
    assert Partnership.objects.count() == 2


def test_a_party_that_joins_both_at_the_source_stands_once(bring, registered):
    stays = registered[1]
    bring(twice(extra=(member(3), member(2))), "--force")
    counted = [row.party.name for row in stays.memberships.select_related("party")]
    assert sorted(counted) == ["Gemeente Houten", "Gemeente Zeist", "Vuurwacht"]


def test_a_new_version_at_the_source_finds_its_place(bring, registered):
    stays = registered[1]
    one = arrangement(
        100, "GR Vuurwacht", member(1), member(2), inside="<p:doel>Samen branden blussen.</p:doel>"
    )
    ended = arrangement(200, "GR Vuur", member(1), ends="2026-01-01", after=201)
    new = arrangement(201, "GR Nieuw vuur", member(1), starts="2026-01-01", before=200)
    bring(export(*GOVERNMENTS, one, ended, new), "--force")
    numbers = list(stays.versions.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert stays.versions.filter(name="GR Nieuw vuur").exists()


@pytest.mark.parametrize("goes_wins", [True, False])
def test_the_records_of_the_source_go_back_and_forth_with_the_undo(bring, db, today, goes_wins):
    bring(twice())
    before = rows()
    editor = person("ambtenaar", AffiliationRole.EDITOR, Party.objects.get(tooi="gm0321"))
    before |= {"Affiliation": rows()["Affiliation"]}
    stays, goes = (Partnership.objects.get(register_id=number) for number in ("100", "200"))
    batch = chosen(goes, stays, editor, goes_wins=goes_wins)
    after = rows()
    standing = {row.object_id for row in SourceRecord.objects.filter(kind__in=("version", "membership"))}
    assert standing == {
        row.public_id for model in (PartnershipVersion, Membership) for row in model.objects.all()
    }
    undone = undo_batch(batch=batch, at=AT, on=TODAY, by=editor)
    assert rows() == before
    undo_batch(batch=undone.batch, at=AT, on=TODAY, by=editor)
    assert rows() == after
    bring(twice(name="GR Vuur en Water"), "--force")
    assert stays.versions.count() == 1


def test_after_the_undo_a_reading_changes_each_again(bring, registered):
    goes, _, batch, editor = registered
    undo_batch(batch=batch, at=AT, on=TODAY, by=editor)
    bring(twice(name="GR Vuur en Water"))
    assert goes.versions.get().name == "GR Vuur en Water"


def test_undoing_an_earlier_reading_leaves_what_was_merged_since_as_it_is(bring, registered):
    goes, stays, batch, editor = registered
    undo_batch(batch=batch, at=AT, on=TODAY, by=editor)
    bring(twice(name="GR Vuur en Water"))
    run = ImportRun.objects.latest("id")
    chosen(goes, stays, editor, goes_wins=True)
    undo_batch(batch=run.batch, at=AT, on=TODAY, by=None)
    pointed = SourceRecord.objects.filter(kind="partnership").values_list("object_id", flat=True)
    assert set(pointed) == {stays.public_id}
    bring(twice(name="GR Vuur en Vlam"), "--force")
    assert not goes.versions.exists()
