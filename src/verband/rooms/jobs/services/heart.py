"""The heart of a worker: a thread that says that the worker is there and how far its task is.

It has a database connection of its own. On PostgreSQL it writes while the task is in a transaction. SQLite has one
writer at a time: while a task applies something the heart waits, and so does everyone who would take the task
over; see ``sweeping`` for who goes first afterwards. Reading, such as whether the task was cancelled, never waits.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, Lock, Thread
from time import monotonic

from django.db import Error, connection

from verband.rooms.jobs.models import Run, Worker
from verband.rooms.jobs.services.progress import Reporter
from verband.rooms.jobs.services.queue import held

TICK = 0.25
"""Seconds between two looks at whether the task was cancelled, and at most between a report and its writing."""
BEATS_PER_LEASE = 3


@dataclass(frozen=True, slots=True)
class _Held:
    run: Run
    reporter: Reporter


class Heart:
    """Beats for one worker from ``start`` to ``stop``."""

    def __init__(self, *, worker: str, lease: timedelta, clock: Callable[[], datetime]) -> None:
        self._worker = worker
        self._lease = lease
        self._clock = clock
        self._between = lease.total_seconds() / BEATS_PER_LEASE
        self._held: _Held | None = None
        self._busy = Lock()
        self._ended = Event()
        self._thread = Thread(target=self._beat_on, name="heart", daemon=True)

    def start(self) -> None:
        """Begin to beat."""
        self._thread.start()

    def stop(self) -> None:
        """Stop beating and take the name of the worker off the list."""
        self._ended.set()
        self._thread.join()

    @contextmanager
    def beating_for(self, run: Run, reporter: Reporter) -> Iterator[None]:
        """Keep the lease of a run and write what its task tells, until the block ends."""
        self._held = _Held(run, reporter)
        try:
            yield
        finally:
            with self._busy:  # a beat that is under way ends first, so that none is written after the end
                self._held = None

    def _beat_on(self) -> None:
        last = 0.0
        while not self._ended.wait(TICK):
            due = monotonic() - last >= self._between
            try:
                with self._busy:
                    _wait_briefly_for_locks()
                    self._look()
                    if due or self._has_news():
                        self._write()
                        last = monotonic()
            except Error:  # another writer of SQLite is busy, or the server is gone: at the next tick again
                connection.close_if_unusable_or_obsolete()
        with suppress(Error):  # else its name is taken off the list after a day
            Worker.objects.filter(name=self._worker).delete()
        connection.close()

    def _has_news(self) -> bool:
        return self._held is not None and self._held.reporter.news.is_set()

    def _look(self) -> None:
        """Read whether the run was cancelled or is no longer ours."""
        if self._held:
            row = Run.objects.filter(**held(self._held.run)).values_list("cancel_asked", flat=True).first()
            self._held.reporter.lost = row is None
            self._held.reporter.cancelled = bool(row)

    def _write(self) -> None:
        now = self._clock()
        if self._held:
            percent, step = self._held.reporter.take_news()
            Run.objects.filter(**held(self._held.run)).update(
                percent=percent, step=step, lease_until=now + self._lease
            )
        Worker.objects.update_or_create(name=self._worker, defaults={"beat_at": now})


def _wait_briefly_for_locks() -> None:
    """Let this thread try again soon instead of standing in SQLite's queue for its full patience."""
    if connection.vendor == "sqlite" and connection.connection is None:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {round(TICK * 1000)}")
