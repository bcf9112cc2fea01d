"""Ask for long work, ask for it again, stop it, and say that one has seen how it ended."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django_tasks.base import Task

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.rules import task_again, why_not_again
from verband.rooms.jobs.selectors import under_way
from verband.rooms.jobs.services.queue import take_from_queue

LONGEST_TITLE = 200


@transaction.atomic
def start(
    *,
    task: Task[..., Any],
    title: str,
    by: User | None,
    arguments: Mapping[str, Any],
    at: datetime,
    about: str = "",
) -> Run:
    """Put a task in the queue and return its run.

    The queue is a table of the same database: a worker sees the task when the transaction around this deed
    commits, and never when it is rolled back. Of one task at most one run is under way ``about`` a thing: who asks
    a second time gets the first one, also when someone else asked for it.

    Raises
    ------
    TypeError
        When the arguments are no plain JSON values: ids go into the queue, never rows or files.
    """
    json.dumps(arguments, allow_nan=False)
    if about and (busy := under_way(task=task, about=about)):
        return busy
    try:
        with transaction.atomic():
            queued = task.enqueue(**arguments)
            return Run.objects.create(
                task_id=queued.id,
                task=task.module_path,
                title=title[:LONGEST_TITLE],
                about=about,
                arguments=dict(arguments),
                asked_by=by,
                asked_at=at,
            )
    except IntegrityError:  # someone asked for the very same since we looked
        if about and (busy := under_way(task=task, about=about)):
            return busy
        raise


@transaction.atomic
def try_again(*, run: Run, by: User, at: datetime) -> Run:
    """Have a run that brought nothing done again, and return the new run; asked twice, the same one.

    Raises
    ------
    InputError
        When its kind does not allow it, or not any more: the sentence says what to do instead.
    """
    found = Run.objects.select_for_update().get(pk=run.pk)
    if not found.brought_nothing:
        return found
    earlier = Run.objects.filter(retry_of=found).first()
    if earlier:
        return earlier
    if why := why_not_again(by, found):
        raise InputError(why)
    again = start(
        task=task_again(found),
        title=found.title,
        by=by,
        arguments=found.arguments or {},
        at=at,
        about=found.about,
    )
    if again.asked_by_id == by.pk and again.retry_of_id is None:
        again.retry_of = found
        again.save(update_fields=["retry_of"])
    return again


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
