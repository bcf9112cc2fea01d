"""``verband retention --on DATE``: announce which dossiers end, and destroy what is past its term."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from verband.rooms.dossiers.services.retention import Kept, keep_terms
from verband.rooms.dossiers.vault.errors import VaultError


class Command(BaseCommand):
    help = (
        "Kondig aan welke dossiers aflopen en vernietig wat voorbij zijn termijn is; voer dit elke dag uit."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--on", default="", metavar="JJJJ-MM-DD", help="de dag waarnaar gekeken wordt; anders die van nu"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="laat zien wat er zou gebeuren en wijzig niets"
        )

    def handle(self, *_args: Any, on: str, dry_run: bool, **_options: Any) -> None:
        at = timezone.now()
        try:
            kept = keep_terms(on=_day(on) or timezone.localdate(at), at=at, dry_run=dry_run)
        except VaultError as error:
            raise CommandError(str(error), returncode=2) from error
        self._write(kept)

    def _write(self, kept: Kept) -> None:
        told = {
            "Aangekondigd": kept.warned,
            "Vernietigd": kept.destroyed,
            "Wacht tot de eigenaren het twee weken weten": kept.waiting,
            "Adres vergeten omdat niemand kwam": kept.lapsed,
        }
        for words, marks in told.items():
            self.stdout.write(f"{words}: {len(marks)}")
            for mark in marks:
                self.stdout.write(f"  {mark}")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        message = f"'{text}' is geen datum; schrijf bijvoorbeeld 2026-05-16."
        raise CommandError(message, returncode=2) from error
