"""Write down what was done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from verband.rooms.accounts.models import User
from verband.rooms.common.bulk import Json, insert_rows
from verband.rooms.common.requests import request_number
from verband.rooms.history.guards import TABLE
from verband.rooms.history.models import Event

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One record that a deed touched; ``before`` is None when it did not exist."""

    deed: str
    object_kind: str
    object_id: UUID
    label: str
    before: Values | None
    after: Values | Json | None
    undoes: int | None = None
    """Number of the event that this change takes back."""


def record_changes(
    changes: Collection[Change], *, at: datetime, by: User | None, batch: UUID | None = None, reason: str = ""
) -> int:
    """Write an event for each change, set-wise; call it inside the transaction of the deed itself.

    Changes that belong together share a batch and can be undone together; without one they get a new one.
    Returns the number of events.
    """
    rows = (
        {
            "deed": change.deed,
            "object_kind": change.object_kind,
            "object_id": change.object_id,
            "label": change.label[:300],
            "before": change.before,
            "after": change.after,
            "undoes_id": change.undoes,
        }
        for change in changes
    )
    actor = by.pk if by else None
    together = batch or uuid4()
    insert_rows(
        Event,
        rows,
        moment=at,
        actor_id=actor,
        batch=together,
        reason=reason[:500],
        request_id=request_number.get(),
    )
    return len(changes)


def take_turn() -> None:
    """Wait for whoever keeps others out, and let the next who asks so wait until this transaction ends.

    So what a deed reads before it writes still stands when it writes.
    """
    _lock("ROW EXCLUSIVE")


def keep_others_out() -> None:
    """Let no other deed write its events until this transaction ends, and wait for those that have begun.

    SQLite has one writer at a time; PostgreSQL is asked for a lock that readers do not notice.
    """
    _lock("SHARE ROW EXCLUSIVE")


def _lock(mode: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {TABLE} IN {mode} MODE")
