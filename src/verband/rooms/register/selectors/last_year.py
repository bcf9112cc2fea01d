"""What changed in the list of affiliated entities since the one of last year, as it was exported here or elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from verband.rooms.common.bridge import InputError
from verband.rooms.common.exports import read_back
from verband.rooms.common.words import UNKNOWN, euro
from verband.rooms.register.bridge.affiliated import OUTSIDE
from verband.rooms.register.bridge.lists import Names

NAME, ID, PART = "Naam", "Openbaar id", "Deel van de lijst"
STAKES = ("Belang begin van het jaar (euro)", "Belang einde van het jaar (euro)")
"""What the decree asks for besides; who keeps the contribution fills it in."""
PER_INHABITANT = "Bijdrage per inwoner (euro)"
PAPERS = "Bedragen volgens"
LEFT_OUT = frozenset({ID, "Adres", "Deelnemers", PER_INHABITANT, PAPERS})
"""Columns that say nothing when they differ."""
EURO, CENTS = "(euro)", 2
GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?")
PLAIN = re.compile(r"-?[0-9]+([.,][0-9]+)?")

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
    """Compare last year's list with that of now; rows belong together as ``_paired`` tells.

    ``now`` holds the rows as an export writes them, ``names`` tells what abbreviations and other names mean.

    Raises
    ------
    LastYearError
        When the file cannot be read, or has no column with names.
    """
    then = _rows(content)
    pairs = _paired(now, then, names)
    found = [id(before) for _, before in pairs if before]
    changed = [each for row, before in pairs if before and (each := _changed(before, row)).fields]
    return SinceLastYear(
        new=[_named(row) for row, before in pairs if not before],
        gone=[_named(row) for row in then if id(row) not in found],
        changed=changed,
        same=len(found) - len(changed),
    )


def _paired(now: Sequence[Row], then: Sequence[Row], names: Names) -> list[tuple[Row, Row | None]]:
    """Return each row of now with its own of last year: by public id, else by what a name means, else by the name.

    A row that carries an id is of that entity only, and none is of two.
    """
    unnamed = [row for row in then if not row.get(ID)]
    ways: tuple[tuple[str, dict[str, Row]], ...] = (
        (ID, {row[ID]: row for row in then if row.get(ID)}),
        (ID, {key: row for row in unnamed if (key := names.match(row[NAME]).key)}),
        (NAME, {row[NAME].casefold(): row for row in unnamed}),
    )
    found: dict[int, Row] = {}
    taken: set[int] = set()
    for column, by in ways:
        for place, row in enumerate(now):
            before = by.get(row[column].casefold())
            if place not in found and before is not None and id(before) not in taken:
                found[place] = before
                taken.add(id(before))
    return [(row, found.get(place)) for place, row in enumerate(now)]


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


def _said(column: str, text: str) -> str:
    """Return what a cell says, an amount as this site writes it; an empty one says as little as one that says so."""
    bare = text.strip()
    if column.endswith(EURO) and (amount := _amount(bare)) is not None:
        return euro(amount, 0 if amount == int(amount) else CENTS)
    return "" if bare == UNKNOWN else bare


def _amount(text: str) -> Decimal | None:
    bare = text.removeprefix("€").strip()
    if GROUPED.fullmatch(bare):
        bare = bare.replace(".", "")
    return Decimal(bare.replace(",", ".")) if PLAIN.fullmatch(bare) else None


def _changed(before: Row, now: Row) -> Changed:
    # An own list may name by abbreviation what it means; only a list from here shows a change of name.
    told_by_name = set() if before.get(ID) else {NAME}
    shared = [name for name in now if name in before and name not in LEFT_OUT | told_by_name]
    said = [(name, _said(name, before[name]), _said(name, now[name])) for name in shared]
    return Changed(now[NAME], _apart(now), [each for each in said if each[1] != each[2]])
