"""``verband rewrap-keys``: lock the key of every dossier with the newest key of the installation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from verband.rooms.dossiers.services.keys import rewrap_keys
from verband.rooms.dossiers.vault.errors import VaultError
from verband.rooms.dossiers.vault.ring import ring


class Command(BaseCommand):
    help = "Sluit de sleutels van alle vertrouwelijke dossiers af met de nieuwste sleutel van de installatie."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            keys = ring()
        except VaultError as error:
            raise CommandError(str(error), returncode=2) from error
        done = rewrap_keys(ring=keys)
        self.stdout.write(
            f"Nieuwste sleutel: {keys.current}. Opnieuw afgesloten: {done.changed}. Was al goed: {done.standing}."
        )
        if done.failed:
            message = (
                f"{done.failed} dossiers zijn niet te openen: hun oude sleutel ontbreekt in VERBAND_VAULT_KEY. "
                "Zet die erbij, achter de nieuwste, en voer dit opnieuw uit."
            )
            raise CommandError(message, returncode=2)
        self.stdout.write("Oudere sleutels in VERBAND_VAULT_KEY zijn niet meer nodig.")
