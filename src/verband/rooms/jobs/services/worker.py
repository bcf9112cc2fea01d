"""The loop of one worker: take back what was left behind, claim, carry out, tidy up."""

import logging
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event
from time import monotonic

from django.db import Error, close_old_connections

from verband.rooms.jobs.services.carrying import carry_out
from verband.rooms.jobs.services.heart import Heart
from verband.rooms.jobs.services.keeping import forget_old
from verband.rooms.jobs.services.progress import Reporter
from verband.rooms.jobs.services.queue import claim_next
from verband.rooms.jobs.services.sweeping import Sweeper
from verband.rooms.jobs.services.telling import tell_worker

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
PAUSE = 0.5
"""Seconds between two looks in an empty queue."""
TIDY_EVERY = 3600.0


def new_name() -> str:
    """Return a name that no other worker has: a name used twice could end what is another's."""
    return f"{socket.gethostname()[:40]}-{secrets.token_hex(8)}"


@dataclass
class WorkLoop:
    """Carries out what is in the queue until it is asked to stop."""

    clock: Callable[[], datetime]
    lease: timedelta = LEASE
    name: str = field(default_factory=new_name)
    stopping: Event = field(default_factory=Event)
    _sweeper: Sweeper = field(default_factory=Sweeper)
    _tidied: float | None = None

    def run(self, *, until_empty: bool = False) -> None:
        """Work until ``stopping`` is set; with ``until_empty`` until nothing is left to do now."""
        heart = Heart(worker=self.name, lease=self.lease, clock=self.clock)
        heart.start()
        tell_worker(self.name, "started")
        try:
            while not self.stopping.is_set():
                if not self._round(heart):
                    if until_empty:
                        return
                    self.stopping.wait(PAUSE)
        finally:
            heart.stop()
            tell_worker(self.name, "stopped")

    def _round(self, heart: Heart) -> bool:
        """Do one thing that waits to be done; a database that does not answer is asked again later."""
        close_old_connections()
        try:
            self._sweeper.sweep(at=self.clock(), elapsed=monotonic())
            self._tidy()
            claim = claim_next(worker=self.name, lease=self.lease, at=self.clock())
        except Error as error:
            log.warning("the database is busy or does not answer, asked again soon: %s", error)
            return False
        if claim is None:
            return False
        reporter = Reporter(self.stopping)
        with heart.beating_for(claim.run, reporter):
            carry_out(claim, reporter, self.clock)
        return True

    def _tidy(self) -> None:
        if self._tidied is None or monotonic() - self._tidied > TIDY_EVERY:
            self._tidied = monotonic()
            forget_old(at=self.clock())
