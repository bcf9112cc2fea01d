"""The columns of the lists of history, on the page and in a file."""

from collections.abc import Callable
from functools import lru_cache
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst

from verband.rooms.common.cells import Link
from verband.rooms.common.tables import Column
from verband.rooms.history.selectors.batch_page import FieldRow
from verband.rooms.history.selectors.bin import BinRow
from verband.rooms.history.selectors.recent import DeedRow

Columns = tuple[Column[DeedRow], ...]


@lru_cache(maxsize=4096)
def _address(page: str, public_id: UUID) -> str:
    return reverse(page, args=[public_id])


def deed_columns(*, in_file: bool) -> Columns:
    """Return the columns of the list of deeds."""
    on_page: Columns = (
        Column("wat", "Wat", lambda row: Link(row.what, _address("history:batch", row.batch)), "link"),
        Column("daad", "Daad", lambda row: row.done),
        Column("dag", "Dag", lambda row: row.moment.date(), "date"),
        Column("tijd", "Tijd", lambda row: f"{row.moment:%H:%M}"),
        Column("wie", "Door", lambda row: row.who, help="Organisatie en rol; aangemelde partners lezen de naam."),
        Column("bron", "Bron", lambda row: row.source or "met de hand"),
        Column("aantal", "Records", lambda row: row.total, "number", "Hoeveel records er tegelijk veranderden."),
    )  # fmt: skip
    if not in_file:
        return on_page
    return (
        *on_page,
        Column("reden", "Reden", lambda row: row.first.reason),
        Column("id", "Bundel", lambda row: str(row.batch)),
        Column("adres", "Adres", lambda row: _address("history:batch", row.batch)),
    )


def field_columns(absolute: Callable[[str], str]) -> tuple[Column[FieldRow], ...]:
    """Return the columns of one deed as a file, a row for each field; ``absolute`` makes a path a whole address."""
    return (
        Column("soort", "Soort record", lambda row: row.entry.kind),
        Column("naam", "Naam", lambda row: row.entry.event.label),
        Column("daad", "Daad", lambda row: row.entry.deed),
        Column("veld", "Veld", lambda row: capfirst(row.difference.label) if row.difference else ""),
        Column("voor", "Voor", _before),
        Column("na", "Na", _after),
        Column("dag", "Dag", lambda row: row.entry.moment.date(), "date"),
        Column("tijd", "Tijd", lambda row: f"{row.entry.moment:%H:%M}"),
        Column("wie", "Door", lambda row: row.entry.who),
        Column("id", "Id", lambda row: str(row.entry.event.object_id)),
        Column("adres", "Adres", lambda row: absolute(_address("history:record", row.entry.event.object_id))),
    )


def _before(row: FieldRow) -> str:
    return row.difference.before if row.difference and not row.entry.is_new else ""


def _after(row: FieldRow) -> str:
    return row.difference.after if row.difference and not row.entry.is_gone else ""


def bin_columns() -> tuple[Column[BinRow], ...]:
    """Return the columns of the bin."""
    return (
        Column(
            "naam", "Naam", lambda row: Link(row.label, _address("history:record", row.object_id)), "link"
        ),
        Column("soort", "Soort record", lambda row: row.kind.label),
        Column("dag", "Weggehaald op", lambda row: row.moment.date(), "date"),
        Column("wie", "Door", lambda row: row.who),
        Column("id", "Id", lambda row: str(row.object_id)),
        Column("adres", "Adres", lambda row: _address("history:record", row.object_id)),
    )
