"""``verband worker``: carry out long work until it is told to stop; several may run beside each other."""

import signal
from datetime import timedelta
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from verband.rooms.jobs.services.worker import LEASE, WorkLoop


class Command(BaseCommand):
    help = "Voer lang werk uit (inlezen, rapporten). Stoppen met Ctrl+C: werk dat loopt wordt teruggelegd."
    requires_system_checks = ()  # they load every page of the site, which a worker does without

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--lease",
            type=float,
            default=LEASE.total_seconds(),
            metavar="SECONDEN",
            help="zo lang mag een werkproces stil zijn voordat een ander zijn werk overneemt (standaard 60)",
        )
        parser.add_argument("--until-empty", action="store_true", help="stop als er niets meer te doen is")

    def handle(self, *_args: Any, lease: float, until_empty: bool, **_options: Any) -> None:
        if lease < 1:
            message = "--lease moet minstens 1 seconde zijn; 60 is gebruikelijk."
            raise CommandError(message, returncode=2)
        loop = WorkLoop(clock=timezone.now, lease=timedelta(seconds=lease))

        def stop(_number: int, _frame: FrameType | None) -> None:
            loop.stopping.set()
            # Who asks a second time does not want to wait: then the lease gives the work to another worker.
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, signal.SIG_DFL)

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, stop)
        loop.run(until_empty=until_empty)
