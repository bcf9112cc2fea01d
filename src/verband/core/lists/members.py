"""Several names in one cell: where one ends and the next begins.

Municipalities have commas and the word "en" in their names (Nuenen, Gerwen en Nederwetten), so a cell is only
cut there when the pieces are known and the whole is not.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal

Knows = Callable[[str], bool]
Commas = Literal["always", "any", "all"]

MOST_PIECES = 4
"""Pieces between commas that one name can have: ministries have three."""
_HARD = re.compile(r"[\n\r;|•]+")
_COMMA = re.compile("(,)")
_SOFT = re.compile(r"(\s+(?:en|&|/)\s+|/)", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-–*·]\s+|\d{1,2}[.)]\s+)")


def split_names(cell: str, knows: Knows, *, commas: Commas = "any") -> tuple[str, ...]:
    """Return the names in a cell, at least one unless it is empty.

    Parameters
    ----------
    knows
        Whether a name is certain.
    commas
        When a comma cuts names: always (the head announces several), when any of the pieces is a known name,
        or only when all are.
    """
    whole = _tidy(cell)
    if not whole or knows(whole):
        return (whole,) if whole else ()
    chunks = (_tidy(chunk) for chunk in _HARD.split(cell))
    return tuple(name for chunk in chunks if chunk for name in _names_in(chunk, knows, commas))


def _names_in(chunk: str, knows: Knows, commas: Commas) -> list[str]:
    if knows(chunk):
        return [chunk]
    names = [name for text in _runs(chunk, _COMMA, knows) for name in _soft_cut(text, knows)]
    cuts = {"always": True, "any": any(map(knows, names)), "all": all(map(knows, names))}
    return names if cuts[commas] else [chunk]


def _soft_cut(text: str, knows: Knows) -> list[str]:
    pieces = list(_runs(text, _SOFT, knows))
    return pieces if all(map(knows, pieces)) else [text]


def _runs(text: str, between: re.Pattern[str], knows: Knows) -> Iterator[str]:
    """Yield the longest known run of pieces each time, and an unknown piece by itself."""
    parts = between.split(text)
    start = 0
    while start < len(parts):
        ends = range(min(len(parts), start + 2 * MOST_PIECES - 1), start, -2)
        runs = {end: _tidy("".join(parts[start:end])) for end in ends}
        end = next((end for end, run in runs.items() if knows(run)), start + 1)
        if runs[end]:
            yield runs[end]
        start = end + 1


def _tidy(text: str) -> str:
    plain = " ".join(text.split()).removeprefix("en ")
    return _BULLET.sub("", plain).strip(" ,.")
