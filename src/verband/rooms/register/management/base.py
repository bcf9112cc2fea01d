"""What the commands that read something in share: open, compare, show, apply; one sentence when it fails."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, ProgrammingError
from django.utils import timezone

from verband.rooms.common.words import datum, meervoud
from verband.rooms.register.bridge.wanted import Delivery, InputError
from verband.rooms.register.models import ImportRun
from verband.rooms.register.services.reconcile import Plan, apply_plan, compare
from verband.rooms.register.services.reconcile.kinds import OUTCOMES, told_counts

BAD_INPUT = 2
"""Exit status when the file cannot be used."""
NAMES_SHOWN = 40
FINDINGS_SHOWN = 20


class Outcome(Protocol):
    """What a command would do, in numbers and by name."""

    def counts(self) -> dict[str, dict[str, int]]:
        """Return the number per kind and outcome."""

    def names(self) -> dict[str, list[str]]:
        """Return the names per outcome."""


class Comparison(Outcome, Protocol):
    """What an import would do, whatever it is of."""

    @property
    def is_empty(self) -> bool:
        """Whether applying would change nothing."""

    def refuse_great_loss(self) -> None:
        """Refuse when too much of what was brought before has vanished."""


class Fout(CommandError):  # noqa: N818 - Django writes the name of the class before the sentence
    """A command that cannot be carried out."""


class RegisterCommand(BaseCommand):
    """A command on the register that says in one sentence why it cannot be carried out."""

    requires_system_checks = ()
    """None: they load every page and picture of the site, which takes longer than reading a file in."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run the command; a file that cannot be used ends it with one sentence and status 2."""
        try:
            return super().execute(*args, **options)
        except InputError as error:
            raise Fout(str(error), returncode=BAD_INPUT) from error
        except (OperationalError, ProgrammingError) as error:
            message = (
                f"De database werkt niet mee ({error}), er is niets gewijzigd; voer zo nodig eerst "
                "'verband migrate' uit en controleer of er plaats is op de schijf."
            )
            raise Fout(message) from error


class ImportCommand(RegisterCommand):
    """A command that brings a delivery into the register."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the switches that every import has."""
        parser.add_argument(
            "--dry-run", action="store_true", help="laat zien wat er zou veranderen en wijzig niets"
        )
        parser.add_argument(
            "--force", action="store_true", help="ga door als er veel ontbreekt dat er eerder wel was"
        )
        parser.add_argument(
            "--findings",
            type=Path,
            metavar="BESTAND",
            help="schrijf alles wat opviel in dit bestand, een regel voor elk",
        )

    def bring_in(
        self, delivery: Delivery, *, dry_run: bool, force: bool, findings: Path | None = None
    ) -> None:
        """Compare, show and apply a delivery."""
        plan = compare(delivery)
        self.show_findings(delivery.findings, findings)
        self._show(plan, with_names=dry_run)
        apply = partial(apply_plan, plan, at=timezone.now(), by=None)
        self.settle(plan, delivery.file_name, apply, dry_run=dry_run, force=force)

    def settle(
        self, plan: Comparison, file_name: str, apply: Callable[[], ImportRun], *, dry_run: bool, force: bool
    ) -> None:
        """Apply what was compared and shown, unless it is a trial, empty or too great a loss."""
        if not force:
            plan.refuse_great_loss()
        if dry_run:
            self.stdout.write("Dit was een proef: er is niets gewijzigd.")
            return
        if plan.is_empty:
            self.stdout.write(f"{file_name} is al verwerkt: er is niets te wijzigen.")
            return
        self._tell("verwerken …")
        run = apply()
        self.stdout.write(f"Verwerkt: {file_name}, stand {datum(run.stand_on)}.")

    def _show(self, plan: Plan, *, with_names: bool) -> None:
        if plan.newest_stand and plan.delivery.stand_on < plan.newest_stand:
            told, newest = datum(plan.delivery.stand_on), datum(plan.newest_stand)
            self.stdout.write(
                f"Let op: dit bestand is van {told}, ouder dan de stand van {newest} die al is verwerkt."
            )
        self.show_outcome(plan, with_names=with_names)

    def show_findings(self, findings: Sequence[str], file: Path | None) -> None:
        """Show the first of what looked odd, and write all of it to a file when one is asked for."""
        for finding in findings[:FINDINGS_SHOWN]:
            self.stdout.write(f"Let op: {finding}")
        more = len(findings) - FINDINGS_SHOWN
        if more > 0 and not file:
            self.stdout.write(f"en nog {more}; alles met --findings BESTAND")
        if file:
            write_lines(file, findings)
            told = meervoud(len(findings), "bevinding,bevindingen")
            self.stdout.write(f"{told} geschreven naar {file}.")

    def show_outcome(self, plan: Outcome, *, with_names: bool) -> None:
        """Show the number per kind and outcome, and the names."""
        for line in told_counts(plan.counts()):
            self.stdout.write(line)
        for outcome, names in plan.names().items():
            if names and (with_names or outcome == "conflicting"):
                self._list(OUTCOMES[outcome], names)

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


def write_lines(path: Path, lines: Sequence[str]) -> None:
    """Write lines of text to a file.

    Raises
    ------
    InputError
        When it cannot be written.
    """
    try:
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        message = f"'{path}' is niet te schrijven ({error.strerror}), er is niets gewijzigd; kies een andere plaats."
        raise InputError(message) from error


def open_file(path: Path) -> BinaryIO:
    """Open a file to read from.

    Raises
    ------
    InputError
        When there is no such file or it cannot be read; the sentence says which.
    """
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        message = f"Het bestand '{path}' bestaat niet; controleer de naam en de map."
        raise InputError(message) from error
    except IsADirectoryError as error:
        message = f"'{path}' is een map en geen bestand; noem het bestand zelf."
        raise InputError(message) from error
    except OSError as error:
        message = f"Het bestand '{path}' is niet te openen ({error.strerror}); controleer of u het mag lezen."
        raise InputError(message) from error
