"""Lines of the log about long work: which task, which run, which attempt and how long; nobody's name, no subject."""

import logging
from datetime import datetime

from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run

log = logging.getLogger(__name__)

_ENDINGS = {
    RunState.DONE: (logging.INFO, "is done"),
    RunState.FAILED: (logging.WARNING, "failed"),
    RunState.CANCELLED: (logging.INFO, "was cancelled"),
    RunState.WAITING: (logging.WARNING, "is put back for another worker"),
}
_LEFT = {
    RunState.WAITING: (logging.WARNING, "was left by a worker that is gone and is taken over"),
    RunState.FAILED: (logging.ERROR, "was left by a worker that is gone, and the run is given up"),
    RunState.CANCELLED: (logging.INFO, "was left by a worker that is gone, and the run was cancelled"),
}


def tell_worker(worker: str, deed: str) -> None:
    """Tell that a worker started or stopped."""
    log.info("worker %s %s", worker, deed, extra={"worker": worker})


def tell_begun(run: Run) -> None:
    """Tell that an attempt began."""
    _tell(logging.INFO, run, run.attempt, "began")


def tell_ended(claimed: Run, now: Run | None, *, at: datetime) -> None:
    """Tell how an attempt ended; ``now`` is what was written of it, None when it is another worker's."""
    level, words = _ENDINGS[RunState(now.state)] if now else (logging.WARNING, "was lost to another worker")
    _tell(level, claimed, claimed.attempt, words, at=at)


def tell_given_up(run: Run) -> None:
    """Tell that a run had all its attempts."""
    _tell(logging.ERROR, run, run.attempt, "was the last one, and the run is given up")


def tell_left(run: Run, *, at: datetime) -> None:
    """Tell that the lease of a worker that is gone was taken from it, and what becomes of its run."""
    level, words = _LEFT[RunState(run.state)]
    _tell(level, run, run.attempt, words, at=at)


def _tell(level: int, run: Run, attempt: int, words: str, *, at: datetime | None = None) -> None:
    told = {"task": run.task, "run": str(run.public_id), "attempt": attempt}
    if at and run.begun_at:
        told["seconds"] = round((at - run.begun_at).total_seconds(), 1)
    took = f" after {told['seconds']} s" if "seconds" in told else ""
    log.log(
        level, "attempt %s of run %s (%s) %s%s", attempt, run.public_id, run.task, words, took, extra=told
    )
