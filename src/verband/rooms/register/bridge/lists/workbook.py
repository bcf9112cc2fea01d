"""From the bytes of a workbook (XLSX) to rows: the first sheet that has a header we know."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol, cast

from verband.core.errors import InputError
from verband.core.lists.reading import HEADER_WITHIN, ListFile, ListRow, known_heads, list_of
from verband.rooms.common.workbooks import SentWorkbook

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

WORKBOOK = b"PK"
"""How a workbook begins, as every zip does."""
MOST_LINES = 1_048_576
"""Lines that a sheet of a spreadsheet can have."""
SAVE_AS = "sla de lijst opnieuw op als XLSX of CSV"
_CONTROL = re.compile(r"_x(00[0-7][0-9A-Fa-f])_")
"""How XLSX writes a control character."""


class _Sheet(Protocol):
    """A sheet that is read row by row; the stubs of openpyxl deny that it has rows."""

    title: str
    sheet_state: str

    def reset_dimensions(self) -> None: ...

    def iter_rows(self, *, values_only: bool = False) -> Iterator[tuple[Any, ...]]: ...


def read_workbook(data: bytes) -> tuple[ListFile, str]:
    """Return the list in a workbook, and the name of its sheet.

    Raises
    ------
    InputError
        When it is no workbook or has no list; one sentence says where and what to do.
    """
    sent = SentWorkbook(data, SAVE_AS)
    with sent.opened() as book:
        sheet = _sheet_with_list(book)
        listed = list_of(_rows(sheet))
    if sent.with_formulas:
        _refuse_unknown_outcomes(sent, sheet.title)
    return listed, sheet.title


def _sheets(book: "Workbook") -> list[_Sheet]:
    return cast("list[_Sheet]", book.worksheets)


def _sheet_with_list(book: "Workbook") -> _Sheet:
    """Return the first sheet that has a header we know, else the first that says anything."""
    sheets = [sheet for sheet in _sheets(book) if sheet.sheet_state == "visible"]
    beginnings = [(sheet, list(islice(_rows(sheet), HEADER_WITHIN))) for sheet in sheets]
    filled = [(sheet, rows) for sheet, rows in beginnings if rows]
    if not filled:
        message = "Er staan geen gegevens in het rekenblad."
        raise InputError(message)
    return next((sheet for sheet, rows in filled if known_heads(rows)), filled[0][0])


def _rows(sheet: _Sheet) -> Iterator[ListRow]:
    """Yield the rows that say anything, with the line of the sheet they stand on."""
    # What a file says of its own size is often wrong.
    sheet.reset_dimensions()
    for line, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if line > MOST_LINES:
            message = f"Blad '{sheet.title}' heeft meer dan {MOST_LINES} regels; {SAVE_AS}."
            raise InputError(message)
        cells = tuple(_trimmed(_text(value) for value in values))
        if cells:
            yield ListRow(line, cells)


def _trimmed(cells: Iterable[str]) -> list[str]:
    """Return the cells without the empty ones at the end, which a mere colour leaves behind."""
    trimmed = list(cells)
    while trimmed and not trimmed[-1].strip():
        trimmed.pop()
    return trimmed


def _text(value: object) -> str:
    """Return a value as it would stand in a CSV."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.15g}"
    return _CONTROL.sub(lambda code: chr(int(code[1], 16)), str(value))


def _refuse_unknown_outcomes(sent: SentWorkbook, title: str) -> None:
    """Refuse formulas that were never worked out: their cells read as if they were empty."""
    with sent.opened() as known, sent.opened(data_only=False) as written:
        [outcomes_of, formulas_of] = (
            next(sheet for sheet in _sheets(book) if sheet.title == title) for book in (known, written)
        )
        rows = zip(_cells(outcomes_of), _cells(formulas_of), strict=True)
        for outcomes, formulas in rows:
            for outcome, formula in zip(outcomes, formulas, strict=True):
                # An outcome that is an empty text is one; it says so by its type.
                if formula.data_type == "f" and outcome.value is None and outcome.data_type != "str":
                    message = (
                        f"Blad '{title}', cel {formula.coordinate}: de uitkomst van de formule staat niet in het "
                        "bestand; open het in een rekenblad, sla het op en probeer het opnieuw."
                    )
                    raise InputError(message)


def _cells(sheet: _Sheet) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()
    return sheet.iter_rows()
