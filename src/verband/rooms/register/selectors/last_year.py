"""What changed in the list of affiliated entities since the one of last year, as it was exported here or elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from verband.rooms.common.bridge import InputError
from verband.rooms.common.exports import read_back

NAME, ID = "Naam", "Openbaar id"
LEFT_OUT = frozenset({ID, "Adres", "Deelnemers"})
"""Columns that say nothing when they differ."""


class LastYearError(InputError):
    """A file in which no list of affiliated entities can be read."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One entity that stands in both lists with other values."""

    name: str
    fields: Sequence[tuple[str, str, str]]
    """Column, then and now."""


@dataclass(frozen=True, slots=True)
class SinceLastYear:
    """What is new, gone and changed."""

    new: Sequence[str]
    gone: Sequence[str]
    changed: Sequence[Changed]
    same: int


def since_last_year(content: bytes, now: Sequence[dict[str, str]]) -> SinceLastYear:
    """Compare last year's list with that of now; rows belong together by public id, else by name.

    ``now`` holds the rows as an export writes them.

    Raises
    ------
    LastYearError
        When the file cannot be read, or has no column with names.
    """
    then = _rows(content)
    by_id = {row[ID]: row for row in then if row.get(ID)}
    by_name = {row[NAME].casefold(): row for row in then}
    pairs = [(row, by_id.get(row[ID]) or by_name.get(row[NAME].casefold())) for row in now]
    found = [id(before) for _, before in pairs if before]
    changed = [each for row, before in pairs if before and (each := _changed(before, row)).fields]
    return SinceLastYear(
        new=[row[NAME] for row, before in pairs if not before],
        gone=[row[NAME] for row in then if id(row) not in found],
        changed=changed,
        same=len(found) - len(changed),
    )


def _rows(content: bytes) -> list[dict[str, str]]:
    try:
        rows = read_back(content)
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


def _changed(before: dict[str, str], now: dict[str, str]) -> Changed:
    shared = [name for name in now if name in before and name not in LEFT_OUT]
    fields = [(name, before[name], now[name]) for name in shared if before[name] != now[name]]
    return Changed(now[NAME], fields)
