"""How partnerships lie on provinces: within one, exactly one, or across borders."""

from collections.abc import Mapping
from dataclasses import dataclass

from verband.core.patchwork.areas import AreaCount, AreaFit, area_fits, count_by_area
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.register.choices import PartyKind
from verband.rooms.register.selectors.on_day import PartnershipOnDay

LIES = {
    "equal": "valt er precies mee samen",
    "within": "ligt er helemaal in",
    "crossing": "gaat over de grens",
}


@dataclass(frozen=True)
class AreaLine:
    """One area with the number of partnerships that lie on it, by how they lie."""

    name: str
    code: str
    count: AreaCount


@dataclass(frozen=True)
class FitLine:
    """One partnership on one area."""

    partnership: PartnershipOnDay
    fit: AreaFit

    @property
    def lies(self) -> str:
        """How it lies, in words."""
        return LIES[self.fit.lies]


def _division(part: Part) -> Mapping[str, list[int]]:
    """Every existing municipality that takes part in something, by province."""
    division: dict[str, list[int]] = {code: [] for code in part.register.provinces}
    for place, party in enumerate(part.parties):
        if party.kind == PartyKind.MUNICIPALITY and not party.has_ended(part.register.day):
            for code in party.provinces:
                division[code].append(place)
    return {code: places for code, places in division.items() if places}


def area_lines(part: Part) -> tuple[AreaLine, ...]:
    """Return the count of partnerships per province, alphabetical."""
    names = part.register.provinces
    lines = [
        AreaLine(names[count.area], count.area, count)
        for count in count_by_area(part.snapshot, _division(part))
    ]
    return tuple(sorted(lines, key=lambda line: line.name))


def fit_lines(part: Part, code: str) -> tuple[FitLine, ...]:
    """Return how each partnership that touches a province lies on it, alphabetical."""
    division = {area: places for area, places in _division(part).items() if area == code}
    lines = [FitLine(part.partnerships[fit.partnership], fit) for fit in area_fits(part.snapshot, division)]
    return tuple(sorted(lines, key=lambda line: line.partnership.name.casefold()))
