"""``import-csv`` with a workbook: the same lists, errors and trial as with a CSV."""

import io
import zipfile
from datetime import date, datetime

import pytest
from django.urls import reverse

from verband.rooms.common import workbooks
from verband.rooms.register.bridge.lists import workbook as reading
from verband.rooms.register.choices import Source
from verband.rooms.register.models import ImportRun, Membership
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.tests.lists import everything, told
from verband.rooms.register.tests.test_import_csv import EXPECTED, MATRIX, PLAIN
from verband.rooms.register.tests.workbooks import cut, repacked, rows_of, with_entity, workbook

PAIRS = rows_of(PLAIN)
NAME = "eigen.xlsx"


@pytest.mark.parametrize(
    "content",
    [
        workbook(PAIRS),
        workbook(rows_of(MATRIX)),
        workbook([["Overzicht samenwerking 2026"], [], *PAIRS]),
        workbook([], PAIRS),
        workbook([["Lees dit eerst", "versie 3"]], PAIRS, [["Samenwerkingsverband", "Gemeente"], ["x", "y"]]),
        workbook([["Verband", "Gemeente"], ["Jong Beraad", "Soest"]], PAIRS, hidden=(0,)),
        workbook([[*row, None, None] for row in PAIRS]),
        workbook(
            [
                ["Verband", "Gemeentecode"],
                *([row[0], {"Houten": 321}.get(row[1], 1900.0)] for row in PAIRS[1:]),
            ]
        ),
        workbook(
            [["", "Regio Lek", "Jong Beraad"], ["Houten", True, True], ["Súdwest-Fryslân", True, False]]
        ),
    ],
)
def test_workbook_is_read_as_people_keep_it(lists, content):
    lists.read(content, file_name=NAME)
    assert told() == EXPECTED


def test_reading_tells_which_sheet_was_read(lists):
    said = lists.read(
        workbook([["Lees mij"]], PAIRS, titles=("Uitleg", "Deelnames")), "--dry-run", file_name=NAME
    )
    assert "  blad: 'Deelnames'" in said
    assert "Dit was een proef" in said
    assert told() == []


def test_days_and_empty_outcomes_are_read_as_they_are_shown(lists):
    days = [date(2020, 1, 1), datetime(2021, 2, 1, 12, 30), "2022-03-01", None]  # noqa: DTZ001 - sheets know no zones
    rows = [
        ["Regio Lek", name, day]
        for name, day in zip(("Houten", "Soest", "Nieuwegein", "gm1900"), days, strict=True)
    ]
    lists.read(workbook([["Verband", "Gemeente", "Vanaf"], *rows]), file_name=NAME)
    starts = (
        Membership.objects.filter(source=Source.LIST)
        .order_by("valid_from")
        .values_list("valid_from", flat=True)
    )
    assert set(starts) == {date(2020, 1, 1), date(2021, 2, 1), date(2022, 3, 1), None}


def test_export_of_memberships_in_either_format_reads_back_the_same(lists, client, region):
    files = {
        kind: client.get(reverse("register:memberships"), {"formaat": kind}).content
        for kind in ("csv", "xlsx")
    }
    lists.read(files["xlsx"], "--list", "deelnames", file_name="deelnames.xlsx")
    rows = {(row.partnership_id, row.party_id): row for row in Membership.objects.filter(source=Source.LIST)}
    expected = register_on(date(2026, 5, 16)).memberships
    assert rows.keys() == {(row.partnership, row.party) for row in expected}
    for row in expected:
        copy = rows[row.partnership, row.party]
        assert (copy.role, copy.whole, copy.valid_from) == (row.role, row.whole, row.valid_from)
    number = len(expected)
    assert f"deelnames: {number} ongewijzigd" in lists.read(files["csv"], "--list", "deelnames")
    assert "is al verwerkt" in lists.read(files["xlsx"], "--list", "deelnames", file_name="deelnames.xlsx")


def test_doubts_name_the_line_of_the_sheet(lists):
    lists.refused(workbook([["Lijst 2026"], [], *PAIRS, ["Regio Lek", "Soesd"]]), file_name=NAME)
    assert "Regel 7: overheid 'Soesd'" in lists.doubts


