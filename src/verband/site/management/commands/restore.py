"""``verband restore FILE``: put a copy in the place of the database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from verband.rooms.dossiers.vault.errors import VaultError
from verband.site.backup.errors import BackupError
from verband.site.backup.manifest import Manifest
from verband.site.backup.returning import restore
from verband.site.backup.settling import Settled

NO_LIST = (
    "Is er na deze kopie iets vernietigd, dan staat het weer open: zet de nieuwste lijst van vernietigde sleutels neer "
    "en voer verband after-restore uit."
)


class Command(BaseCommand):
    help = "Zet een reservekopie terug in een lege database, of met --force in de plaats van wat er staat."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="BESTAND")
        parser.add_argument(
            "--force", action="store_true", help="ook als er iets in de database staat: dat verdwijnt"
        )

        parser.add_argument(
            "--list-lost",
            action="store_true",
            help="ook als de lijst van vernietigde sleutels korter is dan toen: wat vernietigd was, gaat weer open",
        )

    def handle(self, *_args: Any, file: Path, force: bool, list_lost: bool, **_options: Any) -> None:
        try:
            told, settled = restore(
                file=file, at=timezone.now(), force=force, list_lost=list_lost, tell=self._progress
            )
        except BackupError as error:
            raise CommandError(str(error), returncode=2) from error
        except VaultError as error:
            message = f"De kopie staat er, maar open de site nog niet. {error} Voer daarna verband after-restore uit."
            raise CommandError(message, returncode=3) from error
        self._tell(told, settled)
        self._refuse_silence(settled)

    def _progress(self, told: str) -> None:
        self.stdout.write(told)
        self.stdout.flush()

    def _tell(self, told: Manifest, settled: Settled) -> None:
        again = settled.destroyed
        for line in (
            f"Teruggezet: {len(told.tables)} tabellen met samen {told.rows} rijen; elk controlegetal klopt.",
            f"Afgemeld: {settled.sessions} sessies. Gestopt: {settled.runs} achtergrondtaken.",
            f"Opnieuw vernietigd: {again.dossiers} dossiers en {again.records} losse records.",
            *([] if again.dossiers or again.records else [NO_LIST]),
            f"Wat na {told.made_at[:10]} is ingetrokken, zoals accounts, rollen en sleutels, staat weer als toen.",
        ):
            self.stdout.write(line)

    def _refuse_silence(self, settled: Settled) -> None:
        """End with a status of its own when the copy stands but not all is well."""
        wrong = []
        if settled.locked:
            wrong.append(
                f"{settled.locked} dossiers zijn niet te openen: hun sleutel staat niet in VERBAND_VAULT_KEY."
            )
        if settled.destroyed.unreadable:
            wrong.append(
                f"{settled.destroyed.unreadable} regels van de lijst van vernietigde sleutels zijn niet te lezen."
            )
        if wrong:
            raise CommandError(" ".join(wrong), returncode=3)
