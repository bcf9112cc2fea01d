"""Tell how far a task is, from inside the task; and learn there that it must stop.

What is told is kept in memory and written by the heart of the worker, over a connection of its own: so it is seen
while the task is still inside its transaction, and it is never rolled back with it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Event, Lock

MOST_WHILE_RUNNING = 99
"""A hundred percent is for what has ended."""
LONGEST_STEP = 200


class StoppedError(BaseException):
    """The task must not go on. Not an ``Exception``: a task that catches those is stopped as well."""


class CancelledError(StoppedError):
    """Whoever asked for the task has stopped it."""


class LostError(StoppedError):
    """The worker has been silent for so long that another one took the task over."""


class HandedBackError(StoppedError):
    """The worker is asked to end, and leaves the task to another one."""


@dataclass
class Reporter:
    """What a running task tells, and what it is told; read and written by two threads."""

    stopping: Event
    """Set when the worker is asked to end."""
    percent: int = 0
    step: str = ""
    cancelled: bool = False
    lost: bool = False
    news: Event = field(default_factory=Event)
    """Set when something was told that is not written yet."""
    _lock: Lock = field(default_factory=Lock)

    def report(self, percent: float, step: str) -> None:
        """Take over how far the task is; it never falls."""
        with self._lock:
            told = (max(self.percent, min(int(percent), MOST_WHILE_RUNNING)), step[:LONGEST_STEP])
            if told != (self.percent, self.step):
                self.percent, self.step = told
                self.news.set()
        self.refuse_to_go_on()

    def refuse_to_go_on(self) -> None:
        """Stop the task when it was cancelled, lost or handed back.

        Raises
        ------
        StoppedError
            Everything in the open transaction is rolled back by it.
        """
        if self.lost:
            raise LostError
        if self.cancelled:
            raise CancelledError
        if self.stopping.is_set():
            raise HandedBackError

    def take_news(self) -> tuple[int, str]:
        """Return what is to be written and count it as written."""
        with self._lock:
            self.news.clear()
            return self.percent, self.step


_CURRENT: ContextVar[Reporter | None] = ContextVar("reporter", default=None)


def report_progress(percent: float, step: str) -> None:
    """Tell how far the running task is, 0 to 100, and what it is doing; outside a task it does nothing.

    Call it often: it costs no query. It ends the task when that was asked.
    """
    reporter = _CURRENT.get()
    if reporter:
        reporter.report(percent, step)


@contextmanager
def reporting_to(reporter: Reporter) -> Iterator[None]:
    """Let reports of what runs inside go to a reporter."""
    token = _CURRENT.set(reporter)
    try:
        yield
    finally:
        _CURRENT.reset(token)
