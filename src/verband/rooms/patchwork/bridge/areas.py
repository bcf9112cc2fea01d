"""How partnerships lie on the areas of a division: within one, exactly one, or across borders."""

from collections.abc import Mapping
from dataclasses import dataclass

from verband.core.names import alphabetical_key
from verband.core.patchwork.areas import AreaCount, AreaFit, area_fits, count_by_area
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.register.choices import PartyKind
from verband.rooms.register.selectors.areas import AreaOnDay
from verband.rooms.register.selectors.on_day import PartnershipOnDay

LIES = {
    "equal": "valt er precies mee samen",
    "within": "ligt er helemaal in",
    "crossing": "gaat over de grens",
}
Areas = Mapping[str, AreaOnDay]


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


def _division(part: Part, areas: Areas) -> dict[str, list[int]]:
    """Every existing municipality that takes part in something, by area."""
    standing = {
        party.pk: place
        for place, party in enumerate(part.parties)
        if party.kind == PartyKind.MUNICIPALITY and not party.has_ended(part.register.day)
    }
    places = {
        code: sorted(standing[pk] for pk in area.parties if pk in standing) for code, area in areas.items()
    }
    return {code: found for code, found in places.items() if found}


def area_lines(part: Part, areas: Areas) -> tuple[AreaLine, ...]:
    """Return the count of partnerships per area, in the order of their names."""
    counts = count_by_area(part.taking_part, _division(part, areas))
    lines = [AreaLine(areas[count.area].name, count.area, count) for count in counts]
    return tuple(sorted(lines, key=lambda line: line.name))


def fit_lines(part: Part, areas: Areas, code: str) -> tuple[FitLine, ...]:
    """Return how each partnership that touches an area lies on it, alphabetical; nothing for an unknown area."""
    division = {area: places for area, places in _division(part, areas).items() if area == code}
    lines = [
        FitLine(part.partnerships[fit.partnership], fit) for fit in area_fits(part.taking_part, division)
    ]
    return tuple(sorted(lines, key=lambda line: alphabetical_key(line.partnership.name)))
