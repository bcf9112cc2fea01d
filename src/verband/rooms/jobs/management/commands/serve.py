"""``verband serve``: the site and a worker for long work together, until Ctrl+C."""

import signal
import subprocess  # nosec B404 - starts our own two programs only
import sys
import time
from collections.abc import Mapping, Sequence
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

LOOK_EVERY = 0.2
PAUSE = 1.0
"""Seconds before a worker that ended is started again."""
PATIENCE = 30.0
"""Seconds that the two have to end by themselves."""


class Command(BaseCommand):
    help = "Start de site en een werkproces voor lang werk. Ctrl+C stopt beide."
    requires_system_checks = ()  # the two programs check for themselves

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1:8000", metavar="ADRES:POORT")
        parser.add_argument("--threads", type=int, default=4, metavar="AANTAL")

    def handle(self, *_args: Any, bind: str, threads: int, **_options: Any) -> None:
        web = [sys.executable, "-m", "gunicorn", "--bind", bind, "--threads", str(threads)]
        programs = {
            "web": [*web, "--log-level", "warning", "verband.site.wsgi"],
            "worker": [sys.executable, "-m", "verband.cli", "worker"],
        }
        sys.exit(keep_running(programs))


def keep_running(programs: Mapping[str, Sequence[str]]) -> int:
    """Run the programs until one asks to stop or the site ends, and return the status of the site.

    A worker that ends is started again: what it was doing is then picked up. A site that ends ends all.
    """
    stopped = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal stopped
        stopped = True

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    running = {name: _started(command) for name, command in programs.items()}
    while not stopped and running["web"].poll() is None:
        if running["worker"].poll() is not None:
            time.sleep(PAUSE)
            running["worker"] = _started(programs["worker"])
        time.sleep(LOOK_EVERY)
    for process in running.values():
        process.terminate()
    for process in running.values():
        _wait_for(process)
    return 0 if stopped else running["web"].returncode


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # Sessions of their own: Ctrl+C comes here first, and the two are told once to stop.
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603  # nosec B603 - our own programs


def _wait_for(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
