"""``verband import-roo FILE_OR_URL``: read the export of the national register in."""

import os
import tempfile
from collections.abc import Mapping
from http.client import HTTPException
from pathlib import Path
from typing import Any, BinaryIO
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.core.management.base import CommandParser
from django.utils import timezone

from verband.rooms.common.bridge import InputError
from verband.rooms.register.bridge.roo import read_register
from verband.rooms.register.management.base import ImportCommand, open_file

MOST_BYTES = 1024**3
"""Larger than this is not the export: the whole country is about 40 MB."""
SECONDS = 60


class Command(ImportCommand):
    help = "Lees het Register van Overheidsorganisaties in (exportOO.xml of .gz, een bestand of een adres)."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("source", metavar="BESTAND_OF_ADRES")

    def handle(self, *_args: Any, source: str, **options: Any) -> None:
        how = {name: options[name] for name in ("dry_run", "force", "findings")}
        if source.startswith(("https://", "http://")):
            with tempfile.TemporaryFile() as copy:
                self._fetch(source, copy)
                self._read(copy, source.rsplit("/", 1)[-1], how)
        else:
            with open_file(Path(source)) as file:
                self._read(file, Path(source).name, how)

    def _read(self, file: BinaryIO, name: str, how: Mapping[str, Any]) -> None:
        # A pipe has no size: then there is no share to tell.
        size = os.fstat(file.fileno()).st_size or None
        today = timezone.localdate()
        try:
            delivery = read_register(file, file_name=name, size=size, today=today, progress=self.progress)
        except OSError as error:
            message = f"Het lezen van {name} brak af ({error.strerror}), er is niets gewijzigd; probeer het opnieuw."
            raise InputError(message) from error
        self.bring_in(delivery, **how)

    def _fetch(self, address: str, copy: BinaryIO) -> None:
        """Copy the file first, so that a lost connection is noticed before anything is compared."""
        try:
            # The caller lets only http and https through.
            with urlopen(Request(address), timeout=SECONDS) as answer:  # noqa: S310  # nosec B310
                total = int(answer.headers.get("Content-Length") or 0)
                self._copy(answer, copy, address, total)
        except (OSError, HTTPException, ValueError) as error:
            message = f"{address} is niet op te halen: {_reason(error)}; controleer het adres of lees een bestand in."
            raise InputError(message) from error
        if total and copy.tell() != total:
            message = f"{address} brak af na {copy.tell()} van {total} bytes, er is niets gewijzigd; lees opnieuw in."
            raise InputError(message)
        copy.seek(0)

    def _copy(self, answer: BinaryIO, copy: BinaryIO, address: str, total: int) -> None:
        while block := answer.read(1 << 16):
            copy.write(block)
            self.progress(copy.tell() / total if total else 0)
            if copy.tell() > MOST_BYTES:
                message = (
                    f"{address} is groter dan 1 GB, dat kan het register niet zijn; controleer het adres."
                )
                raise InputError(message)


def _reason(error: Exception) -> str:
    """Return why an address gave nothing, in words."""
    if isinstance(error, HTTPError):
        return f"de server antwoordt met code {error.code}"
    if isinstance(error, TimeoutError) or (
        isinstance(error, URLError) and isinstance(error.reason, TimeoutError)
    ):
        return f"de server antwoordt niet binnen {SECONDS} seconden"
    if isinstance(error, URLError):
        return "de server is niet bereikbaar"
    return "het adres klopt niet of de verbinding brak af"
