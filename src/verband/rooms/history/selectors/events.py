"""Read what was done."""

from collections.abc import Collection
from uuid import UUID

from django.db import connection
from django.db.models import Max, Min, QuerySet

from verband.rooms.history.models import Event


def history_of(object_id: UUID) -> QuerySet[Event]:
    """Return the events of one record, oldest first."""
    return Event.objects.filter(object_id=object_id)


def last_event_number() -> int:
    """Return the number of the newest event: it changes with every deed, so it stamps whatever is computed."""
    # Every page asks this, and the query took longer to build than to run.
    with connection.cursor() as cursor:
        cursor.execute("SELECT MAX(id) FROM history_event")
        return cursor.fetchone()[0] or 0


def newest_numbers(object_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return the number of the newest event of each record."""
    rows = Event.objects.filter(object_id__in=object_ids).order_by()
    return dict(rows.values_list("object_id").annotate(last=Max("id")))


def first_numbers(batches: Collection[UUID]) -> dict[UUID | None, int]:
    """Return the number of the first event of each deed."""
    rows = Event.objects.filter(batch__in=batches).order_by()
    return dict(rows.values_list("batch").annotate(first=Min("id")))


def labels_of(object_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return under which name each record was last written down."""
    return dict(
        Event.objects.filter(object_id__in=object_ids).order_by("id").values_list("object_id", "label")
    )
