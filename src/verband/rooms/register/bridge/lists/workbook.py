"""From the bytes of a workbook (XLSX) to rows: the first sheet that has a header we know.

A workbook is a zip with XML in it, and can be hostile in both ways: it is weighed before anything of it is read,
and a DOCTYPE is refused. What openpyxl then reads is what the person saw: the outcomes of formulas, not the formulas.
"""

import io
import re
import warnings
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol, cast
from zipfile import BadZipFile, ZipFile

from verband.core.errors import InputError
from verband.core.lists.decoding import refuse_size
from verband.core.lists.reading import HEADER_WITHIN, ListFile, ListRow, known_heads, list_of

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

WORKBOOK = b"PK"
"""How a workbook begins, as every zip does."""
MOST_UNPACKED = 100 * 1024**2
"""Bytes of all parts together; a list of two hundred thousand lines takes about half."""
MOST_PARTS = 2000
MOST_LINES = 1_048_576
"""Lines that a sheet of a spreadsheet can have."""
SAVE_AS = "sla de lijst opnieuw op als XLSX of CSV"
UNREADABLE = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    SyntaxError,
    RuntimeError,
    ArithmeticError,
)
"""What openpyxl and the parsers below it raise on a workbook that is damaged, locked or made up."""
_CONTROL = re.compile(r"_x(00[0-7][0-9A-Fa-f])_")
"""How XLSX writes a control character."""
_FORMULA = re.compile(rb"<(?:[\w.-]{1,20}:)?f[\s/>]")
_LOOKED_AT = 1 << 16
_LONGEST_MARK = 32


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
    refuse_size(data)
    try:
        return _read(data)
    except InputError:
        raise
    except UNREADABLE as error:
        message = f"Dit rekenblad is niet te lezen: het is beschadigd, beveiligd of geen XLSX; {SAVE_AS}."
        raise InputError(message) from error


def _read(data: bytes) -> tuple[ListFile, str]:
    with_formulas = _refuse_hostile(data)
    with _opened(data, data_only=True) as book:
        sheet = _sheet_with_list(book)
        listed = list_of(_rows(sheet))
    if with_formulas:
        _refuse_unknown_outcomes(data, sheet.title)
    return listed, sheet.title


@contextmanager
def _opened(data: bytes, *, data_only: bool) -> "Iterator[Workbook]":
    """Open a workbook for reading row by row; of what openpyxl leaves out nothing matters to a list."""
    # Late, because most lists are no workbook and openpyxl takes long to load.
    import openpyxl

    with warnings.catch_warnings(action="ignore"):
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)
        try:
            yield book
        finally:
            book.close()


def _refuse_hostile(data: bytes) -> bool:
    """Weigh what the zip says it unpacks to, which is also the most that it gives, and look for a DOCTYPE.

    Returns whether there are formulas in it.
    """
    with ZipFile(io.BytesIO(data)) as packed:
        parts = packed.infolist()
        if not any(part.filename.startswith("xl/") for part in parts):
            message = f"Dit is een zipbestand of een ander soort rekenblad of document, geen XLSX; {SAVE_AS}."
            raise InputError(message)
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            message = (
                f"Dit rekenblad is uitgepakt groter dan {MOST_UNPACKED // 1024**2} MB; {SAVE_AS}, "
                "met alleen de lijst zelf erin."
            )
            raise InputError(message)
        names = [part.filename for part in parts if part.filename.endswith((".xml", ".rels"))]
        return True in {_refuse_doctype(packed, name) for name in names}


def _refuse_doctype(packed: ZipFile, name: str) -> bool:
    """Go through one part; return whether there is a formula in it."""
    end, with_formulas = b"", False
    with packed.open(name) as part:
        while block := part.read(_LOOKED_AT):
            # Without zeros, so that two bytes a letter hide nothing.
            plain = end + block.replace(b"\x00", b"")
            if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
                message = f"Dit rekenblad bevat een DOCTYPE, wat een XLSX nooit heeft en wat onveilig is; {SAVE_AS}."
                raise InputError(message)
            with_formulas = with_formulas or _FORMULA.search(plain) is not None
            end = plain[-_LONGEST_MARK:]
    return with_formulas


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


def _refuse_unknown_outcomes(data: bytes, title: str) -> None:
    """Refuse formulas that were never worked out: their cells read as if they were empty."""
    with _opened(data, data_only=True) as known, _opened(data, data_only=False) as written:
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
