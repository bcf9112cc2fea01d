"""Read runs, the person first, and whether workers are there."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django_tasks.base import Task

from verband.rooms.accounts.rules import Visitor, is_user
from verband.rooms.jobs.choices import ENDED, UNDER_WAY
from verband.rooms.jobs.models import Run, Worker
from verband.rooms.jobs.rules import may_see

SILENCE = timedelta(seconds=120)
"""How long a worker may be silent: twice a lease, for on SQLite it cannot write while it applies something."""
NEWS_SHOWN = 3


def run_for(visitor: Visitor, public_id: UUID) -> Run:
    """Return a run; what one may not see is as if it did not exist.

    Raises
    ------
    Http404
        When there is no such run, or not for this visitor.
    """
    run = Run.objects.select_related("asked_by").filter(public_id=public_id).first()
    if run is None or not may_see(visitor, run):
        raise Http404
    return run


def runs_for(visitor: Visitor, task: str = "") -> QuerySet[Run]:
    """Return the runs that a visitor asked for, the newest first; of one task if asked."""
    if not is_user(visitor):
        return Run.objects.none()
    runs = Run.objects.filter(asked_by=visitor)
    return runs.filter(task=task) if task else runs


def news_for(visitor: Visitor) -> list[Run]:
    """Return the runs that ended since their asker last looked."""
    return list(runs_for(visitor).filter(seen=False, state__in=ENDED)[:NEWS_SHOWN])


def retry_of(run: Run) -> Run | None:
    """Return the run by which a run that brought nothing was asked for again, None when it was not."""
    return Run.objects.filter(retry_of=run).first()


def under_way(*, task: Task[..., Any], about: str) -> Run | None:
    """Return the run of a task about one thing that has not ended; for rooms, which look who may see it."""
    return Run.objects.filter(task=task.module_path, about=about, state__in=UNDER_WAY).first()


def last_beat() -> datetime | None:
    """Return when any worker last said that it is there; None when there is none."""
    return Worker.objects.order_by("-beat_at").values_list("beat_at", flat=True).first()


def worker_alive(at: datetime) -> bool:
    """Whether a worker has shown a sign of life shortly before a moment."""
    last = last_beat()
    return last is not None and at - last < SILENCE
