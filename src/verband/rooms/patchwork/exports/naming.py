"""Columns that say which party or partnership a row is about: with ids and the address of its page."""

from collections.abc import Callable
from typing import TypeVar

from django.urls import reverse

from verband.rooms.common.tables import Column
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay

Row = TypeVar("Row")
Absolute = Callable[[str], str]
"""Makes a path into an address that works outside the site."""


def party_ids(party_of: Callable[[Row], PartyOnDay], absolute: Absolute) -> tuple[Column[Row], ...]:
    """Return the columns that identify the party of a row."""
    return (
        Column("tooi", "TOOI", lambda row: party_of(row).tooi),
        Column("registernummer", "Registernummer", lambda row: party_of(row).register_id),
        Column("id", "Id", lambda row: str(party_of(row).public_id)),
        Column(
            "adres", "Adres", lambda row: absolute(reverse("register:party", args=[party_of(row).public_id]))
        ),
    )


def partnership_ids(
    partnership_of: Callable[[Row], PartnershipOnDay], absolute: Absolute, which: str = ""
) -> tuple[Column[Row], ...]:
    """Return the columns that identify the partnership of a row; ``which`` tells two of them apart."""

    def address(row: Row) -> str:
        return absolute(reverse("register:partnership", args=[partnership_of(row).public_id]))

    return (
        Column(
            f"registernummer{which}",
            f"Registernummer{which}",
            lambda row: partnership_of(row).version_register_id,
        ),
        Column(
            f"eerste{which}",
            f"Registernummer van de eerste versie{which}",
            lambda row: partnership_of(row).register_id,
        ),
        Column(f"id{which}", f"Id{which}", lambda row: str(partnership_of(row).public_id)),
        Column(f"adres{which}", f"Adres{which}", address),
    )
