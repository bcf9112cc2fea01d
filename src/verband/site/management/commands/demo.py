"""``verband demo``: put the example region in an empty or a filled register; repeating it changes nothing."""

from typing import Any

from verband.rooms.register.bridge.conversations import read_conversations
from verband.rooms.register.management.base import ImportCommand


class Command(ImportCommand):
    help = "Zet het voorbeeld 'Utrecht 2024' klaar, zoals verteld in de verkennende gesprekken."

    def handle(self, *_args: Any, dry_run: bool, force: bool, **_options: Any) -> None:
        self.bring_in(read_conversations(), dry_run=dry_run, force=force)
