"""The columns of the register's lists: the same on the page and in a file, with ids and page address."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar
from uuid import UUID

from django.urls import reverse

from verband.rooms.common.cells import Cell, Link
from verband.rooms.common.tables import Column
from verband.rooms.register.bridge.facts import organs, task_kinds
from verband.rooms.register.choices import Form, Obligation, PartyKind, Role, Source
from verband.rooms.register.selectors.lists import MembershipRow, PartnershipRow, PartyRow
from verband.rooms.register.selectors.on_day import PartnershipOnDay

Row = TypeVar("Row")
Absolute = Callable[[str], str]
"""Makes a path into an address that works outside the site."""


VERSION = "Van de versie die op de peildatum geldt."
CHAIN = "Blijft gelijk als er een nieuwe versie komt."


@lru_cache(maxsize=16_384)
def _address(page: str, public_id: UUID) -> str:
    """Ordering a list asks for the address of every row, and finding one takes long."""
    return reverse(page, args=[public_id])


def _party_address(row: PartyRow | MembershipRow) -> str:
    return _address("register:party", row.party.public_id)


def _partnership_address(row: PartnershipRow | MembershipRow) -> str:
    return _address("register:partnership", row.partnership.public_id)


def _inhabitants(row: PartyRow) -> Cell:
    """The register counts the inhabitants of municipalities and provinces; others have nothing to say."""
    counted = row.party.kind in {PartyKind.MUNICIPALITY, PartyKind.PROVINCE}
    return row.party.inhabitants if counted else ""


def _tasks(codes: tuple[str, ...]) -> Cell:
    kinds = task_kinds().kinds
    return ", ".join(kinds[code].label if code in kinds else code for code in codes) or None


def _task_names(row: MembershipRow) -> Cell:
    names = row.task_names
    return None if names is None else "; ".join(names)


def _told_by(
    partnership_of: Callable[[Row], PartnershipOnDay], kept_here: Callable[[Row], bool]
) -> tuple[Column[Row], ...]:
    """Whose word it is: as people read it, and the code that stays when a label changes."""

    def told_by(row: Row) -> str:
        source = Source(partnership_of(row).source)
        changed = kept_here(row) and source != Source.HAND
        return f"{source.label}, hier bijgewerkt" if changed else source.label

    return (
        Column("bron", "Bron", told_by),
        Column("broncode", "Code van de bron", lambda row: partnership_of(row).source),
    )


@dataclass(frozen=True, slots=True)
class Columns(Generic[Row]):
    """The columns of a list: on the page, and in a file with what identifies each row."""

    on_page: tuple[Column[Row], ...]
    in_file: tuple[Column[Row], ...]


def party_columns(absolute: Absolute) -> Columns[PartyRow]:
    """Return the columns of the list of governments."""
    on_page: tuple[Column[PartyRow], ...] = (
        Column("naam", "Naam", lambda row: Link(row.party.name, _party_address(row)), "link"),
        Column("soort", "Soort", lambda row: PartyKind(row.party.kind).label),
        Column("provincie", "Provincie", lambda row: ", ".join(row.province_names)),
        Column(
            "inwoners",
            "Inwoners",
            _inhabitants,
            "number",
            "Personen, volgens het register.",
        ),
        Column(
            "verbanden",
            "Aantal samenwerkingsverbanden",
            lambda row: row.partnerships,
            "number",
            "Van kracht op de peildatum, geregistreerd of in gesprekken genoemd.",
        ),
        Column(
            "verplicht",
            "Waarvan verplicht",
            lambda row: row.statutory,
            "number",
            "Naar onze lezing van de wet.",
        ),
        Column(
            "partners",
            "Verschillende partners",
            lambda row: row.partners,
            "number",
            "Partijen met wie minstens één samenwerkingsverband gedeeld wordt.",
        ),
        Column("opgeheven", "Opgeheven", lambda row: row.party.ended_on if row.ended else "", "date"),
    )
    in_file: tuple[Column[PartyRow], ...] = (
        *on_page,
        Column("tooi", "TOOI", lambda row: row.party.tooi),
        Column("registernummer", "Registernummer", lambda row: row.party.register_id),
        Column("id", "Id", lambda row: str(row.party.public_id)),
        Column("adres", "Adres", lambda row: absolute(_party_address(row))),
    )
    return Columns(on_page, in_file)


def partnership_columns(absolute: Absolute) -> Columns[PartnershipRow]:
    """Return the columns of the list of partnerships."""
    on_page: tuple[Column[PartnershipRow], ...] = (
        Column("naam", "Naam", lambda row: Link(row.partnership.name, _partnership_address(row)), "link"),
        Column("vorm", "Vorm", lambda row: Form(row.partnership.form).label),
        Column(
            "verplicht",
            "Verplicht of vrijwillig",
            lambda row: Obligation(row.partnership.obligation).label,
            help="Naar onze lezing van de wet.",
        ),
        Column(
            "taak",
            "Soort taak",
            lambda row: _tasks(row.partnership.task_kinds),
        ),
        Column(
            "deelnemers",
            "Deelnemers",
            lambda row: row.members,
            "number",
            "Partijen op de peildatum, opgeheven deelnemers meegeteld.",
        ),
        Column("provincie", "Provincie", lambda row: ", ".join(row.province_names)),
        Column("sinds", "Deze versie sinds", lambda row: row.partnership.valid_from, "date"),
        Column(
            "opvolging",
            "Waarschijnlijk opgevolgd door",
            lambda row: row.succeeded_by.name if row.succeeded_by else "",
        ),
    )
    in_file: tuple[Column[PartnershipRow], ...] = (
        *on_page,
        *_told_by(lambda row: row.partnership, lambda row: row.partnership.kept_here),
        Column(
            "registernummer", "Registernummer", lambda row: row.partnership.version_register_id, help=VERSION
        ),
        Column(
            "eerste-versie",
            "Registernummer van de eerste versie",
            lambda row: row.partnership.register_id,
            help=CHAIN,
        ),
        Column("id", "Id", lambda row: str(row.partnership.public_id)),
        Column("adres", "Adres", lambda row: absolute(_partnership_address(row))),
    )
    return Columns(on_page, in_file)


def membership_columns(absolute: Absolute) -> Columns[MembershipRow]:
    """Return the columns of the list of memberships; the file can be read in again."""
    known = organs()
    on_page: tuple[Column[MembershipRow], ...] = (
        Column("naam", "Deelnemer", lambda row: Link(row.party.name, _party_address(row)), "link"),
        Column(
            "verband",
            "Samenwerkingsverband",
            lambda row: Link(row.partnership.name, _partnership_address(row)),
            "link",
        ),
        Column("rol", "Rol", lambda row: Role(row.membership.role).label),
        Column("deel", "Voor", lambda row: "alle taken" if row.membership.whole else "op onderdelen"),
        Column("vorm", "Vorm", lambda row: Form(row.partnership.form).label),
        Column("sinds", "Van", lambda row: row.membership.valid_from, "date"),
        Column(
            "opgeheven", "Deelnemer opgeheven", lambda row: row.party.ended_on if row.ended else "", "date"
        ),
    )
    in_file: tuple[Column[MembershipRow], ...] = (
        *on_page,
        Column("taak", "Soort taak", lambda row: _tasks(row.partnership.task_kinds)),
        Column(
            "organen",
            "Organen",
            lambda row: (
                ", ".join(known[code].short_at(row.party.kind) for code in row.membership.organs) or None
            ),
            help="Welke organen van de deelnemer meedoen.",
        ),
        Column(
            "taken",
            "Taken",
            _task_names,
            help="Waarvoor iemand op onderdelen deelneemt, met een puntkomma ertussen; leeg bij alle taken.",
        ),
        Column(
            "verdeelsleutel",
            "Verdeelsleutel",
            lambda row: row.membership.cost_share or None,
            help="Hoe de kosten worden verdeeld.",
        ),
        Column(
            "toegetreden",
            "Toegetreden volgens het register",
            lambda row: row.membership.joined_on,
            "date",
            "Kan ouder zijn dan de regeling of de deelnemer zelf.",
        ),
        *_told_by(lambda row: row.partnership, lambda row: row.membership.kept_here),
        Column("tooi", "TOOI", lambda row: row.party.tooi),
        Column("partij-id", "Id van de deelnemer", lambda row: str(row.party.public_id)),
        Column(
            "registernummer",
            "Registernummer van de regeling",
            lambda row: row.partnership.version_register_id,
            help=VERSION,
        ),
        Column(
            "eerste-versie",
            "Registernummer van de eerste versie",
            lambda row: row.partnership.register_id,
            help=CHAIN,
        ),
        Column("id", "Id van het samenwerkingsverband", lambda row: str(row.partnership.public_id)),
        Column("adres", "Adres", lambda row: absolute(_partnership_address(row))),
    )
    return Columns(on_page, in_file)
