"""The search box of a list, and of a list for programs, reads what is typed as the search does."""

import pytest
from django.urls import reverse

from verband.rooms.register.bridge.search import Level
from verband.rooms.register.choices import PartyKind, SearchKind
from verband.rooms.register.tests.factories import STAND, join, partnership, party, version
from verband.rooms.register.tests.pages import exported, names
from verband.rooms.register.tests.searching import candidates

PARTIES, PARTNERSHIPS, MEMBERSHIPS = (
    reverse(f"register:{name}") for name in ("parties", "partnerships", "memberships")
)
TYPED = (
    *("gemeenten", "gezondheidsdiensten lek", "ggd", "gemeentelijke gezondheidsdienst", "vr", "od"),
    *("friesland", "friese", "fryslan", "den bosch", "afvaldienst de lek", "lek van afval", "de", "nergens"),
)


@pytest.fixture
def written(region):
    """Fill the region with names that are written in more than one way."""
    frisian = party("Provincie Fryslân", PartyKind.PROVINCE)
    party("Gemeente 's-Hertogenbosch", tooi="gm0796")
    for name in (
        "GGD Lek",
        "Gemeentelijke Gezondheidsdienst Linge",
        "Omgevingsdienst Lek",
        "Overleg de Linge",
    ):
        join(partnership(name), region.houten, frisian)
    return region


def listed(client, text):
    return {*names(client.get(PARTIES, {"zoek": text})), *names(client.get(PARTNERSHIPS, {"zoek": text}))}


def found_by_name(text):
    kinds = {SearchKind.GOVERNMENT, SearchKind.PARTY, SearchKind.PARTNERSHIP}
    hits = [hit for hit in candidates(text) if hit.kind in kinds and hit.fit.level != Level.TEXT]
    return {hit.shown.name for hit in hits}


@pytest.mark.parametrize("text", TYPED)
def test_lists_find_what_the_search_finds_by_name(client, written, text):
    on_lists = listed(client, "")
    assert listed(client, text) == found_by_name(text) & on_lists


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("omgevingsdiensten", {"Omgevingsdienst Lek"}),
        ("ggd", {"Gemeentelijke Gezondheidsdienst Linge", "GGD Lek"}),
        ("friesland", {"Provincie Fryslân"}),
        ("gm0796", {"Gemeente 's-Hertogenbosch"}),
        ("gm079", set()),
    ],
)
def test_other_forms_abbreviations_spellings_and_numbers_are_found(client, written, text, found):
    assert listed(client, text) == found


def test_numbers_of_a_partnership_are_found(client, written):
    assert names(client.get(PARTNERSHIPS, {"zoek": written.waste.register_id})) == ["Afvaldienst Lek"]


def test_what_a_partnership_was_called_before_is_for_the_search(client, written):
    version(written.waste, "Reinigingsdienst", valid_from=STAND.replace(year=2020), valid_to=STAND)
    assert "Afvaldienst Lek" not in listed(client, "reinigingsdienst")


def test_words_of_both_sides_of_a_membership_count_together(client, written):
    rows = exported(client, MEMBERSHIPS, {"zoek": "friesland ggd"})
    assert {row["Samenwerkingsverband"] for row in rows} == {
        "GGD Lek",
        "Gemeentelijke Gezondheidsdienst Linge",
    }
    assert {row["Deelnemer"] for row in rows} == {"Provincie Fryslân"}


@pytest.mark.parametrize(
    ("name", "text", "number"),
    [
        ("partijen", "friesland", 1),
        ("samenwerkingsverbanden", "ggd", 2),
        ("deelnames", "friesland ggd", 2),
    ],
)
def test_programs_find_the_same(client, written, name, text, number):
    assert client.get(f"/api/v1/{name}", {"zoek": text}).json()["totaal"] == number


@pytest.mark.parametrize("address", [PARTIES, PARTNERSHIPS, MEMBERSHIPS])
@pytest.mark.parametrize("text", ["", " ", "?!"])
def test_signs_alone_hide_nothing(client, written, address, text):
    assert names(client.get(address, {"zoek": text})) == names(client.get(address))
