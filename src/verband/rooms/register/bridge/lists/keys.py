"""Under which key a list brings a membership, so that the same one is known again at the next reading.

Several lists can say the same: then they share one row, which ends when the last of them no longer says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from verband.core.lists.marks import Part
from verband.rooms.register.bridge.lists.doubts import ListDoubt
from verband.rooms.register.bridge.lists.meaning import Meaning
from verband.rooms.register.bridge.lists.periods import Told, overlap


@dataclass(frozen=True, slots=True)
class ListRow:
    """A membership that stands here because lists say so."""

    object_id: UUID
    part: Part
    start: date | None
    end: date | None
    own_key: str = ""
    """Key under which this list brought it, this time or once; empty when only others did."""
    is_own: bool = False
    """Whether this list said so at its last reading."""
    others: tuple[str, ...] = ()
    """Other lists that say so."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """A membership with its key, and the row that it stands for if there is one."""

    told: Told
    key: str
    object_id: UUID | None = None


def keyed(told: list[Told], rows: tuple[ListRow, ...], scope: str, meaning: Meaning) -> Iterator[Keyed]:
    """Yield the periods of one government in one partnership with their keys.

    A period is the row with the same beginning, whoever brought it; else the next that this list said last time;
    else a row that it overlaps, of another list or ended; else it is new.
    """
    chosen = _chosen(told, rows)
    taken = {row.object_id for row in chosen.values()}
    numbers = _free_numbers(rows)
    for each in told:
        row = chosen.get(each)
        clash = [
            other for other in rows if other.object_id not in taken and other.others and _overlap(each, other)
        ]
        if clash:
            reason = f"lijst '{clash[0].others[0]}' noemt deze deelname in een andere periode"
            text = f"{meaning.names[each.party]} in {meaning.names[each.partnership]}"
            meaning.doubts.add((each.line,), ListDoubt("deelname", text, reason))
        if row and row.others and _differs(each, row):
            meaning.findings[_difference(each, row, meaning.names)] = None
        key = row.own_key if row and row.own_key else f"{scope}:{':'.join(each.pair)}:{next(numbers)}"
        yield Keyed(each, key, row.object_id if row else None)


def _chosen(told: list[Told], rows: tuple[ListRow, ...]) -> dict[Told, ListRow]:
    """Return the row that each period stands for."""
    by_start = {row.start: row for row in rows}
    chosen = {each: by_start[each.start] for each in told if each.start in by_start}
    left = iter([row for row in rows if row.is_own and row not in chosen.values()])
    for each in told:
        if each not in chosen and (row := next(left, None)):
            chosen[each] = row
    for each in told:
        free = [row for row in rows if row not in chosen.values() and _overlap(each, row)]
        if each not in chosen and free:
            chosen[each] = free[-1]
    return chosen


def _free_numbers(rows: Iterable[ListRow]) -> Iterator[int]:
    used = [int(row.own_key.rpartition(":")[2]) for row in rows if row.own_key]
    number = max(used, default=0)
    while True:
        number += 1
        yield number


def _overlap(told: Told, row: ListRow) -> bool:
    return overlap((told.start, told.end), (row.start, row.end))


def _differs(told: Told, row: ListRow) -> bool:
    starts_differ = bool(told.start and row.start and told.start != row.start)
    return starts_differ or told.end != row.end or told.part != row.part


def _difference(told: Told, row: ListRow, names: dict[str, str]) -> str:
    deed = f"{names[told.party]} in {names[told.partnership]}"
    return f"regel {told.line}: lijst '{row.others[0]}' zegt van {deed} een andere rol of periode."
