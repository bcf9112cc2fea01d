"""The seats, contributions and yearly figures on the page of a partnership, each as a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from verband.rooms.common.tables import Column, Query, Table, build_table
from verband.rooms.register.exports.affiliated import INHABITANTS
from verband.rooms.register.models import Partnership, Party, Seat, YearFigures
from verband.rooms.register.selectors.governance import Governance, Paid
from verband.rooms.register.selectors.last_year import PER_INHABITANT, STAKES


@dataclass(frozen=True, slots=True)
class Place:
    """Of which partnership the rows are, and how a path becomes a whole address."""

    partnership: Partnership
    absolute: Callable[[str], str]


def governance_tables(governance: Governance, place: Place, query: Query) -> Mapping[str, Table[Any]]:
    """Return by its name in the address each table that the page shows."""
    shown: dict[str, tuple[str, tuple[Column[Any], ...], Sequence[Any]]] = {
        "zetels": ("Zetels", _seats(), governance.seats),
        "bijdragen": ("Bijdragen", _contributions(), governance.contributions),
        "jaarcijfers": ("Jaarcijfers van de regeling", _figures(), governance.figures),
    }
    return {
        name: build_table(columns=(*columns, *_whose(place)), rows=rows, caption=caption, query=query)
        for name, (caption, columns, rows) in shown.items()
        if rows
    }


def _seats() -> tuple[Column[Seat], ...]:
    return (
        *_party(lambda seat: seat.party),
        Column("orgaan", "Orgaan", lambda seat: seat.organ),
        Column("functie", "Functie", lambda seat: seat.function),
        Column("bekleed", "Bekleed door", lambda seat: seat.held_by or None, help="Het ambt, geen naam."),
        Column("vervanger", "Vervanger", lambda seat: seat.substitute or None, help="Het ambt, geen naam."),
        Column("sinds", "Sinds", lambda seat: seat.valid_from, "date"),
    )


def _contributions() -> tuple[Column[Paid], ...]:
    return (
        *_party(lambda paid: paid.row.party),
        Column("jaar", "Jaar", lambda paid: paid.row.year, "number"),
        Column("bijdrage", "Bijdrage (euro)", lambda paid: _euro(paid.row.amount), "number"),
        Column("per-inwoner", PER_INHABITANT, lambda paid: _euro(paid.per_inhabitant), "number", INHABITANTS),
        Column("belang-begin", STAKES[0], lambda paid: _euro(paid.row.stake_begin), "number"),
        Column("belang-einde", STAKES[1], lambda paid: _euro(paid.row.stake_end), "number"),
        Column("volgens", "Volgens", lambda paid: paid.row.get_kind_display()),
        Column("bron", "Bron", lambda paid: paid.row.source),
    )


def _figures() -> tuple[Column[YearFigures], ...]:
    amounts = (
        ("ev-begin", "Eigen vermogen 1 januari (euro)", "equity_begin"),
        ("ev-einde", "Eigen vermogen 31 december (euro)", "equity_end"),
        ("vv-begin", "Vreemd vermogen 1 januari (euro)", "debt_begin"),
        ("vv-einde", "Vreemd vermogen 31 december (euro)", "debt_end"),
        ("resultaat", "Resultaat (euro)", "result"),
    )
    return (
        Column("jaar", "Jaar", lambda row: row.year, "number"),
        Column("volgens", "Volgens", lambda row: row.get_kind_display()),
        *(Column(key, label, _figure(name), "number") for key, label, name in amounts),
        Column("bron", "Bron", lambda row: row.source),
    )


def _figure(name: str) -> Callable[[YearFigures], float | None]:
    """Return how a cell of the yearly figures is filled."""
    return lambda row: _euro(getattr(row, name))


def _party(of: Callable[[Any], Party]) -> tuple[Column[Any], ...]:
    return (
        Column("overheid", "Overheid", lambda row: of(row).name),
        Column("tooi", "TOOI", lambda row: of(row).tooi),
        Column("partij-id", "Id van de overheid", lambda row: str(of(row).public_id)),
    )


def _whose(place: Place) -> tuple[Column[Any], ...]:
    address = place.absolute(place.partnership.get_absolute_url())
    return (
        Column("id", "Id van het samenwerkingsverband", lambda _row: str(place.partnership.public_id)),
        Column("adres", "Adres", lambda _row: address),
    )


def _euro(amount: Decimal | None) -> float | None:
    """Cells hold numbers; an amount is told to the cent."""
    return None if amount is None else float(round(amount, 2))
