"""Workbooks as people keep their lists in, and as nobody should."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl

Rows = list[list[Any]]


def workbook(*sheets: Rows, titles: tuple[str, ...] = (), hidden: tuple[int, ...] = ()) -> bytes:
    """Return a workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for place, rows in enumerate(sheets):
        sheet = book.create_sheet(titles[place] if titles else f"Blad{place + 1}")
        sheet.sheet_state = "hidden" if place in hidden else "visible"
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(
    data: bytes, change: Callable[[str, bytes], bytes], more: Mapping[str, bytes] | None = None
) -> bytes:
    """Return a workbook with its parts changed, and other parts added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def with_entity(name: str, content: bytes) -> bytes:
    """Declare an entity in the first sheet, as no spreadsheet does."""
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    return declared + content if name.endswith("sheet1.xml") else content


def cut(name: str, content: bytes) -> bytes:
    """Leave half of the first sheet."""
    return content[: len(content) // 2] if name.endswith("sheet1.xml") else content


def rows_of(text: str) -> Rows:
    """Return the cells of a CSV without quotes."""
    return [line.split(";") for line in text.splitlines()]
