"""Half-open periods: ``valid_to`` is the first day a thing no longer holds; what is not known is open."""

from datetime import date
from typing import Protocol


class Period(Protocol):
    """Anything that holds from a day to a day."""

    @property
    def valid_from(self) -> date | None:
        """First day, None when nobody knows."""

    @property
    def valid_to(self) -> date | None:
        """First day it no longer holds, None when it goes on."""


def overlap(one: Period, other: Period) -> bool:
    """Return whether two periods have a day in common; one that ended on its first day has none with any."""
    begins = max(one.valid_from or date.min, other.valid_from or date.min)
    ends = min(one.valid_to or date.max, other.valid_to or date.max)
    return begins < ends
