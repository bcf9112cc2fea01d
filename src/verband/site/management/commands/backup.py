"""``verband backup FILE``: a copy of the database, made while the site is in use."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from verband.site.backup.errors import BackupError
from verband.site.backup.taking import backup


class Command(BaseCommand):
    help = "Maak een reservekopie van de database in een nieuw bestand; de site mag in gebruik zijn."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="BESTAND", help="een bestand dat nog niet bestaat")

    def handle(self, *_args: Any, file: Path, **_options: Any) -> None:
        try:
            made = backup(file=file, at=timezone.now())
        except BackupError as error:
            raise CommandError(str(error), returncode=2) from error
        self.stdout.write(f"{file}: {len(made.tables)} tabellen met samen {made.rows} rijen.")
        self.stdout.write(
            "Niet in de kopie: de sleutels, de lijst van vernietigde sleutels en de map werk. "
            "Bewaar de sleutels apart."
        )
