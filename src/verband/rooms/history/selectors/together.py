"""What goes back only with all that was done at once: half of a change, and what went away with other records."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from verband.rooms.accounts.models import User
from verband.rooms.history.choices import FINAL, Deed
from verband.rooms.history.kinds import kind_of, may_take_back
from verband.rooms.history.models import Event
from verband.rooms.history.rows import chunks

ENDS = (Deed.END, Deed.REOPEN)
Along = Mapping[int, int]
"""Number of an event that does not go back alone → how many others of its deed go back along with it."""


GONE_OR_COME = Q(before__isnull=True) | Q(after__isnull=True)
FOR_GOOD = Q(deed__in=FINAL) | Q(before__isnull=True, after__isnull=True)
"""Events that never go back; a deed with one of these cannot go back as a whole."""


def along(events: Collection[Event], read_in: Collection[UUID]) -> Along:
    """Return which of these events do not go back alone; what a reading brought or took is left out."""
    deeds = _deeds({event.batch for event in events if event.batch}.difference(read_in))
    return {
        event.pk: deed.total - 1 for event in events if (deed := deeds.get(event.batch)) and deed.ties(event)
    }


def may_put_back(user: User, events: Sequence[Event], others: Along, on: date) -> set[int]:
    """Return which of these events a user may put back, by number: those that go along they may put back too."""
    batches = {event.batch for event in events if event.pk in others and event.batch}
    found = {event.pk: event for some in chunks(batches) for event in Event.objects.filter(batch__in=some)}
    allowed = may_take_back(user, (found | {event.pk: event for event in events}).values(), on, whole=False)
    refused = {event.batch for event in found.values() if event.pk not in allowed}
    return {
        event.pk
        for event in events
        if event.pk in allowed and not (event.pk in others and event.batch in refused)
    }


@dataclass(slots=True)
class _Deed:
    """One deed: how many of its events stand, and whether they go back together."""

    total: int = 0
    in_turn: bool = False
    for_good: bool = False

    def ties(self, event: Event) -> bool:
        return self.total > 1 and not self.for_good and (self.in_turn or event.after is None)


def _deeds(batches: Collection[UUID]) -> dict[UUID | None, _Deed]:
    found: dict[UUID | None, _Deed] = defaultdict(_Deed)
    for some in chunks(batches):
        standing = Event.objects.filter(batch__in=some, undone_by=None).order_by()
        for row in standing.values("batch", "object_kind").annotate(
            total=Count("id"),
            ends=Count("id", filter=Q(deed__in=ENDS)),
            whole=Count("id", filter=GONE_OR_COME),
            for_good=Count("id", filter=FOR_GOOD),
        ):
            deed, kind = found[row["batch"]], kind_of(row["object_kind"])
            deed.total += row["total"]
            deed.in_turn |= bool(kind and kind.in_turn and row["ends"] and row["whole"])
            deed.for_good |= bool(kind is None or kind.rows is None or kind.never or row["for_good"])
    return found
