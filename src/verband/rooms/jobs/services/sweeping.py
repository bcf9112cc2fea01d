"""Take back the runs of workers that are gone: killed, out of memory, or on a machine that went down.

A run is taken back when its lease has passed, seen twice with a grace between, each time with the lock that writing
needs in hand. On SQLite nobody can write while a task applies something, its own heart no more than we; when the lock
comes free after longer than a lease, the heart has the grace to beat before anyone judges. Would a living task be
taken back all the same, it stops at its next report, and tasks may run twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.services.queue import put_back, take_from_queue
from verband.rooms.jobs.services.telling import tell_left

MOST_ATTEMPTS = 3
GRACE = 1.0
"""Seconds between two looks at the same lease."""
TOO_OFTEN = (
    f"Dit werk is {MOST_ATTEMPTS} keer afgebroken en daarom gestopt. Er is niets half verwerkt. "
    "Probeer het opnieuw; gebeurt het weer, vraag dan de beheerder om te kijken."
)


@dataclass
class Sweeper:
    """Remembers which leases it saw passed; ``elapsed`` is a clock in seconds that never goes back."""

    _suspects: dict[int, tuple[datetime | None, float]] = field(default_factory=dict)

    def sweep(self, *, at: datetime, elapsed: float) -> int:
        """Take back what is judged to be left behind and return how many runs that were."""
        passed = Run.objects.filter(state=RunState.RUNNING, lease_until__lt=at)
        if not passed.exists():
            self._suspects.clear()
            return 0
        with transaction.atomic():
            found = {run.pk: run for run in passed.select_for_update(skip_locked=True)}
            left = [run for run in found.values() if self._was_seen_so(run, elapsed)]
            for run in left:
                take_back(run, at=at)
        for run in left:
            tell_left(run, at=at)
        self._suspects = {pk: self._seen(run, elapsed) for pk, run in found.items()}
        return len(left)

    def _was_seen_so(self, run: Run, elapsed: float) -> bool:
        return elapsed - self._seen(run, elapsed)[1] >= GRACE

    def _seen(self, run: Run, elapsed: float) -> tuple[datetime | None, float]:
        """Return the lease of a run and since when it was seen to be passed."""
        lease, since = self._suspects.get(run.pk, (None, elapsed))
        return run.lease_until, since if lease == run.lease_until else elapsed


def take_back(run: Run, *, at: datetime, reason: str = TOO_OFTEN) -> None:
    """Give a broken-off run its next attempt, or end it when it has had them all or was cancelled."""
    if run.cancel_asked:
        end(run, RunState.CANCELLED, at=at)
    elif run.attempt >= MOST_ATTEMPTS:
        end(run, RunState.FAILED, at=at, failure=reason)
    else:
        again(run, step=f"onderbroken, begint opnieuw (poging {run.attempt + 1} van {MOST_ATTEMPTS})")


def again(run: Run, *, step: str, attempt: int | None = None) -> None:
    """Put a run back for the next worker."""
    run.state, run.lease_until, run.worker, run.step = RunState.WAITING, None, "", step
    run.attempt = run.attempt if attempt is None else attempt
    run.save(update_fields=["state", "lease_until", "worker", "step", "attempt"])
    put_back(run)


def end(
    run: Run, state: RunState, *, at: datetime, failure: str = "", told: Mapping[str, Any] | None = None
) -> None:
    """End a run that brought nothing; one that its asker stopped is no news to them."""
    run.state, run.ended_at, run.failure, run.lease_until = state, at, failure, None
    run.seen = state == RunState.CANCELLED
    run.told = dict(told or {})
    run.save(update_fields=["state", "ended_at", "failure", "lease_until", "seen", "told"])
    take_from_queue(run)
