"""How partnerships lie on areas, as files."""

from verband.rooms.common.tables import Column, Table, build_table
from verband.rooms.patchwork.bridge.areas import AreaLine, FitLine
from verband.rooms.patchwork.exports.naming import Absolute, partnership_ids


def area_table(lines: tuple[AreaLine, ...]) -> Table[AreaLine]:
    """Return the counts per area."""
    columns: tuple[Column[AreaLine], ...] = (
        Column("gebied", "Gebied", lambda line: line.name),
        Column("gemeenten", "Gemeenten", lambda line: line.count.parties, "number"),
        Column("samen", "Valt samen", lambda line: line.count.equal, "number"),
        Column("binnen", "Binnen", lambda line: line.count.within, "number"),
        Column("grens", "Over de grens", lambda line: line.count.crossing, "number"),
        Column("code", "Code van het gebied", lambda line: line.code),
    )
    return build_table(columns=columns, rows=lines, caption="Samenwerking per gebied", query={})


def fit_table(name: str, lines: tuple[FitLine, ...], absolute: Absolute) -> Table[FitLine]:
    """Return what touches one area."""
    columns: tuple[Column[FitLine], ...] = (
        Column("verband", "Samenwerkingsverband", lambda line: line.partnership.name),
        Column("ligging", "Ligging", lambda line: line.lies),
        Column("hier", "Gemeenten hier", lambda line: line.fit.shared, "number"),
        Column("elders", "Elders", lambda line: line.fit.outside, "number"),
        Column(
            "gelijkenis",
            "Gelijkenis",
            lambda line: line.fit.jaccard,
            "number",
            "Gedeeld door deelnemers en gebied samen, van 0 tot 1.",
        ),
        *partnership_ids(lambda line: line.partnership, absolute),
    )
    return build_table(columns=columns, rows=lines, caption=f"Wat {name} raakt", query={})
