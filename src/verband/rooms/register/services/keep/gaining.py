"""Whether a deed lets a party count where it did not: no right follows from a row that its holder wrote (0016)."""

from datetime import date

from verband.rooms.accounts.models import User
from verband.rooms.register.choices import TAKES_PART
from verband.rooms.register.models import Membership
from verband.rooms.register.rules import speaks_for_another

Days = tuple[date, date]
"""The first day, and the first on which it no longer holds."""


def makes_itself(before: Membership, after: Membership, *, on: date, by: User) -> bool:
    """Whether a row that counts for more days from ``on`` has to wait until another lets the party in."""
    counts, counted = _days(after, on), _days(before, on)
    if counts is None or (counted and counted[0] <= counts[0] and counts[1] <= counted[1]):
        return False
    return not speaks_for_another(by, after.partnership, after.party, on)


def _days(row: Membership, on: date) -> Days | None:
    """Return the days from ``on`` on which a party takes part by a row; None when there are none."""
    first, end = max(on, row.valid_from or date.min), row.valid_to or date.max
    return (first, end) if row.role in TAKES_PART and first < end else None
