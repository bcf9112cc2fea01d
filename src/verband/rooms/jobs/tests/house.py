"""A database of its own with real worker processes on it, which a test may kill."""

import json
import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import psycopg

PATIENCE = 40
LEASE = 1.5


def own_database(folder: Path) -> dict[str, str]:
    """Return the environment of processes with a database of their own, of the kind that the tests run on."""
    settings = {"VERBAND_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "verband.site.settings"}
    around = {name: value for name, value in os.environ.items() if name != "VERBAND_DATABASE_URL"}
    address = os.environ.get("VERBAND_DATABASE_URL", "")
    if address.startswith("postgres"):
        name = f"jobs_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(address, autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{name}"')
        settings["VERBAND_DATABASE_URL"] = urlsplit(address)._replace(path=f"/{name}").geturl()
    return around | settings


class House:
    """One database, a desk at which work is asked for, and workers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = own_database(folder)
        self._said = folder / "workers.log"
        self._desk = self._start(
            "verband.rooms.jobs.tests.desk", stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._workers: list[subprocess.Popen[str]] = []

    def _start(self, module: str, *arguments: str, **streams: int | IO[str]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments], env=self.environment, text=True, **streams
        )

    def ask(self, do: str, **question: object):
        """Ask the desk something and return its answer."""
        self._desk.stdin.write(json.dumps({"do": do, **question}) + "\n")
        self._desk.stdin.flush()
        return json.loads(self._desk.stdout.readline())

    def log(self) -> Path:
        """Return a new file in which tasks note what they do."""
        file = self.folder / uuid.uuid4().hex
        file.touch()
        return file

    def start(self, task: str, **arguments: object) -> str:
        """Ask for work and return its run."""
        return self.ask("start", task=task, arguments=arguments)

    def look(self, run: str) -> dict[str, object]:
        """Return how a run stands."""
        return self.ask("look", run=run)

    def worker(self, *switches: str) -> subprocess.Popen[str]:
        """Start a worker."""
        with self._said.open("a") as said:
            process = self._start("verband.cli", "worker", "--lease", str(LEASE), *switches, stderr=said)
        self._workers.append(process)
        return process

    def said(self, word: str) -> list[str]:
        """Return the lines of the logs of all workers that hold a word."""
        return [line for line in self._said.read_text().splitlines() if word in line]

    def wait_until(self, come_true, what: str) -> None:
        """Wait until something is so."""
        end = time.monotonic() + PATIENCE
        while not come_true():
            assert time.monotonic() < end, f"waited too long until {what}"
            time.sleep(0.02)

    def wait_for(self, run: str, *states: str) -> dict[str, object]:
        """Wait until a run stands in one of some states and return it."""
        self.wait_until(lambda: self.look(run)["state"] in states, f"{states}, not {self.look(run)}")
        return self.look(run)

    def wait_for_word(self, log: Path, word: str, times: int = 1) -> None:
        """Wait until a task has noted a word so many times."""
        self.wait_until(lambda: log.read_text().split().count(word) >= times, f"{times} × {word}")

    def send_home(self) -> None:
        """End the workers of one test at once."""
        for process in self._workers:
            process.send_signal(signal.SIGKILL)
            process.wait()
        self._workers.clear()

    def close(self) -> None:
        """End everything."""
        self.send_home()
        self._desk.communicate()
