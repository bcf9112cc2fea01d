"""What was undone, and undone again: each event is undone at most once, so a chain ends in what holds now."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from verband.rooms.history.models import Event
from verband.rooms.history.rows import chunks


@dataclass(frozen=True, slots=True)
class Chain:
    """An event with the last deed that undid it, or redid it; itself when nobody did."""

    event: Event
    last: Event
    holds: bool
    """Whether what the event tells of stands, as far as undoing goes."""


def chains_of(events: Collection[Event], *, light: bool = False) -> dict[int, Chain]:
    """Follow each event to the end of its chain; ``light`` leaves the values of later events unread."""
    found = {event.pk: Chain(event, event, holds=True) for event in events}
    ends = {event.pk: event.pk for event in events}
    while ends:
        later = _undoing(list(ends), light=light)
        ends = {event.pk: ends[event.undoes_id] for event in later if event.undoes_id in ends}
        for event in later:
            first = ends[event.pk]
            found[first] = Chain(found[first].event, event, holds=not found[first].holds)
    return found


def is_undo(event: Event) -> bool:
    """Whether an event takes something back, rather than doing it or doing it again."""
    found, above = False, event.undoes_id
    while above is not None:
        found, above = not found, Event.objects.values_list("undoes_id", flat=True).get(pk=above)
    return found


def _undoing(numbers: Collection[int], *, light: bool) -> list[Event]:
    rows: QuerySet[Event] = Event.objects.all()
    if light:
        rows = rows.defer("before", "after")
    return [event for some in chunks(numbers) for event in rows.filter(undoes__in=some)]
