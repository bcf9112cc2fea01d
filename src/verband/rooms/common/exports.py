"""Exports of exactly what is seen, all rows of the filter in the same order and columns, and the way back.

CSV has a byte order mark and semicolons, as Dutch spreadsheets expect. A text that a spreadsheet could take
for a formula gets an apostrophe in front, which reading back takes off. XLSX needs none: its cells are typed.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, TypeVar

import xlsxwriter
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from verband.rooms.common.bridge import InputError
from verband.rooms.common.cells import Cell, exact_text, plain
from verband.rooms.common.tables import Column, Query, Table, last_value
from verband.rooms.common.words import UNKNOWN
from verband.rooms.common.workbooks import SentWorkbook

FORMAT = "formaat"
TABLE = "tabel"
FORMATS = ("csv", "xlsx")
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSX_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
EXPLANATION = "Toelichting"
CELL_LIMIT = 32_767
"""Characters that a cell of a spreadsheet can hold."""
CUT = " … [ingekort: de hele tekst staat in de CSV]"
FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets count a 29 February 1900 that never was; days before it are written as text."""

Row = TypeVar("Row")
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_SHIELDED = re.compile(rf"'{_FORMULA.pattern}")
_CONTROL = re.compile(r"_x(00[01][0-9A-F])_")
"""How XLSX writes a control character."""
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Halves of a pair and non-characters: a file with one in it cannot be opened."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What an export must say about itself."""

    filter_text: str
    day: str
    """The day the rows hold for, in words: "stand register 16 mei 2026"."""
    source: str
    more: tuple[tuple[str, str], ...] = ()
    """Further lines, each a label and a text."""


def export_response(query: Query, table: Table[Row], name: str, notes: Notes) -> HttpResponse | None:
    """Return the export that the address asks for, None when it asks for a page."""
    asked = last_value(query, FORMAT)
    if asked == "csv":
        return csv_response(table, name)
    if asked == "xlsx":
        return xlsx_response(table, name, notes)
    return None


def csv_response(table: Table[Row], name: str) -> HttpResponse:
    """Answer with the table as CSV."""
    return _download(csv_bytes(table), CSV_TYPE, f"{slugify(name)}.csv")


def xlsx_response(table: Table[Row], name: str, notes: Notes) -> HttpResponse:
    """Answer with the table as XLSX, with a sheet that explains it."""
    return _download(xlsx_bytes(table, notes), XLSX_TYPE, f"{slugify(name)}.xlsx")


def csv_bytes(table: Table[Row]) -> bytes:
    """Write all rows of the table as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([shielded(column.label) for column in table.columns])
    for row in table.rows:
        writer.writerow([_csv_text(column.value(row)) for column in table.columns])
    return out.getvalue().encode("utf-8-sig")


def shielded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet could take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unshielded(text: str) -> str:
    """Take off the apostrophe that :func:`shielded` put there."""
    return text[1:] if _SHIELDED.match(text) else text


def xlsx_bytes(table: Table[Row], notes: Notes) -> bytes:
    """Write all rows of the table as XLSX: the rows on the first sheet, what they mean on the second."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, XLSX_OPTIONS) as book:
        styles = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            "text": book.add_format({"num_format": "@"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        _write_rows(book.add_worksheet(_sheet_name(table.caption)), table, styles)
        _write_notes(book.add_worksheet(EXPLANATION), table, notes, styles["head"])
    return out.getvalue()


def read_back(source: bytes | BinaryIO, *, under: str | None = None) -> list[dict[str, str]]:
    """Read an export of either format into equal rows: column label to text, dates as 2026-05-16.

    ``under`` names a column that must be there: titles that someone wrote above the heads are then passed over.

    Raises
    ------
    ValueError
        When the bytes are no export of this site.
    """
    data = source if isinstance(source, bytes) else source.read()
    lines = list(_lines_of_xlsx(data) if data.startswith(b"PK") else _lines_of_csv(data))
    head = next((place for place, line in enumerate(lines) if under in line), 0)
    if not lines or not lines[head]:
        message = "Dit bestand is leeg: er staat geen kopregel in."
        raise ValueError(message)
    header, rest = lines[head], lines[head + 1 :]
    return [_row_of(header, line, number) for number, line in enumerate(rest, start=head + 2)]


def _row_of(header: list[str], line: list[str], number: int) -> dict[str, str]:
    if len(line) != len(header):
        count = f"{len(line)} kolommen en de kopregel {len(header)}"
        message = f"Rij {number} heeft {count}; exporteer het bestand opnieuw."
        raise ValueError(message)
    return dict(zip(header, line, strict=True))


def _download(content: bytes, kind: str, filename: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=filename) or ""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})


