"""The measures under Verdieping as files."""

from collections.abc import Callable

from verband.rooms.common.tables import Column, Table, build_table
from verband.rooms.patchwork.bridge.deeper import Bridge, Deeper, NullScore, RegionLine
from verband.rooms.patchwork.exports.naming import Absolute, party_ids
from verband.rooms.register.selectors.on_day import PartyOnDay

Member = tuple[int, PartyOnDay]


def region_table(deeper: Deeper) -> Table[RegionLine]:
    """Return the three numbers per province, each beside chance and with its score."""
    columns: list[Column[RegionLine]] = [
        Column("provincie", "Provincie", lambda line: line.name),
        Column("gemeenten", "Gemeenten", lambda line: line.municipalities, "number"),
        Column("verbanden", "Samenwerkingsverbanden", lambda line: line.partnerships, "number"),
        *_score("Samenvallen", lambda line: line.coincidence),
        *_score("Nesteling", lambda line: line.laminarity),
        *_score("Verschillende tafels", lambda line: line.effective_tables),
    ]
    return build_table(columns=columns, rows=deeper.regions, caption="Gevonden naast toeval", query={})


def _score(label: str, score_of: Callable[[RegionLine], NullScore]) -> tuple[Column[RegionLine], ...]:
    key = label.casefold()
    return (
        Column(key, label, lambda line: score_of(line).observed, "number"),
        Column(f"{key}-toeval", f"{label}: toeval", lambda line: score_of(line).mean, "number"),
        Column(f"{key}-score", f"{label}: score", lambda line: score_of(line).z, "number"),
    )


def bridge_table(deeper: Deeper, absolute: Absolute) -> Table[Bridge]:
    """Return the municipalities that many connections run through."""
    columns: tuple[Column[Bridge], ...] = (
        Column("gemeente", "Gemeente", lambda row: row.party.name),
        Column("deel", "Deel van de verbindingen", lambda row: row.share, "number", "Van 0 tot 1."),
        *party_ids(lambda row: row.party, absolute),
    )
    return build_table(columns=columns, rows=deeper.bridges, caption="Bruggen", query={})


def community_table(deeper: Deeper, provinces: dict[str, str], absolute: Absolute) -> Table[Member]:
    """Return the groups that share much, a row per municipality."""
    rows = [(number, party) for number, group in enumerate(deeper.groups, start=1) for party in group.parties]
    columns: tuple[Column[Member], ...] = (
        Column("groep", "Groep", lambda row: row[0], "number"),
        Column("gemeente", "Gemeente", lambda row: row[1].name),
        Column("provincie", "Provincie", lambda row: ", ".join(provinces[code] for code in row[1].provinces)),
        *party_ids(lambda row: row[1], absolute),
    )
    return build_table(columns=columns, rows=rows, caption="Groepen die veel delen", query={})
