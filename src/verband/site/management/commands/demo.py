"""``verband demo``: put the example region in an empty or a filled register; repeating it changes nothing."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from verband.rooms.register.bridge.conversations import read_conversations
from verband.rooms.register.management.base import ImportCommand
from verband.site.example import set_out

NOT_HERE = (
    "Dit is een site voor anderen (VERBAND_HOSTS): het voorbeeld zou tussen de gegevens van het register komen. "
    "Bekijk het in een werkkopie, met: make demo. Er is niets gewijzigd."
)


class Command(ImportCommand):
    help = "Zet het voorbeeld 'Utrecht 2024' klaar, zoals verteld in de verkennende gesprekken."

    def handle(self, *_args: Any, dry_run: bool, force: bool, findings: Path | None, **_options: Any) -> None:
        if settings.PRODUCTION:  # with VERBAND_DEMO=1 such a site does not even start
            raise CommandError(NOT_HERE, returncode=2)
        self.bring_in(read_conversations(), dry_run=dry_run, force=force, findings=findings)
        if settings.DEMO and not dry_run:
            set_out(timezone.now())
