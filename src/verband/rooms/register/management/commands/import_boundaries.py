"""``verband import-boundaries FILE.geojson``: read the boundaries of municipalities in, for the map."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from verband.rooms.common.bridge import InputError
from verband.rooms.common.words import meervoud
from verband.rooms.register.bridge.boundaries import read_boundaries
from verband.rooms.register.management.base import RegisterCommand
from verband.rooms.register.services.boundaries import replace_boundaries

MOST_BYTES = 200 * 1024**2
"""Larger than this is no generalised boundary file."""


class Command(RegisterCommand):
    help = "Lees grenzen van gemeenten in (GeoJSON in graden, met een code per gebied), voor de kaart."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="BESTAND")
        parser.add_argument("--dry-run", action="store_true", help="controleer het bestand en wijzig niets")

    def handle(self, *_args: Any, file: Path, dry_run: bool, **_options: Any) -> None:
        content = _content(file)
        outlines = read_boundaries(content)
        if not dry_run:
            replace_boundaries(outlines=outlines, file_name=file.name, content=content, at=timezone.now())
        told = meervoud(len(outlines), "gebied,gebieden")
        deed = "gecontroleerd, niets gewijzigd" if dry_run else "ingelezen"
        self.stdout.write(f"{told} {deed} uit {file.name}.")


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_BYTES:
            message = f"'{file}' is groter dan 200 MB; gebruik een gegeneraliseerd bestand."
            raise InputError(message)
        return file.read_bytes()
    except OSError as error:
        message = f"Het bestand '{file}' is niet te lezen ({error.strerror}). Controleer de naam en de map."
        raise InputError(message) from error
