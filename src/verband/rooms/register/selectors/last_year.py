"""What changed in the list of affiliated entities since the one of last year, as it was exported here or elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from verband.rooms.common.bridge import InputError
from verband.rooms.common.exports import read_back
from verband.rooms.common.words import UNKNOWN
from verband.rooms.register.bridge.affiliated import OUTSIDE
from verband.rooms.register.bridge.lists import Names

NAME, ID, PART = "Naam", "Openbaar id", "Deel van de lijst"
STAKES = ("Belang begin van het jaar (euro)", "Belang einde van het jaar (euro)")
"""What the decree asks for besides; who keeps the contribution fills it in."""
PER_INHABITANT = "Bijdrage per inwoner (euro)"
LEFT_OUT = frozenset({ID, "Adres", "Deelnemers", PER_INHABITANT})
"""Columns that say nothing when they differ."""


Row = dict[str, str]


class LastYearError(InputError):
    """A file in which no list of affiliated entities can be read."""


@dataclass(frozen=True, slots=True)
class Named:
    """One entity that stands in one of both lists."""

    name: str
    apart: str
    """Under which heading outside the list of the decree it stands; empty when it stands in it."""


@dataclass(frozen=True, slots=True)
class Changed(Named):
    """One entity that stands in both lists with other values."""

    fields: Sequence[tuple[str, str, str]]
    """Column, then and now."""


@dataclass(frozen=True, slots=True)
class SinceLastYear:
    """What is new, gone and changed."""

    new: Sequence[Named]
    gone: Sequence[Named]
    changed: Sequence[Changed]
    same: int


def since_last_year(content: bytes, now: Sequence[Row], names: Names) -> SinceLastYear:
    """Compare last year's list with that of now; rows belong together by public id, else by what their name means.

    ``now`` holds the rows as an export writes them, ``names`` tells what abbreviations and other names mean.

    Raises
    ------
    LastYearError
        When the file cannot be read, or has no column with names.
    """
    then = _rows(content)
    by_name = {row[NAME].casefold(): row for row in then}
    by_id = {key: row for row in then if (key := row.get(ID) or names.match(row[NAME]).key)}
    pairs = [(row, by_id.get(row[ID]) or by_name.get(row[NAME].casefold())) for row in now]
    found = [id(before) for _, before in pairs if before]
    changed = [each for row, before in pairs if before and (each := _changed(before, row)).fields]
    return SinceLastYear(
        new=[_named(row) for row, before in pairs if not before],
        gone=[_named(row) for row in then if id(row) not in found],
        changed=changed,
        same=len(found) - len(changed),
    )


def _rows(content: bytes) -> list[Row]:
    try:
        rows = read_back(content, under=NAME)
    except (ValueError, KeyError, OSError) as error:
        message = (
            "Dit bestand is niet te lezen als lijst; kies de XLSX of CSV die u vorig jaar hebt opgehaald."
        )
        raise LastYearError(message) from error
    if not rows or NAME not in rows[0]:
        message = (
            f"In dit bestand staat geen kolom '{NAME}'; noem de kolom met de namen zo en probeer het opnieuw."
        )
        raise LastYearError(message)
    return [row for row in rows if row[NAME]]


def _named(row: Row) -> Named:
    return Named(row[NAME], _apart(row))


def _apart(row: Row) -> str:
    part = row.get(PART, "")
    return part if part.startswith(OUTSIDE) else ""


def _said(text: str) -> str:
    """Return what a cell says; one that was left empty says as little as one that says so."""
    return "" if text.strip() == UNKNOWN else text.strip()


def _changed(before: Row, now: Row) -> Changed:
    # An own list may name by abbreviation what it means; only a list from here shows a change of name.
    told_by_name = set() if before.get(ID) else {NAME}
    shared = [name for name in now if name in before and name not in LEFT_OUT | told_by_name]
    fields = [(name, before[name], now[name]) for name in shared if _said(before[name]) != _said(now[name])]
    return Changed(now[NAME], _apart(now), fields)
