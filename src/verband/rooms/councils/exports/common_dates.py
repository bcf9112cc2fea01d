"""Ways to plan a year together as a file: one line for each way."""

from collections.abc import Iterable

from verband.rooms.common.tables import Column, Table, build_table
from verband.rooms.councils.bridge.moments import Way
from verband.rooms.councils.selectors.together import Together


def ways_table(page: Together, caption: str) -> Table[Way]:
    """Return the ways with what each costs, councils by name."""

    def named(keys: Iterable[str]) -> str:
        found = frozenset(keys)
        return "\n".join(name for key, name in page.names.items() if key in found)

    columns: tuple[Column[Way], ...] = (
        Column("kaderbrief", "Kaderbrief", lambda way: way.frameworks_on, "date"),
        Column("ontwerp", "Ontwerpbegroting", lambda way: way.sending_on, "date"),
        Column("zienswijze", "Zienswijzen tot en met", lambda way: way.opinions_until, "date"),
        Column("vergadering", "Vergadering", lambda way: way.board_on, "date"),
        Column("inzenden", "Inzenden uiterlijk", lambda way: way.handing_in_until, "date"),
        Column("weken", "Weken voor zienswijzen", lambda way: way.weeks, "number"),
        Column("reces", "Raden met reces in de termijn", lambda way: named(way.in_recess)),
        Column("dagen", "Dagen reces samen", lambda way: way.recess_days, "number"),
        Column("zonder", "Raden zonder vergadering in de termijn", lambda way: named(way.without_meeting)),
        Column("bestuur", "Raden met reces op de vergaderdag", lambda way: named(way.board_in_recess)),
        Column("raden", "Raden", lambda _: len(page.councils), "number"),
        Column("bekend", "Raden met bekend reces", lambda _: page.with_recess, "number"),
    )
    return build_table(columns=columns, rows=page.ways, caption=caption, query={})
