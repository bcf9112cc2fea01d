"""How complete the list of one government is believed to be."""

from dataclasses import dataclass
from datetime import date

from verband.rooms.register.models import Confirmation, PartnershipVersion, Party
from verband.rooms.register.selectors.on_day import RegisterOnDay

RECENT_YEARS = 2
"""A check by the source counts as recent for this long."""


@dataclass(frozen=True, slots=True)
class OwnList:
    """What is known of how complete a list is."""

    confirmation: Confirmation | None
    """The last time the government itself said that its list is right."""
    listed: int
    checked: int
    """How many of them the source checked in the last years."""
    changed_since: int
    """How many were changed here since the government said so."""
    since: date
    """From which day a check counts as recent."""


def own_list(party: Party, register: RegisterOnDay, until: date) -> OwnList:
    """Return how complete the list of a party is, with what it confirmed until a day.

    A source is older than today: who looks at its day still wants to know what was confirmed since.
    """
    since = date(register.day.year - RECENT_YEARS, 1, 1)
    rows = [register.partnerships[row.partnership] for row in register.memberships_of.get(party.pk, ())]
    seen = Confirmation.objects.filter(party=party, seen_on__lte=until).order_by("seen_on", "id")
    last = seen.select_related("confirmed_by").last()
    return OwnList(
        confirmation=last,
        listed=len(rows),
        checked=sum(row.verified_on is not None and row.verified_on >= since for row in rows),
        changed_since=_changed_since(last, [row.version_pk for row in rows]) if last else 0,
        since=since,
    )


def _changed_since(last: Confirmation, versions: list[int]) -> int:
    """Return how many of these versions a source or a person changed after the list was confirmed."""
    later = PartnershipVersion.objects.filter(pk__in=versions, changed_on__gt=last.seen_on)
    return later.count()
