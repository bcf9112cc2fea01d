"""Installations of their own, each with a data folder and a database of the kind that the tests run on."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from verband.rooms.jobs.tests.house import own_database


@dataclass(frozen=True)
class Place:
    """One installation; what it is told runs in a process of its own."""

    folder: Path
    environment: dict[str, str]

    def told(self, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Give ``verband`` a command and return what came of it."""
        return self._run([sys.executable, "-m", "verband.cli", *command], more)

    def does(self, code: str) -> str:
        """Run Python inside the installation and return what it prints."""
        done = self._run([sys.executable, "-c", f"import django; django.setup()\n{code}"], {})
        assert not done.returncode, done.stderr
        return done.stdout

    def sums(self, *of: str) -> dict[str, str]:
        """Return what ``verband checksums`` tells: table → number of rows and checksum."""
        done = self.told("checksums", *of)
        assert not done.returncode, done.stderr
        rows = (line.split() for line in done.stdout.splitlines())
        return {name: f"{number} {checksum}" for checksum, number, name in rows}

    def _run(self, command: list[str], more: dict[str, str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, env=self.environment | more, text=True, capture_output=True, check=False
        )


def new_place(folder: Path) -> Place:
    """Return an installation with nothing in it."""
    folder.mkdir()
    kept = {name: value for name, value in own_database(folder).items() if name != "VERBAND_HOSTS"}
    return Place(folder, {**os.environ, **kept})


def on_postgres() -> bool:
    """Whether the tests run on PostgreSQL."""
    return os.environ.get("VERBAND_DATABASE_URL", "").startswith("postgres")
