"""The table beside a picture as a file: all its rows, with the id and the address of what its cells lead to."""

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from verband.rooms.common.cells import Cell
from verband.rooms.common.tables import Column, Table, build_table
from verband.rooms.patchwork.bridge.words import Frame, TwinCell
from verband.rooms.patchwork.exports.naming import Absolute

Line = tuple[TwinCell, ...]
NOT_KNOWN = frozenset({"onbekend", "begin onbekend"})


def picture_table(frame: Frame, absolute: Absolute) -> Table[Line]:
    """Return the table beside a picture, whole."""
    rows = frame.twin.all_rows
    columns = [_column(place, head) for place, head in enumerate(frame.twin.heads)]
    for place, head in enumerate(frame.twin.heads):
        if any(row[place].url for row in rows):
            columns += _leading_to(place, head, absolute)
    return build_table(columns=columns, rows=rows, caption=frame.title, query={})


def _column(place: int, head: str) -> Column[Line]:
    return Column(f"kolom-{place}", head, lambda row: _cell(row[place]))


def _cell(cell: TwinCell) -> Cell:
    if cell.value is not None:
        return cell.value
    return None if cell.text in NOT_KNOWN else cell.text


def _leading_to(place: int, head: str, absolute: Absolute) -> Iterator[Column[Line]]:
    yield Column(f"id-{place}", f"Id bij {head.lower()}", lambda row: _id_in(row[place].url))
    yield Column(
        f"adres-{place}", f"Adres bij {head.lower()}", lambda row: _outside(row[place].url, absolute)
    )


def _outside(url: str, absolute: Absolute) -> str:
    return absolute(url) if url else ""


@lru_cache(maxsize=16_384)
def _id_in(url: str) -> str:
    """Return the id of what an address of this site leads to, empty when it leads to a list."""
    try:
        found = resolve(urlsplit(url).path)
    except Resolver404:
        return ""
    return str(found.kwargs.get("public_id", ""))
