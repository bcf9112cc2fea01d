"""Verdieping: measures for who wants them, each beside its null model or beside the official division."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from verband.core.facts.voices import Voice, voices
from verband.core.names import alphabetical_key
from verband.core.patchwork.deeper.agreement import Agreement, agreement
from verband.core.patchwork.deeper.bridges import bridges
from verband.core.patchwork.deeper.communities import communities
from verband.core.patchwork.deeper.congruence import congruence_numbers
from verband.core.patchwork.deeper.null_model import NullScore, null_scores
from verband.core.patchwork.measures import Measure, measures
from verband.core.patchwork.selection import only_parties
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.register.choices import Obligation, PartyKind
from verband.rooms.register.selectors.on_day import PartyOnDay

__all__ = ["Bridge", "Deeper", "Group", "NullScore", "RegionLine", "deeper"]

SEED = 20260516
"""Fixed, so that the same register gives the same numbers on every machine."""
SAMPLES = 100
SHOWN_BRIDGES = 15


@dataclass(frozen=True)
class RegionLine:
    """The three numbers of one province, each beside its null model."""

    name: str
    municipalities: int
    partnerships: int
    scores: Mapping[str, NullScore]

    @property
    def coincidence(self) -> NullScore:
        """Whether memberships coincide."""
        return self.scores["coincidence"]

    @property
    def laminarity(self) -> NullScore:
        """Whether memberships nest."""
        return self.scores["laminarity"]

    @property
    def effective_tables(self) -> NullScore:
        """How many different tables there are."""
        return self.scores["effective-tables"]


@dataclass(frozen=True)
class Bridge:
    """A municipality that many shortest connections run through."""

    party: PartyOnDay
    share: float


@dataclass(frozen=True)
class Group:
    """Municipalities that share more with each other than with others, beside the provinces they lie in."""

    parties: tuple[PartyOnDay, ...]
    provinces: tuple[str, ...]


@dataclass(frozen=True)
class Deeper:
    """All that stands under Verdieping."""

    regions: tuple[RegionLine, ...]
    bridges: tuple[Bridge, ...]
    groups: tuple[Group, ...]
    with_provinces: Agreement | None
    with_safety_regions: Agreement | None
    voices: tuple[Voice, ...]
    measures: tuple[Measure, ...]


@lru_cache(maxsize=4)
def deeper(part: Part) -> Deeper:
    """Compute everything once per register and part: the null models take about a second for the country."""
    found = communities(part.taking_part, seed=SEED)
    return Deeper(
        regions=_regions(part),
        bridges=_bridges(part),
        groups=tuple(_group(part, places) for places in found.groups),
        with_provinces=_agreement(found.groups, _province_of(part)),
        with_safety_regions=_agreement(found.groups, _safety_region_of(part)),
        voices=voices("congruence"),
        measures=tuple(measures()[code] for code in ("coincidence", "laminarity", "effective-tables")),
    )


def _regions(part: Part) -> tuple[RegionLine, ...]:
    """Every province; of a part that is one province only that one, as it holds no more than a piece of others."""
    inside: dict[str, list[int]] = {}
    for place, code in _province_of(part).items():
        inside.setdefault(code, []).append(place)
    names = part.register.provinces
    if part.province:
        inside = {code: places for code, places in inside.items() if code == part.province}
    lines = [_region(part, names[code], places) for code, places in inside.items() if len(places) > 1]
    return tuple(sorted(lines, key=lambda line: line.name))


def _region(part: Part, name: str, places: list[int]) -> RegionLine:
    region = only_parties(part.taking_part, places)
    scores = null_scores(region.incidence, congruence_numbers, samples=SAMPLES, seed=SEED)
    return RegionLine(name, len(places), len(region.partnerships), scores)


def _bridges(part: Part) -> tuple[Bridge, ...]:
    """The municipalities that most connections run through, alphabetical: shares are shown, ranks are not."""
    shares = bridges(part.taking_part, PartyKind.MUNICIPALITY)
    places = [
        place
        for place, party in enumerate(part.parties)
        if party.kind == PartyKind.MUNICIPALITY and shares[place] > 0
    ]
    places.sort(key=lambda place: -shares[place])
    found = [Bridge(part.parties[place], float(shares[place])) for place in places[:SHOWN_BRIDGES]]
    return tuple(sorted(found, key=lambda bridge: alphabetical_key(bridge.party.name)))


def _group(part: Part, places: tuple[int, ...]) -> Group:
    parties = sorted(
        (part.parties[place] for place in places), key=lambda party: alphabetical_key(party.name)
    )
    codes = {code for party in parties for code in party.provinces}
    return Group(tuple(parties), tuple(sorted(part.register.provinces[code] for code in codes)))


def _agreement(groups: tuple[tuple[int, ...], ...], official: Mapping[int, str]) -> Agreement | None:
    """How far the groups agree with an official division, over the municipalities that are in both."""
    pairs = [
        (number, official[place])
        for number, group in enumerate(groups)
        for place in group
        if place in official
    ]
    if len({code for _, code in pairs}) < 2:
        return None
    return agreement([number for number, _ in pairs], [code for _, code in pairs])


def _province_of(part: Part) -> dict[int, str]:
    return {
        place: party.provinces[0]
        for place, party in enumerate(part.parties)
        if party.kind == PartyKind.MUNICIPALITY and party.provinces and not party.has_ended(part.register.day)
    }


def _safety_region_of(part: Part) -> dict[int, str]:
    """The safety region of each municipality, as the statutory arrangements for safety themselves say it."""
    return {
        place: str(column)
        for column, row in enumerate(part.partnerships)
        if "veiligheid" in row.task_kinds and row.obligation == Obligation.STATUTORY_FIXED
        for place in part.taking_part.members_of[column]
        if part.parties[place].kind == PartyKind.MUNICIPALITY
    }
