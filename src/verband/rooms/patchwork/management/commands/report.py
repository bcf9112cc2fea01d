"""``verband report --province NAME --out FILE``: the report of a province as one HTML or PDF file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from verband.rooms.patchwork.bridge.part import part_of
from verband.rooms.patchwork.bridge.report import build_report
from verband.rooms.patchwork.exports.report import report_html, report_pdf_bytes
from verband.rooms.register.choices import Source
from verband.rooms.register.management.arguments import asked_day, province_code
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.stand import stand

SUFFIXES = (".html", ".htm", ".pdf")


class Command(BaseCommand):
    help = "Schrijf het rapport 'Samenwerking in beeld' van een provincie als één bestand (.html of .pdf)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--province", default="", metavar="NAAM")
        parser.add_argument("--peildatum", default="", metavar="JJJJ-MM-DD")
        parser.add_argument("--out", type=Path, required=True, metavar="BESTAND")

    def handle(self, *_args: Any, province: str, peildatum: str, out: Path, **_options: Any) -> None:
        if out.suffix.lower() not in SUFFIXES:
            message = f"'{out}' is geen .html of .pdf; geef het rapport een naam die daarop eindigt."
            raise CommandError(message, returncode=2)
        looked_at = stand(timezone.localdate(), asked_day(peildatum))
        register = register_on(looked_at.day)
        source = Source.REGISTER.value if Source.REGISTER in register.sources else ""
        everything = part_of(register, "", source=source, with_succeeded=True)
        whole = part_of(register, "", source=source)
        part = part_of(register, province_code(register, province), source=source) if province else whole
        html = report_html(build_report(everything, part, whole), looked_at.sentence)
        content = report_pdf_bytes(html) if out.suffix.lower() == ".pdf" else html.encode()
        try:
            out.write_bytes(content)
        except OSError as error:
            message = f"'{out}' is niet te schrijven ({error.strerror}). Kies een andere map."
            raise CommandError(message, returncode=2) from error
        self.stdout.write(f"Geschreven: {out}")
