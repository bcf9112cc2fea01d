"""Who a list says takes part from when to when; periods of one government in one partnership never overlap."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from verband.core.lists.marks import Part
from verband.rooms.register.bridge.lists.doubts import Doubts, ListDoubt


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a list of which it is certain what it means."""

    line: int
    partnership: str
    """Public id of the partnership or area, as text; so is the party."""
    party: str
    part: Part
    start: date | None
    end: date | None

    @property
    def pair(self) -> tuple[str, str]:
        """Return who takes part in what."""
        return self.partnership, self.party


def told_by_pair(
    told: Iterable[Told], names: dict[str, str], doubts: Doubts
) -> dict[tuple[str, str], list[Told]]:
    """Return the periods of each pair, earliest first; lines that say the same are one, others must not overlap."""
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in told:
        if not any(_same(each, other) for other in found[each.pair]):
            found[each.pair].append(each)
    for pair, periods in found.items():
        periods.sort(key=lambda each: each.start or date.min)
        for earlier, later in pairwise(periods):
            if overlap((earlier.start, earlier.end), (later.start, later.end)):
                reason = "deze regels zeggen van dezelfde deelname niet hetzelfde, of hun perioden overlappen"
                text = " in ".join(names[key] for key in reversed(pair))
                doubts.add((earlier.line, later.line), ListDoubt("deelname", text, reason))
    return found


def _same(one: Told, other: Told) -> bool:
    return (one.part, one.start, one.end) == (other.part, other.start, other.end)


Period = tuple[date | None, date | None]


def overlap(one: Period, other: Period) -> bool:
    """Whether two half-open periods share a day; an unknown beginning is the first day, no end is the last."""
    starts = [period[0] or date.min for period in (one, other)]
    ends = [period[1] or date.max for period in (one, other)]
    return max(starts) < min(ends)
