"""What the commands that read something in share: open, compare, show, apply; one sentence when it fails."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from verband.rooms.register.bridge.wanted import Delivery, InputError
from verband.rooms.register.services.reconcile import Plan, apply_plan, compare
from verband.rooms.register.services.reconcile.kinds import KINDS

BAD_INPUT = 2
"""Exit status when the file cannot be used."""
NAMES_SHOWN = 40
_OUTCOMES = {
    "created": "nieuw",
    "updated": "gewijzigd",
    "unchanged": "ongewijzigd",
    "ended": "beëindigd",
    "conflicting": "verschil",
}


class ImportCommand(BaseCommand):
    """A command that brings a delivery into the register."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the switches that every import has."""
        parser.add_argument(
            "--dry-run", action="store_true", help="laat zien wat er zou veranderen en wijzig niets"
        )
        parser.add_argument(
            "--force", action="store_true", help="ga door als er veel ontbreekt dat er eerder wel was"
        )

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run the command; a file that cannot be used ends it with one sentence and status 2."""
        try:
            return super().execute(*args, **options)
        except InputError as error:
            raise CommandError(str(error), returncode=BAD_INPUT) from error

    def bring_in(self, delivery: Delivery, *, dry_run: bool, force: bool) -> None:
        """Compare, show and apply a delivery."""
        plan = compare(delivery)
        self._show(plan, with_names=dry_run)
        if not force:
            plan.refuse_great_loss()
        if dry_run:
            self.stdout.write("Dit was een proef: er is niets gewijzigd.")
            return
        if plan.is_empty:
            self.stdout.write(f"{delivery.file_name} is al verwerkt: er is niets te wijzigen.")
            return
        self._tell("verwerken …")
        run = apply_plan(plan, at=timezone.now(), by=None)
        self.stdout.write(f"Verwerkt: {delivery.file_name}, stand {run.stand_on:%d-%m-%Y}.")

    def _show(self, plan: Plan, *, with_names: bool) -> None:
        for finding in plan.delivery.findings:
            self.stdout.write(f"Let op: {finding}")
        for code, numbers in plan.counts().items():
            told = ", ".join(f"{numbers[key]} {word}" for key, word in _OUTCOMES.items() if numbers.get(key))
            self.stdout.write(f"{KINDS[code].label}: {told}")
        for outcome, names in plan.names().items():
            if names and (with_names or outcome == "conflicting"):
                self._list(_OUTCOMES[outcome], names)

    def _list(self, word: str, names: list[str]) -> None:
        """Show names; all of them when the output goes to a file, the first ones on a screen."""
        shown = names[:NAMES_SHOWN] if sys.stdout.isatty() else names
        self.stdout.write(f"{word} ({len(shown)} van {len(names)} getoond):")
        for name in shown:
            self.stdout.write(f"  - {name}")

    def progress(self, share: float) -> None:
        """Show how far the reading is, on one line of a screen."""
        if self.stderr.isatty():
            self.stderr.write(f"\rlezen {share:4.0%}", ending="")

    def _tell(self, text: str) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{text}")
