"""The figures of load per government as a file."""

from collections.abc import Callable

from verband.rooms.common.cells import Cell
from verband.rooms.common.tables import Column, Table, build_table
from verband.rooms.patchwork.bridge.load import LoadLine, Typical
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.patchwork.exports.naming import Absolute, party_ids

TYPICAL = "Van overheden van dezelfde soort en grootteklasse."


def load_table(part: Part, lines: tuple[LoadLine, ...], absolute: Absolute) -> Table[LoadLine]:
    """Return every figure of the page, each median in a column of its own."""
    counted = part.counted.capitalize()
    columns: tuple[Column[LoadLine], ...] = (
        Column("overheid", "Overheid", lambda line: line.party.name),
        Column("aantal", counted, lambda line: line.load.registered, "number"),
        _median("aantal", counted, lambda typical: typical.registered),
        Column("verplicht", "Waarvan verplicht", lambda line: line.statutory, "number", "Onze lezing."),
        Column("partners", "Verschillende partners", lambda line: line.load.partners, "number"),
        _median("partners", "Verschillende partners", lambda typical: typical.partners),
        Column("grootte", "Gemiddelde grootte", lambda line: line.load.mean_size, "number"),
        _median("grootte", "Gemiddelde grootte", lambda typical: typical.mean_size),
        Column("zetels", "Zetels, ingevuld of geschat", lambda line: line.load.seats.total, "number"),
        Column("zetels-ingevuld", "Zetels ingevuld bij", lambda line: line.load.seats.known, "number"),
        Column("zetels-over", "Zetels geschat bij", lambda line: line.load.seats.estimated, "number"),
        Column("zetels-van", "Zetels van zoveel verbanden", lambda line: line.load.seats.of, "number"),
        *party_ids(lambda line: line.party, absolute),
    )
    return build_table(columns=columns, rows=lines, caption=f"{counted} per overheid", query={})


def _median(key: str, label: str, number: Callable[[Typical], Cell]) -> Column[LoadLine]:
    def value(line: LoadLine) -> Cell:
        return number(line.load.typical) if line.load.typical else None

    return Column(f"mediaan-{key}", f"Mediaan: {label.lower()}", value, "number", TYPICAL)
