"""Ask for long work, stop it, and say that one has seen how it ended."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django_tasks.base import Task

from verband.rooms.accounts.models import User
from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.services.queue import take_from_queue

LONGEST_TITLE = 200


@transaction.atomic
def start(
    *, task: Task[..., Any], title: str, by: User | None, arguments: Mapping[str, Any], at: datetime
) -> Run:
    """Put a task in the queue and return its run.

    The queue is a table of the same database: a worker sees the task when the transaction around this deed
    commits, and never when it is rolled back.

    Raises
    ------
    TypeError
        When the arguments are no plain JSON values: ids go into the queue, never rows or files.
    """
    json.dumps(arguments, allow_nan=False)
    queued = task.enqueue(**arguments)
    return Run.objects.create(
        task_id=queued.id, task=task.module_path, title=title[:LONGEST_TITLE], asked_by=by, asked_at=at
    )


@transaction.atomic
def cancel(*, run: Run, at: datetime) -> Run:
    """Stop a run: at once when it has not begun, else at its next report, with everything rolled back."""
    found = Run.objects.select_for_update().get(pk=run.pk)
    if found.has_ended:
        return found
    found.cancel_asked = True
    if found.state == RunState.WAITING:
        found.state, found.ended_at, found.seen = RunState.CANCELLED, at, True
        take_from_queue(found)
    found.save(update_fields=["cancel_asked", "state", "ended_at", "seen"])
    return found


def mark_seen(*, run: Run) -> None:
    """Remember that the asker knows how a run ended; telling it twice changes nothing."""
    if run.has_ended and not run.seen:
        Run.objects.filter(pk=run.pk, seen=False).update(seen=True)
