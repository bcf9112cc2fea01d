"""``verband import-roo FILE_OR_URL``: read the export of the national register in."""

import tempfile
from pathlib import Path
from typing import Any, BinaryIO
from urllib.error import URLError
from urllib.request import Request, urlopen

from django.core.management.base import CommandParser
from django.utils import timezone

from verband.rooms.register.bridge.roo import read_register
from verband.rooms.register.bridge.wanted import InputError
from verband.rooms.register.management.base import ImportCommand

MOST_BYTES = 1024**3
"""Larger than this is not the export: the whole country is about 40 MB."""
SECONDS = 60


class Command(ImportCommand):
    help = "Lees het Register van Overheidsorganisaties in (exportOO.xml of .gz, een bestand of een adres)."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("source", metavar="BESTAND_OF_ADRES")

    def handle(self, *_args: Any, source: str, dry_run: bool, force: bool, **_options: Any) -> None:
        if source.startswith(("https://", "http://")):
            with tempfile.TemporaryFile() as copy:
                self._fetch(source, copy)
                self._read(copy, source.rsplit("/", 1)[-1], dry_run=dry_run, force=force)
        else:
            with _open(Path(source)) as file:
                self._read(file, Path(source).name, dry_run=dry_run, force=force)

    def _read(self, file: BinaryIO, name: str, *, dry_run: bool, force: bool) -> None:
        size = file.seek(0, 2)
        file.seek(0)
        today = timezone.localdate()
        delivery = read_register(file, file_name=name, size=size, today=today, progress=self.progress)
        self.bring_in(delivery, dry_run=dry_run, force=force)

    def _fetch(self, address: str, copy: Any) -> None:  # noqa: ANN401 - a temporary file has no public type
        """Copy the file first, so that a lost connection is noticed before anything is compared."""
        try:
            with urlopen(Request(address), timeout=SECONDS) as answer:  # noqa: S310 - http and https only, checked by the caller
                total = int(answer.headers.get("Content-Length") or 0)
                while block := answer.read(1 << 16):
                    copy.write(block)
                    self.progress(copy.tell() / total if total else 0)
                    if copy.tell() > MOST_BYTES:
                        message = f"{address} is groter dan 1 GB; dat kan het register niet zijn."
                        raise InputError(message)
        except (URLError, OSError, ValueError) as error:
            message = f"{address} is niet op te halen ({error}). Controleer het adres of lees een bestand in."
            raise InputError(message) from error
        if total and copy.tell() != total:
            message = f"{address} brak af na {copy.tell()} van {total} bytes. Er is niets gewijzigd; probeer het opnieuw."
            raise InputError(message)


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        message = f"Het bestand '{path}' is niet te lezen ({error.strerror}). Controleer de naam en de map."
        raise InputError(message) from error
