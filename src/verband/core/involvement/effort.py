"""How many hours a year a council is asked for, over all partnerships together; unknown is not zero.

Hours that were agreed count as they stand, hours that nobody agreed on count as our estimate from least to most. What
is done as the occasion arises has no number of times, so its hours are unknown. An instrument that serves all
partnerships of a region at once counts once for a council, however many of them name it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

NOTHING = Decimal(0)
Range = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Ask:
    """What one agreed instrument asks of one council."""

    instrument: str
    times: Decimal | None
    """How often a year; None when as the occasion arises, zero when the partners agreed not to."""
    hours: Decimal | None
    """Hours per time that were agreed, None when nobody agreed on them."""
    estimate: Range | None
    """Our estimate of the hours per time, least and most; None when there is none."""
    shared: bool = False
    """Whether one time serves all partnerships at once."""


@dataclass(frozen=True, slots=True)
class Effort:
    """Hours a year, least and most, with how many instruments they rest on."""

    low: Decimal = NOTHING
    high: Decimal = NOTHING
    known: int = 0
    """Instruments of which the hours are known or estimated."""
    total: int = 0
    """All instruments that were agreed."""
    estimated: int = 0
    """Of the known ones, how many rest on our estimate."""

    def __add__(self, other: "Effort") -> "Effort":
        return Effort(
            self.low + other.low,
            self.high + other.high,
            self.known + other.known,
            self.total + other.total,
            self.estimated + other.estimated,
        )

    @property
    def is_complete(self) -> bool:
        """Whether the hours of every agreed instrument are known or estimated."""
        return self.known == self.total

    @property
    def span(self) -> Range | None:
        """Hours from least to most; None when nothing at all is known of what was agreed."""
        return None if self.total and not self.known else (self.low, self.high)


def effort_of(ask: Ask) -> Effort:
    """Return the hours of one agreed instrument; what is agreed not to be done asks nothing and does not count."""
    if ask.times == 0:
        return Effort()
    if ask.times is None:
        return Effort(total=1)
    if ask.hours is not None:
        hours = ask.hours * ask.times
        return Effort(hours, hours, known=1, total=1)
    if ask.estimate is None:
        return Effort(total=1)
    low, high = ask.estimate
    return Effort(low * ask.times, high * ask.times, known=1, total=1, estimated=1)


def effort_of_one(asks: Iterable[Ask]) -> Effort:
    """Return the hours that one partnership asks of a council."""
    return sum((effort_of(ask) for ask in asks), Effort())


def effort_of_all(partnerships: Iterable[Iterable[Ask]]) -> Effort:
    """Return the hours that all partnerships together ask of a council; what they share counts once.

    Of a shared instrument the partnership that asks most of it counts: one evening serves them all.
    """
    own, shared = Effort(), dict[str, Effort]()
    for asks in partnerships:
        for ask in asks:
            effort = effort_of(ask)
            if ask.shared:
                shared[ask.instrument] = max(shared.get(ask.instrument, Effort()), effort, key=_most)
            else:
                own += effort
    return sum(shared.values(), own)


def _most(effort: Effort) -> tuple[Decimal, Decimal, int, int, int]:
    """Order by hours; of equal ones what is known goes before what is not, and agreed before estimated."""
    return effort.high, effort.low, effort.total, effort.known, -effort.estimated
