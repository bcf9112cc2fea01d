"""``verband after-restore``: destroy again what had been destroyed before a backup was put back."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from verband.rooms.dossiers.services.restoring import after_restore
from verband.rooms.dossiers.vault.errors import VaultError


class Command(BaseCommand):
    help = "Vernietig opnieuw wat al vernietigd was voordat een reservekopie werd teruggezet."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            done = after_restore(at=timezone.now())
        except VaultError as error:
            raise CommandError(str(error), returncode=2) from error
        self.stdout.write(f"Opnieuw vernietigd: {done.dossiers} dossiers en {done.records} losse records.")
        self.stdout.write(f"Aan de lijst van vernietigde sleutels toegevoegd: {done.listed}.")
        if done.unreadable:
            message = (
                f"{done.unreadable} regels van de lijst zijn niet te lezen; kijk of het bestand heel is."
            )
            raise CommandError(message, returncode=2)
