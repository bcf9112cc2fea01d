"""The list of affiliated entities: its parts, its files, and what changed since last year."""

import io
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from verband.rooms.common.exports import read_back
from verband.rooms.register.models import Contribution, Particulars, Seat, YearFigures
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.workbooks import cut, repacked, with_entity


@pytest.fixture
def told(region):
    """Tell of the waste service what a clerk would fill in for 2026."""
    Contribution.objects.create(
        partnership=region.waste,
        party=region.houten,
        year=2026,
        kind="budget",
        amount=Decimal("1250.50"),
        source="b",
    )
    Contribution.objects.create(
        partnership=region.waste,
        party=region.houten,
        year=2026,
        kind="accounts",
        amount=Decimal(1300),
        source="r",
    )
    YearFigures.objects.create(
        partnership=region.waste,
        year=2026,
        kind="budget",
        equity_begin=Decimal(10),
        result=Decimal(-5),
        source="b",
    )
    Particulars.objects.create(partnership=region.waste, risks="Prijs van restafval.")
    Seat.objects.create(
        partnership=region.waste, party=region.houten, organ="AB", function="deelnemer", held_by="wethouder"
    )
    return region


def where(region, name="affiliated"):
    return reverse(f"register:{name}", args=[region.houten.public_id])


def rows(region, kind="csv"):
    return {
        row["Naam"]: row for row in read_back(window(None).get(f"{where(region)}?formaat={kind}").content)
    }


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_holds_what_is_told_and_leaves_open_what_is_not(told, kind):
    row = next(row for name, row in rows(told, kind).items() if "Afval" in name)
    assert (row["Bijdrage (euro)"], row["Resultaat (euro)"], row["Eigen vermogen 31 december (euro)"]) == (
        "1300",
        "-5",
        "niet bekend",
    )
    assert row["Bestuurlijk belang"] == "AB: deelnemer (wethouder)"
    assert row["Adres"].startswith("http://testserver/samenwerkingsverbanden/")


def test_the_page_says_how_much_is_filled_in_and_that_a_jurist_must_look(told):
    said = window(None).get(where(told)).content.decode()
    assert "bijdrage bij 1 van" in said
    assert "Laat toetsen" in said
    assert "BBV artikel 15" in said


def test_the_document_has_a_table_for_each_part_that_is_not_empty(told):
    content = window(None).get(f"{where(told)}?formaat=docx").content
    paper = Document(io.BytesIO(content))
    heads = [each.text for each in paper.paragraphs if each.style.name == "Heading 2"]
    assert heads[:2] == ["Gemeenschappelijke regelingen", "Vennootschappen en coöperaties"]
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "Prijs van restafval." in cells
    assert "niet bekend" in cells


def test_who_only_looks_on_has_no_affiliated_entity(region):
    assert "Lekoverleg" not in rows_of(region.province)


def rows_of(party):
    content = (
        window(None).get(reverse("register:affiliated", args=[party.public_id]) + "?formaat=csv").content
    )
    return [row["Naam"] for row in read_back(content)]


def compare(cast, region, content):
    sent = {"bestand": SimpleUploadedFile("vorig.xlsx", content)}
    return window(cast.griffier).post(where(region, "compare-affiliated"), sent)


def test_the_same_list_shows_no_change(told, cast):
    content = window(None).get(f"{where(told)}?formaat=xlsx").content
    since = compare(cast, told, content).context["since"]
    assert (since.new, since.gone, since.changed) == ([], [], [])
    assert since.same == len(rows(told))


def test_what_is_new_gone_and_changed_is_named(told, cast):
    content = window(None).get(f"{where(told)}?formaat=csv").content
    Particulars.objects.update(risks="Geen.")
    lines = content.decode("utf-8-sig").splitlines()
    kept = [line for line in lines if not line.startswith("Regio Lek")]
    head = lines[0].split(";")
    old = ["Oude dienst" if name == "Naam" else "" for name in head]
    content = "\n".join([*kept, ";".join(old)]).encode()
    since = compare(cast, told, content).context["since"]
    assert since.new == ["Regio Lek"]
    assert since.gone == ["Oude dienst"]
    assert [(each.fields) for each in since.changed] == [[("Risico's", "Prijs van restafval.", "Geen.")]]


@pytest.mark.parametrize("content", [b"", b"niets", b"PK\x03\x04x"])
def test_a_file_that_is_no_list_gets_one_sentence(told, cast, content):
    assert compare(cast, told, content).status_code == 422


def test_a_list_without_names_is_refused(told, cast):
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Titel"])
    book.active.append(["x"])
    book.save(out)
    assert "geen kolom" in compare(cast, told, out.getvalue()).content.decode()


@pytest.mark.parametrize("year", ["", "kaas", "99999"])
def test_a_year_that_is_none_is_this_year(region, year):
    response = window(None).get(f"{where(region)}?jaar={year}")
    assert response.context["entities"].year == 2026
    assert ("geen jaar van 1990 tot en met 2100; getoond is 2026" in response.content.decode()) is bool(year)


@pytest.mark.parametrize("change", [with_entity, cut])
def test_a_hostile_or_damaged_workbook_of_last_year_is_refused_in_one_sentence(told, cast, change):
    content = window(None).get(f"{where(told)}?formaat=xlsx").content
    answer = compare(cast, told, repacked(content, change))
    assert answer.status_code == 422
    assert "Dit bestand is niet te lezen als lijst" in answer.content.decode()
