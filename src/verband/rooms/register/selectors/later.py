"""How much begins after the day that the source tells of: a page of that day says so and leads to today."""

from datetime import date
from typing import Any

from django.db.models import Q

from verband.rooms.common.words import meervoud
from verband.rooms.register.models import Membership, Partnership, PartnershipVersion, Party
from verband.rooms.register.selectors.stand import Stand

VERSIONS, MEMBERSHIPS = (
    "samenwerkingsverband begint,samenwerkingsverbanden beginnen",
    "deelname begint,deelnames beginnen",
)


def partnerships_later(looked_at: Stand, today: date) -> dict[str, Any]:
    """Return how many partnerships begin between the stand and today, in words; nothing when a day was asked for."""
    rows = PartnershipVersion.objects.leading().filter(number=1)
    return _told(looked_at, today, rows, VERSIONS)


def memberships_later(
    looked_at: Stand, today: date, *, party: Party | None = None, partnership: Partnership | None = None
) -> dict[str, Any]:
    """Return how many participations begin since the stand, of all or of one party or partnership, in words."""
    among = {name: row for name, row in (("party", party), ("partnership", partnership)) if row}
    # Who only takes part otherwise since then joined before.
    joined = Q(joined_on=None) | Q(joined_on__gt=looked_at.day)
    return _told(looked_at, today, Membership.objects.leading().filter(joined, **among), MEMBERSHIPS)


def _told(looked_at: Stand, today: date, rows: Any, words: str) -> dict[str, Any]:  # noqa: ANN401 - of two models
    if looked_at.chosen or looked_at.day >= today:
        return {}
    begun = rows.on(today).filter(valid_from__gt=looked_at.day).count()
    return {"later": meervoud(begun, words), "today": today} if begun else {}
