import csv
import io
from datetime import date

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from verband.rooms.common import exports
from verband.rooms.common.cells import Link, exact_text
from verband.rooms.common.exports import (
    Notes,
    csv_bytes,
    csv_response,
    export_response,
    read_back,
    shielded,
    unshielded,
    xlsx_bytes,
    xlsx_response,
)
from verband.rooms.common.tables import Column, build_table
from verband.rooms.common.tests.visits import drawn

NOTES = Notes(
    "Vorm: openbaar lichaam",
    "stand register 16 mei 2026",
    "Register van Overheidsorganisaties",
    (("Let op", "Alleen wettelijke regelingen."),),
)


def columns(count):
    return [
        Column(f"k{place}", f"Kop {place}", lambda row, place=place: row[place], help=f"Uitleg {place}.")
        for place in range(count)
    ]


def table(rows, query=None, total=None):
    return build_table(
        columns=columns(len(rows[0])),
        rows=rows,
        caption="Samenwerkingsverbanden",
        query=query or {},
        total=total,
    )


def expected(built):
    return [{column.label: exact_text(column.value(row)) for column in built.columns} for row in built.rows]


def sheets(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def test_csv_is_what_a_dutch_spreadsheet_opens():
    built = table(
        [("Súdwest-Fryslân", 3.5, date(2026, 5, 16), None), ("a;b", 1234, "", Link("Baarn", "/x/"))]
    )
    assert csv_bytes(built) == (
        b"\xef\xbb\xbf"
        + "Kop 0;Kop 1;Kop 2;Kop 3\r\n"
        "Súdwest-Fryslân;3,5;2026-05-16;niet bekend\r\n"
        '"a;b";1234;;Baarn\r\n'.encode()
    )


@pytest.mark.parametrize(
    "text", ["=1+1", "+31", "-2", "@x", "\tx", "\rx", "\nx", " =1", "＝1", "'=1", "''-1"]
)
def test_formula_is_shielded_and_comes_back(text):
    assert shielded(text) == f"'{text}"
    assert unshielded(shielded(text)) == text


@pytest.mark.parametrize("text", ["'s-Gravenhage", "'t Gooi", "", "a=b", "1-2", "''", "’s-Hertogenbosch"])
def test_common_text_is_left_alone(text):
    assert shielded(text) == text
    assert unshielded(text) == text


def test_negative_number_stays_a_number():
    assert read_back(csv_bytes(table([(-5,)]))) == [{"Kop 0": "-5"}]
    assert b"\r\n-5\r\n" in csv_bytes(table([(-5,)]))


def test_xlsx_never_holds_a_formula_or_a_link():
    book = sheets(xlsx_bytes(table([("=1+1", "https://example.org", "0307")]), NOTES))
    cells = book.worksheets[0][2]
    assert [cell.value for cell in cells] == ["=1+1", "https://example.org", "0307"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)


def test_xlsx_has_typed_numbers_and_days_and_says_what_they_mean():
    book = sheets(xlsx_bytes(table([(3, date(2026, 5, 16)), (None, "")], total=9), NOTES))
    assert book.sheetnames == ["Samenwerkingsverbanden", "Toelichting"]
    assert book.worksheets[0]["A2"].value == 3
    assert book.worksheets[0]["B2"].is_date
    assert book.worksheets[0]["A3"].value == "niet bekend"
    explained = {row[0]: row[1] for row in book["Toelichting"].iter_rows(values_only=True)}
    assert explained["Aantal rijen"] == "2 van 9"
    assert explained["Filter"] == "Vorm: openbaar lichaam"
    assert explained["Peildatum"] == "stand register 16 mei 2026"
    assert explained["Bron"] == "Register van Overheidsorganisaties"
    assert explained["Let op"] == "Alleen wettelijke regelingen."
    assert explained["Kop 1"] == "Uitleg 1."


@pytest.mark.parametrize(
    ("caption", "name"),
    [("", "Gegevens"), ("toelichting", "Gegevens"), ("A/B: [c]?", "A B   c"), ("x" * 40, "x" * 31)],
)
def test_name_of_the_sheet_is_one_a_spreadsheet_takes(caption, name):
    built = build_table(columns=columns(1), rows=[("a",)], caption=caption, query={})
    assert sheets(xlsx_bytes(built, NOTES)).sheetnames[0] == name


def test_export_holds_all_pages_in_the_order_of_the_address():
    built = table([(number,) for number in range(120)], query={"sorteer": ["-k0"], "pagina": ["2"]})
    assert [row["Kop 0"] for row in read_back(csv_bytes(built))] == [str(n) for n in range(119, -1, -1)]
    assert read_back(xlsx_bytes(built, NOTES)) == read_back(csv_bytes(built))


def test_text_longer_than_a_cell_is_cut_and_says_so():
    built = table([("a" * 40_000,)])
    (row,) = read_back(xlsx_bytes(built, NOTES))
    assert len(row["Kop 0"]) == exports.CELL_LIMIT
    assert row["Kop 0"].endswith("[ingekort: de hele tekst staat in de CSV]")
    assert read_back(csv_bytes(built)) == expected(built)


def test_characters_that_no_file_can_hold_are_replaced():
    built = table([("a\ud800b\uffff",)])
    assert read_back(csv_bytes(built)) == [{"Kop 0": "a�b�"}]
    assert read_back(xlsx_bytes(built, NOTES)) == [{"Kop 0": "a�b�"}]


def test_day_before_spreadsheets_count_is_a_text():
    built = table([(date(1848, 11, 3),), (date(1900, 2, 28),), (date(1900, 3, 1),)])
    assert read_back(xlsx_bytes(built, NOTES)) == expected(built)


def test_answers_are_files_with_a_name():
    built = table([("a",)])
    answer = csv_response(built, "Overheden in Utrecht")
    assert answer["Content-Disposition"] == 'attachment; filename="overheden-in-utrecht.csv"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert read_back(answer.content) == expected(built)
    answer = xlsx_response(built, "Overheden", NOTES)
    assert answer["Content-Disposition"] == 'attachment; filename="overheden.xlsx"'
    assert read_back(io.BytesIO(answer.content)) == expected(built)


@pytest.mark.parametrize(("asked", "name"), [("csv", "x.csv"), ("xlsx", "x.xlsx")])
def test_address_asks_for_an_export(asked, name):
    answer = export_response({"formaat": [asked]}, table([("a",)]), "x", NOTES)
    assert answer is not None
    assert name in answer["Content-Disposition"]


@pytest.mark.parametrize("query", [{}, {"formaat": ["pdf"]}])
def test_address_without_a_format_asks_for_the_page(query):
    assert export_response(query, table([("a",)]), "x", NOTES) is None


def test_links_keep_the_filter_and_leave_the_page():
    html = drawn("common/_export_links.html", {}, "/?vorm=OL&pagina=2")
    assert 'href="?vorm=OL&amp;formaat=csv"' in html
    assert 'href="?vorm=OL&amp;formaat=xlsx"' in html


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "leeg"),
        (b"\xff\xfe", "UTF-8"),
        (b"PK\x03\x04 geen werkmap", "XLSX"),
        (b"a;b\r\n1\r\n", "Rij 2 heeft 1 kolommen"),
        (b"a;b\r\n" + b"x" * (csv.field_size_limit() + 1), "leesbare CSV"),
    ],
)
def test_other_files_are_refused_in_one_sentence(data, sentence):
    with pytest.raises(ValueError, match=sentence):
        read_back(data)


def writable(text):
    """XLSX writes a control character as _x000D_; a person who types just that is not told apart."""
    return "_x" not in text and "x005F_" not in text


cells = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")).filter(writable),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=True),
    st.dates(),
    st.booleans(),
    st.sampled_from(["=1", "-a", "'=b", "a;b", 'c"d', "e\r\nf", "'s-Graveland", "\r", "_"]),
)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[cells] * width), min_size=1, max_size=5)
)


@settings(max_examples=60, deadline=None)
@example([(2.7755548558168653e-254, -0.0)])
@given(tables)
def test_any_table_comes_back_the_same_from_both_formats(rows):
    built = table(rows)
    assert read_back(csv_bytes(built)) == expected(built)
    assert read_back(xlsx_bytes(built, NOTES)) == expected(built)