def test_same_workbook_twice_changes_nothing(lists):
    content = workbook(PAIRS)
    lists.read(content, file_name=NAME)
    before = everything()
    assert "is al verwerkt" in lists.read(content, file_name=NAME)
    assert everything() == before
    assert ImportRun.objects.latest("pk").file_name == NAME


def test_areas_are_read_from_a_workbook_too(lists):
    said = lists.read(
        workbook([["Regio", "Gemeente"], ["Lekstroom", "Houten"]]), "--as", "areas", file_name=NAME
    )
    assert "gebieden: 1 nieuw" in said


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def bomb(name: str, content: bytes) -> bytes:
    return content + b" " * 1_000_000 if name.endswith("sheet1.xml") else content


def hidden_entity(name: str, content: bytes) -> bytes:
    text = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "a">]>{content.decode()}'
    return text.encode("utf-16") if name.endswith("sheet1.xml") else content


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04rest", "Dit rekenblad is niet te lezen"),
        (workbook(PAIRS)[:-200], "Dit rekenblad is niet te lezen"),
        (repacked(workbook(PAIRS), cut), "Dit rekenblad is niet te lezen"),
        (repacked(workbook(PAIRS), with_entity), "Dit rekenblad bevat een DOCTYPE"),
        (repacked(workbook(PAIRS), hidden_entity), "Dit rekenblad bevat een DOCTYPE"),
        (
            zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
            "Dit is een zipbestand of een ander soort",
        ),
        (zipped(**{"word/document.xml": b"<w/>"}), "Dit is een zipbestand of een ander soort"),
        (zipped(**{"xl/workbook.bin": b"xlsb"}), "Dit rekenblad is niet te lezen"),
        (workbook([]), "Er staan geen gegevens in het rekenblad."),
        (workbook([["Verband", "Gemeente"]]), "Onder de kopregel (regel 1) staan geen gegevens."),
        (b"\xd0\xcf\x11\xe0rest", "Dit is een oud of beveiligd rekenblad (XLS)"),
        (workbook([["Verband", "Gemeente"], ["Regio Lek", '=A2&""']]), "Blad 'Blad1', cel B2: de uitkomst"),
        (workbook([["Kop"] * 2001, ["x"] * 2001]), "Regel 1: een lijst mag 2000 kolommen"),
    ],
)
def test_workbook_that_is_no_list_is_refused_in_one_sentence(lists, content, sentence):
    said = lists.refused(content, file_name=NAME)
    assert said.startswith(sentence)
    assert ". " not in said.rstrip(".")


def test_workbook_that_unpacks_too_large_is_refused(lists, monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_UNPACKED", 500_000)
    small = repacked(workbook(PAIRS), bomb)
    assert len(small) < 50_000
    assert "uitgepakt groter dan" in lists.refused(small, file_name=NAME)


def test_workbook_of_too_many_parts_or_lines_is_refused(lists, monkeypatch):
    monkeypatch.setattr(reading, "MOST_LINES", 3)
    assert "Blad 'Blad1' heeft meer dan 3 regels" in lists.refused(workbook(PAIRS), file_name=NAME)
    monkeypatch.setattr(workbooks, "MOST_PARTS", 3)
    assert "uitgepakt groter dan" in lists.refused(workbook(PAIRS), file_name=NAME)


def test_outcome_of_a_formula_counts_also_when_it_is_an_empty_text(lists):
    def worked_out(name: str, content: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return content
        known = content.replace(b"<v></v>", b"<v/>").replace(b"<v />", b"<v/>")
        first = known.replace(b'<c r="B2"><f>', b'<c r="B2" t="str"><f>').replace(
            b"</f><v/>", b"</f><v>Houten</v>", 1
        )
        return first.replace(b'<c r="C2"><f>', b'<c r="C2" t="str"><f>')

    rows = [["Verband", "Gemeente", "Rol"], ["Regio Lek", '="Hou"&"ten"', '=""']]
    lists.read(repacked(workbook(rows), worked_out), file_name=NAME)
    assert told() == [("Houten", "Regio Lek")]
