"""Partnerships with the same participants, and those within another one, as files."""

from verband.rooms.common.tables import Column, Table, build_table
from verband.rooms.patchwork.exports.naming import Absolute, partnership_ids
from verband.rooms.register.selectors.on_day import PartnershipOnDay

Member = tuple[int, PartnershipOnDay]
Pair = tuple[PartnershipOnDay, PartnershipOnDay]


def group_table(groups: tuple[tuple[PartnershipOnDay, ...], ...], absolute: Absolute) -> Table[Member]:
    """Return the groups with exactly the same participants, a row per partnership."""
    rows = [(number, row) for number, group in enumerate(groups, start=1) for row in group]
    columns: tuple[Column[Member], ...] = (
        Column("groep", "Groep", lambda row: row[0], "number"),
        Column("verband", "Samenwerkingsverband", lambda row: row[1].name),
        *partnership_ids(lambda row: row[1], absolute),
    )
    return build_table(columns=columns, rows=rows, caption="Precies dezelfde deelnemers", query={})


def nested_table(pairs: tuple[Pair, ...], absolute: Absolute) -> Table[Pair]:
    """Return each partnership with the larger one it lies wholly within."""
    columns: tuple[Column[Pair], ...] = (
        Column("binnenste", "Samenwerkingsverband", lambda pair: pair[0].name),
        Column("buitenste", "Ligt helemaal binnen", lambda pair: pair[1].name),
        *partnership_ids(lambda pair: pair[0], absolute),
        *partnership_ids(lambda pair: pair[1], absolute, " van het buitenste"),
    )
    return build_table(columns=columns, rows=pairs, caption="Het ene binnen het andere", query={})
