"""``verband figures``: the counts of the register on a day."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from verband.rooms.register.bridge.facts import task_kinds
from verband.rooms.register.choices import Form, Obligation, Source
from verband.rooms.register.management.arguments import asked_day, province_code
from verband.rooms.register.management.base import RegisterCommand
from verband.rooms.register.selectors.figures import figures
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.stand import stand


class Command(RegisterCommand):
    help = "Tel samenwerkingsverbanden, deelnames en partijen op een dag."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--province", default="", metavar="NAAM", help="met minstens één deelnemende gemeente daar"
        )
        parser.add_argument(
            "--peildatum",
            default="",
            metavar="JJJJ-MM-DD",
            help="standaard: de dag van het register, of zonder register van de nieuwste bron",
        )
        parser.add_argument("--json", action="store_true", help="als JSON")

    def handle(self, *_args: Any, province: str, peildatum: str, **options: Any) -> None:
        looked_at = stand(timezone.localdate(), asked_day(peildatum))
        register = register_on(looked_at.day)
        code = province_code(register, province) if province else ""
        counts = figures(register, province=code, registered=looked_at.has_register)
        if options["json"]:
            self.stdout.write(json.dumps(counts, ensure_ascii=False, indent=2))
            return
        names = {party.key: party.name for party in register.parties.values()}
        for line in _lines(counts, {**_labels(), "by_government": names}):
            self.stdout.write(line)


def _labels() -> dict[str, Mapping[str, str]]:
    kinds = {kind.code: kind.label for kind in task_kinds().kinds.values()}
    return {
        "sources": dict(Source.choices),
        "by_form": dict(Form.choices),
        "by_obligation": dict(Obligation.choices),
        "by_task_kind": {**kinds, "unknown": "niet bekend"},
    }


def _lines(counts: Mapping[str, Any], labels: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield the counts as people read them, each code with what it stands for."""
    for name, value in counts.items():
        known = labels.get(name, {})
        if isinstance(value, dict):
            yield f"{name}:"
            yield from (f"  {key} ({known.get(key, key)}): {number}" for key, number in value.items())
        elif isinstance(value, list):
            yield f"{name}: {', '.join(known.get(each, each) for each in value) or 'geen'}"
        else:
            yield f"{name}: {value}"
