"""``verband figures``: the counts of the register on a day."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from verband.rooms.register.management.arguments import asked_day, province_code
from verband.rooms.register.selectors.figures import figures
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.stand import stand


class Command(BaseCommand):
    help = "Tel samenwerkingsverbanden, deelnames en partijen op een dag."
    requires_system_checks = ()  # they load every page of the site

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--province", default="", metavar="NAAM", help="met minstens één deelnemende gemeente daar"
        )
        parser.add_argument(
            "--peildatum", default="", metavar="JJJJ-MM-DD", help="standaard: de dag van de nieuwste bron"
        )
        parser.add_argument("--json", action="store_true", help="als JSON")

    def handle(self, *_args: Any, province: str, peildatum: str, **options: Any) -> None:
        register = register_on(stand(timezone.localdate(), asked_day(peildatum)).day)
        if province:
            register = register.in_province(province_code(register, province))
        counts = figures(register)
        if options["json"]:
            self.stdout.write(json.dumps(counts, ensure_ascii=False, indent=2))
            return
        for name, value in counts.items():
            if isinstance(value, dict):
                self.stdout.write(f"{name}:")
                for key, number in value.items():
                    self.stdout.write(f"  {key}: {number}")
            else:
                self.stdout.write(f"{name}: {value}")