def _csv_text(cell: Cell) -> str:
    value = plain(cell)
    return shielded(_writable(value)) if isinstance(value, str) else exact_text(value)


def _writable(text: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", text)


def _sheet_name(caption: str) -> str:
    name = re.sub(r"[\[\]:*?/\\']", " ", caption).strip()[:31].strip()
    return name if name and name.casefold() not in {EXPLANATION.casefold(), "history"} else "Gegevens"


def _write_rows(sheet: Worksheet, table: Table[Row], styles: dict[str, Format]) -> None:
    for place, column in enumerate(table.columns):
        _write_text(sheet, 0, place, column.label, styles["head"])
        sheet.set_column(place, place, _width(column))
        for line, row in enumerate(table.rows, start=1):
            _write_cell(sheet, line, place, column.value(row), styles)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _width(column: Column[Row]) -> int:
    return 40 if column.kind in ("text", "link") else 16


def _write_cell(sheet: Worksheet, line: int, place: int, cell: Cell, styles: dict[str, Format]) -> None:
    value = plain(cell)
    if isinstance(value, date) and value >= FIRST_DAY:
        sheet.write_datetime(line, place, value, styles["date"])
    elif isinstance(value, int | float) and abs(value) < 10**15:
        # Rounded once, to the digits that exact_text keeps: twice would change the last one.
        sheet.write_number(line, place, float(f"{value:.15g}"))
    else:
        _write_text(sheet, line, place, exact_text(value), styles["text"])


def _write_text(sheet: Worksheet, line: int, place: int, text: str, style: Format | None) -> None:
    if not text:
        sheet.write_blank(line, place, None, style)
        return
    fits = text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - len(CUT)] + CUT
    sheet.write_string(line, place, _writable(fits), style)


def _write_notes(sheet: Worksheet, table: Table[Row], notes: Notes, head: Format) -> None:
    lines = [
        ("Overzicht", table.caption),
        ("Aantal rijen", f"{len(table.rows)} van {table.total}"),
        ("Filter", notes.filter_text),
        ("Peildatum", notes.day),
        ("Bron", notes.source),
        *notes.more,
        (UNKNOWN, "De waarde is niet bekend; dat is iets anders dan nul of leeg."),
        ("Kolom", "Uitleg"),
        *((column.label, column.help) for column in table.columns),
    ]
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 100)
    for line, (label, text) in enumerate(lines):
        _write_text(sheet, line, 0, label, head)
        _write_text(sheet, line, 1, text, None)


def _lines_of_csv(data: bytes) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        message = "Dit bestand is niet als UTF-8 opgeslagen; exporteer het opnieuw."
        raise ValueError(message) from problem
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
            yield [unshielded(cell) for cell in line]
    except csv.Error as problem:
        message = "Dit bestand is geen leesbare CSV; exporteer het opnieuw."
        raise ValueError(message) from problem


def _lines_of_xlsx(data: bytes) -> Iterator[list[str]]:
    try:
        with SentWorkbook(data, "exporteer het opnieuw").opened() as book:
            for line in book.worksheets[0].iter_rows(values_only=True):
                yield [_read_text(value) for value in line]
    except InputError as problem:
        raise ValueError(str(problem)) from problem


def _read_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return exact_text(value.date())
    if isinstance(value, int | float):
        return exact_text(value)
    return _CONTROL.sub(lambda code: chr(int(code[1], 16)), str(value))
