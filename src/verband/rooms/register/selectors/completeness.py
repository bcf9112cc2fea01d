"""How complete the list of one government is believed to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from verband.rooms.history.models import Event
from verband.rooms.register.models import Confirmation, ImportRun, Membership, PartnershipVersion, Party
from verband.rooms.register.selectors.on_day import PartnershipOnDay, RegisterOnDay

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
    """How many a source or a person changed, joined or left since the government said so."""
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
        changed_since=_changed_since(last, party, rows, until) if last else 0,
        since=since,
    )


def _changed_since(last: Confirmation, party: Party, rows: Sequence[PartnershipOnDay], until: date) -> int:
    """Return in how many partnerships something changed after the list was confirmed, in one query beside its event.

    A source tells on which day it changed a version; what was done here, and who came or went, the history tells.
    """
    told = _told_since(last, until)
    read_in = ImportRun.objects.order_by().values("batch")
    by_hand = told.exclude(batch__in=read_in).exclude(undoes__batch__in=read_in)
    hand = by_hand.filter(object_kind=PartnershipVersion.told_as)
    by_source = Q(pk__in=[row.version_pk for row in rows], changed_on__gt=last.seen_on, changed_on__lte=until)
    versions = PartnershipVersion.objects.leading().filter(partnership__in=[row.pk for row in rows])
    changed = versions.filter(by_source | Q(public_id__in=hand.values("object_id")))
    joins = told.filter(object_kind=Membership.told_as)
    joined = Membership.objects.leading().filter(party=party, public_id__in=joins.values("object_id"))
    return changed.order_by().values("partnership").union(joined.order_by().values("partnership")).count()


def _told_since(last: Confirmation, until: date) -> QuerySet[Event]:
    """Return what was done after the confirmation, also later on that day, as far as one looks back from a day."""
    after = Event.objects.order_by().filter(moment__date__lte=until)
    first = Event.objects.filter(object_id=last.public_id).order_by("id").values_list("pk", flat=True).first()
    return after.filter(pk__gt=first) if first else after.filter(moment__date__gt=last.seen_on)
