from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.register.tests.factories import join, partnership, party
from verband.rooms.register.tests.pages import counts, exported, names

LIST = reverse("register:partnerships")
IN_FORCE = ["Afvaldienst Lek", "Afvaldienst Oud", "Lekoverleg", "Regio Lek", "Veiligheidsregio Lek"]


def rows(response):
    return {row.partnership.name: row for row in response.context["table"].rows}


def test_what_is_in_force_is_listed_under_the_name_of_the_leading_source(client, region):
    partnership("Verleden", valid_to=date(2020, 1, 1))
    assert names(client.get(LIST)) == IN_FORCE


def test_version_that_held_is_shown_in_the_past(client, region):
    then = rows(client.get(LIST, {"peildatum": "2018-12-31"}))
    assert set(then) == {"Afvaldienst Oud", "Lekoverleg", "Regio Lek", "Regionale Brandweer Lek"}
    assert then["Regionale Brandweer Lek"].partnership.form == "RZM"


def test_later_of_two_overlapping_versions_wins(client, region):
    region.fire.versions.filter(number=1).update(valid_to=None)
    assert names(client.get(LIST)) == IN_FORCE


def test_members_count_with_the_abolished_among_them(client, region):
    row = rows(client.get(LIST))["Veiligheidsregio Lek"]
    assert (row.members, row.ended_members) == (4, 1)


def test_probable_successor_stands_beside_the_older_one(client, region):
    said = {row["Naam"]: row["Waarschijnlijk opgevolgd door"] for row in exported(client, LIST, {})}
    assert said["Afvaldienst Oud"] == "Afvaldienst Lek"
    assert said["Afvaldienst Lek"] == said["Regio Lek"] == ""


def test_facets_count_what_is_not_known_as_well(client, region):
    found = counts(client.get(LIST))
    assert found["taak"] == {"afval_en_reiniging": 2, "veiligheid": 1, "unknown": 2}
    assert found["opvolging"] == {"waarschijnlijk": 1, "nee": 4}
    assert found["bron"] == {"roo": 4, "gesprekken-2024": 1}
    assert found["omvang"] == {"2–3 deelnemers": 2, "4–6 deelnemers": 3}


def test_partnership_without_a_municipality_lies_in_no_province(client, region):
    join(partnership("Ver weg"), party("Stichting Ver", "company-or-foundation"))
    assert names(client.get(LIST, {"provincie": "unknown"})) == ["Ver weg"]
    assert "Ver weg" not in names(client.get(LIST, {"provincie": "PV26"}))


@pytest.mark.parametrize(
    ("members", "size"),
    [
        (0, "geen of één bekende deelnemer"),
        (1, "geen of één bekende deelnemer"),
        (7, "7–10 deelnemers"),
        (11, "meer dan 10 deelnemers"),
    ],
)
def test_size_runs_from_no_known_member_to_many(client, region, members, size):
    join(partnership("Nieuw"), *(party(f"Gemeente {number}") for number in range(members)))
    assert "Nieuw" in names(client.get(LIST, {"omvang": size}))


def test_unknown_start_and_task_are_said(client, region):
    [row] = exported(client, LIST, {"zoek": "regio lek", "bron": "roo", "vorm": "CEN"})
    assert row["Deze versie sinds"] == row["Soort taak"] == "niet bekend"
    assert row["Verplicht of vrijwillig"] == "niet bekend"


def test_abbreviation_finds_a_partnership(client, region):
    assert names(client.get(LIST, {"zoek": "vrl"})) == ["Veiligheidsregio Lek"]


def test_export_says_which_partnership_each_row_is(client, region):
    [row] = exported(client, LIST, {"zoek": "vrl"})
    assert row["Registernummer"] == region.fire.versions.get(number=2).register_id
    assert row["Registernummer van de eerste versie"] == region.fire.register_id
    assert row["Id"] == str(region.fire.public_id)
    assert row["Adres"] == f"http://testserver{region.fire.get_absolute_url()}"
    assert (row["Bron"], row["Code van de bron"]) == ("register", "roo")
