"""``verband import-csv FILE``: read a list in as people keep it, whole or not at all, or withdraw one again."""

from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from verband.rooms.common.bridge import InputError
from verband.rooms.register.bridge.lists import (
    MAX_BYTES,
    DoubtfulListError,
    ListDoubt,
    ListOptions,
    OpenedList,
    open_list,
    read_areas,
    read_memberships,
)
from verband.rooms.register.management.base import ImportCommand, open_file
from verband.rooms.register.selectors.standing import (
    area_names,
    list_standing,
    partnership_names,
    party_names,
)
from verband.rooms.register.services.areas import apply_areas, compare_areas
from verband.rooms.register.services.withdrawal import plan_withdrawal, withdraw_list

DOUBTS_SHOWN = 200
"""Doubts beyond these are counted only: so many together have one cause."""


class Command(ImportCommand):
    help = "Lees een eigen lijst in (CSV of XLSX): wie aan welk samenwerkingsverband deelneemt, of in welk gebied ligt."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, nargs="?", metavar="BESTAND")
        parser.add_argument(
            "--as",
            dest="as_",
            choices=("memberships", "areas"),
            default="memberships",
            help="memberships: deelnames aan samenwerkingsverbanden (standaard); areas: een gebiedsindeling",
        )
        parser.add_argument(
            "--government", default="", metavar="KOLOM", help="kolom met de overheid, naam of nummer"
        )
        parser.add_argument(
            "--partnership", default="", metavar="KOLOM", help="kolom met het samenwerkingsverband of gebied"
        )
        parser.add_argument(
            "--list", default="", metavar="NAAM", help="naam van de lijst; standaard de naam van het bestand"
        )
        parser.add_argument(
            "--new",
            action="store_true",
            help="namen die niet zeker zijn, zijn nieuwe samenwerkingsverbanden of gebieden",
        )

        parser.add_argument(
            "--withdraw",
            default="",
            metavar="NAAM",
            help="trek een ingelezen lijst weer in, met alles wat zij bracht",
        )

    def handle(self, *_args: Any, file: Path | None, **options: Any) -> None:
        if bool(file) == bool(options["withdraw"]):
            message = "Noem een bestand om in te lezen, of een lijst om in te trekken met --withdraw NAAM."
            raise InputError(message)
        if file:
            self._read(file, options)
        else:
            self._withdraw(options["withdraw"], dry_run=options["dry_run"])

    def _withdraw(self, name: str, *, dry_run: bool) -> None:
        plan = plan_withdrawal(ListOptions(name).scope)
        self.show_outcome(plan, with_names=dry_run)
        if dry_run:
            self.stdout.write("Dit was een proef: er is niets gewijzigd.")
            return
        withdraw_list(plan=plan, on=timezone.localdate(), at=timezone.now(), by=None)
        self.stdout.write(f"Ingetrokken: lijst '{plan.scope}'.")

    def _read(self, file: Path, options: dict[str, Any]) -> None:
        with open_file(file) as stream:
            data = stream.read(MAX_BYTES + 1)
        asked = ListOptions(
            name=options["list"] or file.stem,
            as_=options["as_"],
            government=options["government"],
            partnership=options["partnership"],
            take_new=options["new"],
        )
        how = {name: options[name] for name in ("dry_run", "force", "findings")}
        try:
            if asked.as_ == "areas":
                self._bring_areas(data, file.name, asked, **how)
            else:
                self._bring_memberships(data, file.name, asked, **how)
        except DoubtfulListError as error:
            self._show_doubts(error.doubts)
            raise

    def _bring_memberships(self, data: bytes, file_name: str, asked: ListOptions, **how: Any) -> None:
        today = timezone.localdate()
        governments, partnerships = party_names(today), partnership_names(today)
        opened = open_list(
            data, file_name=file_name, options=asked, governments=governments, partnerships=partnerships
        )
        self._show_reading(opened)
        delivery = read_memberships(
            opened,
            governments=governments,
            partnerships=partnerships,
            standing=list_standing(asked.scope),
            today=today,
        )
        self.bring_in(delivery, **how)

    def _bring_areas(
        self,
        data: bytes,
        file_name: str,
        asked: ListOptions,
        *,
        dry_run: bool,
        force: bool,
        findings: Path | None,
    ) -> None:
        today = timezone.localdate()
        governments, areas = party_names(today, governments_only=True), area_names(asked.scope)
        opened = open_list(
            data, file_name=file_name, options=asked, governments=governments, partnerships=areas
        )
        self._show_reading(opened)
        plan = compare_areas(read_areas(opened, governments=governments, areas=areas, today=today))
        self.show_findings(plan.listed.findings, findings)
        self.show_outcome(plan, with_names=dry_run)
        apply = partial(apply_areas, plan, at=timezone.now(), by=None)
        self.settle(plan, file_name, apply, dry_run=dry_run, force=force)

    def _show_reading(self, opened: OpenedList) -> None:
        self.stdout.write(f"Zo is lijst '{opened.options.scope}' gelezen:")
        for line in opened.how:
            self.stdout.write(f"  {line}")

    def _show_doubts(self, doubts: tuple[ListDoubt, ...]) -> None:
        """Show every doubt with its proposals; each code can stand in the list in place of the name."""
        for doubt in doubts[:DOUBTS_SHOWN]:
            self.stderr.write(str(doubt))
            for each in doubt.suggestions:
                self.stderr.write(f"  - {each.name}, code {each.code}: {each.reason}")
            if doubt.may_be_new:
                self.stderr.write("  - of iets nieuws: voer de opdracht dan uit met --new")
        if len(doubts) > DOUBTS_SHOWN:
            self.stderr.write(f"en nog {len(doubts) - DOUBTS_SHOWN} twijfels")
