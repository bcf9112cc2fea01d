"""``verband checksums``: the content of each table as one number, to compare two databases or a copy."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from verband.site.backup import archive
from verband.site.backup.checksums import TableSum, table_sums
from verband.site.backup.errors import BackupError


class Command(BaseCommand):
    help = "Toon per tabel het aantal rijen en een controlegetal, van de database of van een reservekopie."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", metavar="BESTAND", help="een reservekopie")

    def handle(self, *_args: Any, file: Path | None, **_options: Any) -> None:
        try:
            tables = _told_by(file) if file else table_sums(connection)
        except BackupError as error:
            raise CommandError(str(error), returncode=2) from error
        for name, table in sorted(tables.items()):
            self.stdout.write(f"{table.checksum}  {table.rows:>9}  {name}")


def _told_by(file: Path) -> Mapping[str, TableSum]:
    with archive.opened(file) as packed:
        return archive.read_manifest(packed, str(file)).tables
