"""Runs and their rows in the queue of django-tasks: claimed, put back and taken out together."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run

Queued = DBTaskResult[Any, Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """A run that one worker carries out, for as long as it keeps its lease."""

    run: Run
    queued: Queued


def claim_next(*, worker: str, lease: timedelta, at: datetime) -> Claim | None:
    """Claim the first task that is ready, or None; no two workers claim the same one."""
    waiting = Run.objects.filter(state=RunState.WAITING).values("task_id")
    ready = DBTaskResult.objects.ready().filter(pk__in=waiting)
    if not ready.exists():  # read first: an idle worker keeps no other writer of SQLite waiting
        return None
    with exclusive_transaction():
        queued = ready.get_locked()
        if queued is None:
            return None
        queued.claim(worker)
        Run.objects.filter(task_id=queued.pk).update(
            state=RunState.RUNNING,
            attempt=F("attempt") + 1,
            worker=worker,
            lease_until=at + lease,
            begun_at=at,
            percent=0,
        )
        return Claim(Run.objects.get(task_id=queued.pk), queued)


def held(run: Run) -> dict[str, object]:
    """Return the condition that a run is still in the hands of the worker that claimed it."""
    return {"pk": run.pk, "worker": run.worker, "attempt": run.attempt, "state": RunState.RUNNING}


def put_back(run: Run) -> None:
    """Make the row of a run in the queue ready for the next worker."""
    DBTaskResult.objects.filter(pk=run.task_id).update(status=TaskResultStatus.READY, started_at=None)


def take_from_queue(run: Run) -> None:
    """Remove the row of a run from the queue: it has ended and its run tells how."""
    DBTaskResult.objects.filter(pk=run.task_id).delete()
