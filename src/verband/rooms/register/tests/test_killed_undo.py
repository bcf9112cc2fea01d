"""Workers that are killed while they undo a large reading leave all of it or nothing, and the next one ends it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from verband.rooms.jobs.services.sweeping import MOST_ATTEMPTS
from verband.rooms.jobs.tests.house import LEASE, PATIENCE, own_database
from verband.rooms.register.tests.test_killed_import import country

KILLED_AFTER = (0.1, 0.7)
"""Seconds after the work was claimed; it takes about two."""
LOOK = """
from verband.rooms.history.models import Event
from verband.rooms.jobs.models import Run
from verband.rooms.register.models import ImportRun, Membership, SourceRecord
run = Run.objects.get()
numbers = [each.objects.count() for each in (Membership, SourceRecord, ImportRun, Event)]
print(run.state, run.attempt, *numbers)
"""
ASK = """
from io import StringIO
from django.core.management import call_command
from django.utils import timezone
call_command("migrate", verbosity=0)
call_command("import_roo", {file!r}, stdout=StringIO())
from verband.rooms.accounts.models import User
from verband.rooms.history.services.large import undo_now_or_later
from verband.rooms.register.models import ImportRun
by, at = User.objects.create_user("beheerder@example.org", is_staff=True), timezone.now()
undo_now_or_later(batch=ImportRun.objects.get().batch, at=at, on=at.date(), by=by)
"""
WAIT = """
import time
from verband.rooms.jobs.models import Run
print("looking", flush=True)
end = time.monotonic() + {patience}
while not Run.objects.filter(**{condition!r}).exists() and time.monotonic() < end:
    time.sleep(0.01)
"""


class Place:
    """One installation with a reading that someone asked to undo, of the kind of database the tests run on."""

    def __init__(self, folder: Path) -> None:
        self.environment = own_database(folder)
        (folder / "land.xml").write_bytes(country())
        self.before = self.rows_after(ASK.format(file=str(folder / "land.xml")))[1]

    def begins(self, code: str) -> subprocess.Popen[str]:
        """Begin to run Python inside the installation."""
        whole = f"import django; django.setup()\n{code}"
        return subprocess.Popen(
            [sys.executable, "-c", whole], env=self.environment, text=True, stdout=subprocess.PIPE
        )

    def rows_after(self, code: str = "") -> tuple[tuple[str, int], tuple[int, ...]]:
        """Run Python and return how the work stands, its attempts, and the number of rows."""
        process = self.begins(code + LOOK)
        told, _ = process.communicate()
        assert not process.returncode
        state, attempt, *numbers = told.splitlines()[-1].split()
        return (state, int(attempt)), tuple(int(number) for number in numbers)

    def worker(self) -> subprocess.Popen[bytes]:
        """Start a worker."""
        command = [sys.executable, "-m", "verband.cli", "worker", "--lease", str(LEASE)]
        return subprocess.Popen(command, env=self.environment)

    def kill_after(self, seconds: float, attempt: int) -> None:
        """Let a worker begin, and kill it while it undoes."""
        condition = {"state": "running", "attempt": attempt}
        seen = self.begins(WAIT.format(patience=PATIENCE, condition=condition))
        seen.stdout.readline()  # it looks by now, so that no moment is lost
        worker = self.worker()
        assert seen.wait() == 0
        time.sleep(seconds)
        os.kill(worker.pid, signal.SIGKILL)
        assert worker.wait() == -signal.SIGKILL


def test_killed_undo_is_whole_or_not_at_all_and_is_ended_by_the_next_worker(tmp_path):
    place = Place(tmp_path)
    for attempt, seconds in enumerate(KILLED_AFTER, start=1):
        place.kill_after(seconds, attempt)
    undone = (0, 0, 0, 2 * place.before[-1])
    assert place.rows_after()[1] in {place.before, undone}
    last = place.worker()
    try:
        ended = {"state__in": ["done", "failed"]}
        (state, attempt), rows = place.rows_after(WAIT.format(patience=PATIENCE, condition=ended))
    finally:
        last.kill()
        last.wait()
    assert (state, rows) == ("done", undone)
    assert attempt <= MOST_ATTEMPTS
