"""What gets in each other's way as a file: one line for each thing, with the councils for which it is so."""

from verband.rooms.common.tables import Column, Table, build_table
from verband.rooms.councils.bridge.moments import Collision
from verband.rooms.councils.selectors.collisions import RegionCollisions

KINDS = {
    "recess": "termijn in reces",
    "board-in-recess": "bestuursvergadering in reces",
    "after-meeting": "termijn eindigt na de bestuursvergadering",
    "after-limit": "termijn eindigt na de laatste wettelijke dag van het bestuur",
    "no-meeting": "geen haalbare vergadering in de termijn",
    "busy-week": "meer dikke stukken in een week",
}


def collisions_table(page: RegionCollisions, caption: str) -> Table[Collision]:
    """Return the collisions by day."""
    columns: tuple[Column[Collision], ...] = (
        Column("soort", "Wat", lambda one: KINDS[one.kind]),
        Column("regeling", "Regelingen", lambda one: "\n".join(one.arrangements)),
        Column("overheid", "Overheden", lambda one: "\n".join(page.names[key] for key in one.councils)),
        Column("vanaf", "Vanaf", lambda one: one.first, "date"),
        Column("tot", "Tot en met", lambda one: one.last, "date"),
        Column("aantal", "Dagen of stukken", lambda one: one.days, "number"),
        Column("overheid-id", "Id's van de overheden", lambda one: "\n".join(one.councils)),
    )
    return build_table(columns=columns, rows=page.found, caption=caption, query={})
