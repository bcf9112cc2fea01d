"""Seats, contributions and yearly figures of a partnership: beside each inhabitant on the page, and as files."""

from datetime import date
from decimal import Decimal

import pytest

from verband.rooms.register.models import Contribution, Seat, YearFigures
from verband.rooms.register.selectors.last_year import STAKES
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import addresses, exported, section, text_of

SEATS, PAID, FIGURES = "zetels", "bijdragen", "jaarcijfers"


@pytest.fixture
def told(region):
    """Tell of the waste service what its clerk would fill in."""
    of = {"partnership": region.waste, "party": region.houten}
    Seat.objects.create(
        **of, organ="algemeen bestuur", function="lid", held_by="wethouder", valid_from=date(2022, 6, 1)
    )
    Seat.objects.create(**of, organ="algemeen bestuur", function="oud-lid", valid_to=date(2022, 6, 1))
    for year, amount in ((2025, 1), (2026, 1_250_000)):
        Contribution.objects.create(
            **of, year=year, kind="budget", amount=Decimal(amount), source="begroting"
        )
    water = {"partnership": region.waste, "party": region.water}
    Contribution.objects.create(
        **water, year=2026, kind="budget", amount=Decimal("10.50"), source="begroting"
    )
    YearFigures.objects.create(
        partnership=region.waste, year=2026, kind="budget", equity_end=Decimal(-5), source="begroting"
    )
    return region


def where(region):
    return region.waste.get_absolute_url()


def rows(region, table, **query):
    return exported(window(None), where(region), {"tabel": table, **query})


def test_an_amount_stands_beside_that_for_each_inhabitant(told):
    said = section(window(None).get(where(told)), "Bestuur en geld")
    assert f"{told.houten.name} € 1.250.000 € 25,00 begroting" in said.replace("\N{NO-BREAK SPACE}", " ")
    assert "volgens het register, zonder peildatum" in said


def test_without_inhabitants_nothing_is_said_for_each_of_them(told):
    Contribution.objects.exclude(party=told.water).delete()
    assert "inwoner" not in section(window(None).get(where(told)), "Bestuur en geld")


def test_the_list_of_affiliated_entities_says_it_too(told):
    page = f"{told.houten.get_absolute_url()}verbonden-partijen/"
    said = text_of(window(None).get(page, {"jaar": 2026})).replace("\N{NO-BREAK SPACE}", " ")
    assert "€ 1.250.000 € 25,00 per inwoner" in said
    [row] = [
        row for row in exported(window(None), page, {"jaar": 2026}) if row["Bijdrage (euro)"] == "1250000"
    ]
    assert row["Bijdrage per inwoner (euro)"] == "25"


def test_each_table_that_is_shown_is_saved_as_it_stands(told):
    found = addresses(window(None).get(where(told)))
    for table in (SEATS, PAID, FIGURES):
        assert {f"?formaat={kind}&tabel={table}" for kind in ("csv", "xlsx")} <= set(found)
    [seat] = rows(told, SEATS)
    assert (seat["Overheid"], seat["Functie"], seat["Bekleed door"]) == (told.houten.name, "lid", "wethouder")
    assert (seat["Vervanger"], seat["Sinds"]) == ("niet bekend", "2022-06-01")
    paid = {row["Overheid"]: row for row in rows(told, PAID)}
    assert set(paid) == {told.houten.name, told.water.name}
    assert paid[told.houten.name]["Jaar"] == "2026"
    assert paid[told.houten.name]["Bijdrage per inwoner (euro)"] == "25"
    assert paid[told.water.name]["Bijdrage (euro)"] == "10,5"
    assert paid[told.water.name]["Bijdrage per inwoner (euro)"] == "niet bekend"
    [figures] = rows(told, FIGURES)
    assert (figures["Eigen vermogen 31 december (euro)"], figures["Resultaat (euro)"]) == (
        "-5",
        "niet bekend",
    )


def test_each_row_says_of_which_partnership_and_party_it_is(told):
    for table in (SEATS, PAID):
        row = rows(told, table)[0]
        assert row["Id van het samenwerkingsverband"] == str(told.waste.public_id)
        assert row["Adres"] == f"http://testserver{where(told)}"
        assert row["Id van de overheid"]
    assert rows(told, FIGURES)[0]["Id van het samenwerkingsverband"] == str(told.waste.public_id)


def test_the_files_hold_for_the_day_that_was_asked_for(told):
    assert [row["Functie"] for row in rows(told, SEATS, peildatum="2021-01-01")] == ["oud-lid"]
    assert [row["Jaar"] for row in rows(told, PAID, peildatum="2025-06-01")] == ["2025"]


@pytest.mark.parametrize("query", ["formaat=csv", "formaat=csv&tabel=onzin", "formaat=pdf&tabel=zetels"])
def test_what_is_no_table_or_file_shows_the_page(told, query):
    answer = window(None).get(f"{where(told)}?{query}")
    assert answer["Content-Type"].startswith("text/html")
    assert answer.status_code == 200
    assert ("is geen bekende keuze" in text_of(answer)) == ("onzin" in query or "pdf" in query)


def test_what_is_at_stake_stands_on_the_page_and_in_the_file(told):
    assert "Belang" not in section(window(None).get(where(told)), "Bestuur en geld")
    Contribution.objects.filter(party=told.houten).update(stake_begin=Decimal(5000))
    said = section(window(None).get(where(told)), "Bestuur en geld")
    assert "€ 5.000 niet bekend" in said.replace("\N{NO-BREAK SPACE}", " ")
    paid = {row["Overheid"]: [row[head] for head in STAKES] for row in rows(told, PAID)}
    assert paid == {
        told.houten.name: ["5000", "niet bekend"],
        told.water.name: ["niet bekend", "niet bekend"],
    }
