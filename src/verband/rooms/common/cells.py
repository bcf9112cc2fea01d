"""What stands in a cell: how it is shown, written to a file and put in order.

An unknown value is ``None`` and reads "niet bekend" on the screen and in a file; an empty text means that
there is nothing to say. So nobody takes unknown for zero or for "not applicable".
"""

import math
import unicodedata
from dataclasses import dataclass
from datetime import date

from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.common.words import UNKNOWN, datum, getal


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads to a page; it is ordered as a reader looks for it, without "Gemeente" in front."""

    text: str
    address: str


Cell = str | int | float | date | Link | None
Value = str | int | float | date | None
SortKey = tuple[int, float, str]


def plain(cell: Cell) -> Value:
    """Return the value behind the cell: the text of a link, ja or nee, None for what is not a number."""
    if isinstance(cell, Link):
        return cell.text
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        # Adding zero takes the sign off minus zero.
        return cell + 0.0 if math.isfinite(cell) else None
    return cell


def shown_text(cell: Cell) -> str:
    """Return the cell as people read it: 16 mei 2026, 12.345,5, niet bekend."""
    value = plain(cell)
    if isinstance(value, date):
        return datum(value)
    if isinstance(value, int | float):
        return _shown_number(value)
    return exact_text(value)


def exact_text(cell: Cell) -> str:
    """Return the cell as files carry it: 2026-05-16, 12345,5, niet bekend.

    Numbers keep fifteen digits, as many as a spreadsheet holds, so that every file says the same.
    """
    value = plain(cell)
    if value is None:
        return UNKNOWN
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", ",")
    return str(value)


def sort_key(cell: Cell) -> SortKey | None:
    """Return what a cell is ordered by, None for a cell that says nothing and always comes last."""
    value = plain(cell)
    if value is None or value == "":
        return None
    if isinstance(cell, Link):
        return (1, 0, alphabetical_key(cell.text))
    if isinstance(value, date):
        return (0, value.toordinal(), "")
    if isinstance(value, int | float):
        return (0, value, "")
    return (1, 0, _alphabetical(value))


def _shown_number(value: float) -> str:
    """All digits that a file would carry: the screen and the export never say different numbers."""
    exact = exact_text(value)
    return exact if "e" in exact else getal(value, len(exact.partition(",")[2]))


def _alphabetical(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c)).lstrip(" '’‘`\"(")
