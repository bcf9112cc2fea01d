"""An import that is killed leaves the database as it was before or as it is after, never in between."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress

import pytest

from verband.rooms.register.tests.small_exports import GOVERNMENTS, arrangement, export, member, organisation

FILE = "verband.sqlite3"
AFTER_THE_FIRST_ROWS = (0.0, 0.01, 0.03, 0.06, 0.1, 0.15)
"""Seconds that the writing goes on before it is killed."""
PATIENCE = 60


def start(folder, module, *arguments):
    """Start a process of its own on the database in a folder."""
    settings = {"VERBAND_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "verband.site.settings"}
    environment = {name: value for name, value in os.environ.items() if name != "VERBAND_DATABASE_URL"}
    return subprocess.Popen(
        [sys.executable, "-m", module, *map(str, arguments)],
        env=environment | settings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def rows_in(folder):
    """Return the number of rows in each table of the database in a folder, if it is sound."""
    with closing(sqlite3.connect(folder / FILE)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: database.execute(f"SELECT count(*) FROM {name}").fetchone() for (name,) in tables}  # noqa: S608 - names of our own tables


def wait_for_rows(folder, *, still_runs):
    """Wait until rows spill into the log of the database: then the transaction is open and written in."""
    log, end = folder / f"{FILE}-wal", time.monotonic() + PATIENCE
    while time.monotonic() < end and still_runs():
        if log.exists() and log.stat().st_size:
            return
        time.sleep(0.001)


def country():
    """Return an export that takes a while to write: 120 arrangements of 30 parties."""
    parties = [organisation(1000 + n, f"Partij {n}", kind="Overig") for n in range(300)]
    arrangements = [
        arrangement(5000 + n, f"GR Afval {n}", *(member(1000 + (7 * n + m) % 300) for m in range(30)))
        for n in range(120)
    ]
    return export(*GOVERNMENTS, *parties, *arrangements)


class Writer:
    """The process whose children write the import."""

    def __init__(self, folder) -> None:
        self.folder = folder
        file = folder / "land.xml"
        file.write_bytes(country())
        self.process = start(folder, "verband.rooms.register.tests.killable_import", file)

    def write(self, kill_after=None):
        """Let a child write, kill it if asked, and return the rows that stand then."""
        self.process.stdin.write("again\n")
        self.process.stdin.flush()
        child = int(self.process.stdout.readline())
        if kill_after is not None:
            wait_for_rows(self.folder, still_runs=lambda: self.process.poll() is None)
            time.sleep(kill_after)
            with suppress(ProcessLookupError):  # it was done already
                os.kill(child, signal.SIGKILL)
        assert self.process.stdout.readline() == "gone\n"
        return rows_in(self.folder)


@pytest.fixture(scope="module")
def writer(tmp_path_factory):
    writer = Writer(tmp_path_factory.mktemp("killed"))
    yield writer
    writer.process.communicate()


def test_writing_that_is_killed_leaves_all_or_nothing(writer):
    after = writer.write()
    assert after["register_membership"] == (3600,)
    states = [writer.write(kill_after=seconds) for seconds in AFTER_THE_FIRST_ROWS]
    before = states[0]
    assert before["register_membership"] == before["history_event"] == (0,)
    assert all(state in (before, after) for state in states)
    assert writer.write() == after


def test_command_that_is_killed_leaves_nothing_and_goes_well_the_next_time(writer, tmp_path):
    after = writer.write()
    shutil.copy(writer.folder / "empty.sqlite3", tmp_path / FILE)
    before = rows_in(tmp_path)
    command = ("verband.cli", "import-roo", writer.folder / "land.xml")
    running = start(tmp_path, *command)
    wait_for_rows(tmp_path, still_runs=lambda: running.poll() is None)
    running.kill()
    assert running.wait(PATIENCE) == -signal.SIGKILL
    assert rows_in(tmp_path) == before
    assert start(tmp_path, *command).wait(PATIENCE) == 0
    assert rows_in(tmp_path) == after
