"""Small tasks of the tests; each writes what it did in a file, so that other processes can be looked at."""

import time
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction
from django_tasks import task

from verband.rooms.jobs.bridge import VerbandError
from verband.rooms.jobs.models import Worker
from verband.rooms.jobs.services.carrying import Outcome, ResultFile
from verband.rooms.jobs.services.progress import report_progress

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def _note(file: str, word: str) -> None:
    with Path(file).open("a") as log:
        log.write(f"{word}\n")


@task
def count(log: str, steps: int = 3, pause: float = 0.0) -> Outcome:
    """Count, and tell each step."""
    _note(log, "begin")
    for number in range(steps):
        report_progress(100 * number / steps, f"stap {number + 1} van {steps}")
        time.sleep(pause)
    _note(log, "end")
    return Outcome(file=ResultFile("telling.txt", "text/plain", b"geteld"), told={"steps": steps})


@task
def write_long(log: str, name: str, seconds: float) -> Outcome:
    """Write one row in a transaction that lasts long; twice the same name is written once."""
    _note(log, "begin")
    with transaction.atomic():
        Worker.objects.get_or_create(name=name, defaults={"beat_at": LONG_AGO})
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            report_progress(50, "verwerken")
            time.sleep(0.05)
    _note(log, "end")
    return Outcome(address="/")


@task
def refuse() -> Outcome:
    """Meet input that cannot be used."""
    message = "Regel 3 van de lijst is leeg; vul haar in."
    raise VerbandError(message)


@task
def stumble() -> Outcome:
    """Meet a mistake of our own."""
    return {}["nothing"]


@task
def go_backwards() -> Outcome:
    """Tell shares that fall, and one past the end."""
    for percent in (40, 20, 130):
        report_progress(percent, f"nu {percent}")
    return Outcome()
