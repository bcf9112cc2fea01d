"""Ask for long work, ask for it again, stop it, and say that one has seen how it ended."""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from hashlib import blake2b
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks.base import Task

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.jobs.choices import UNDER_WAY, RunState
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.rules import task_again, why_not_again
from verband.rooms.jobs.selectors import under_way
from verband.rooms.jobs.services.queue import take_from_queue

LONGEST_TITLE = 200
AT_ONCE = 5
"""How much one person may have under way, so that nobody keeps the others waiting."""
ENOUGH = (
    f"U vroeg al {AT_ONCE} keer iets dat nog wacht of bezig is; dit is daarom niet begonnen. "
    "Wacht tot er iets klaar is, of stop iets bij Mijn werk, en vraag dit dan opnieuw."
)


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
    a second time gets the first one, also when someone else asked for it. Without it, the thing is what this person
    asks for. Who has enough under way gets a run that has failed and says so.

    Raises
    ------
    TypeError
        When the arguments are no plain JSON values: ids go into the queue, never rows or files.
    """
    json.dumps(arguments, allow_nan=False)
    about = about or _own_choice(by, arguments)
    if about and (busy := under_way(task=task, about=about)):
        return busy
    run = Run(
        task=task.module_path,
        title=title[:LONGEST_TITLE],
        about=about,
        arguments=dict(arguments),
        asked_by=by,
        asked_at=at,
    )
    if by and Run.objects.filter(asked_by=by, state__in=UNDER_WAY).count() >= AT_ONCE:
        return _not_begun(run)
    try:
        with transaction.atomic():
            run.task_id = task.enqueue(**arguments).id
            run.save()
            return run
    except IntegrityError:  # someone asked for the very same since we looked
        if about and (busy := under_way(task=task, about=about)):
            return busy
        raise


def _own_choice(by: User | None, arguments: Mapping[str, Any]) -> str:
    """Return what tells the choice of one person from every other; nothing when nobody asks."""
    if by is None:
        return ""
    asked = json.dumps(arguments, sort_keys=True).encode()
    return f"{by.public_id}:{blake2b(asked, digest_size=16).hexdigest()}"


def _not_begun(run: Run) -> Run:
    run.task_id, run.state, run.failure = uuid.uuid4(), RunState.FAILED, ENOUGH
    run.ended_at, run.seen = run.asked_at, True
    run.save()
    return run


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
    if why := why_not_again(by, found, timezone.localdate(at)):
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
