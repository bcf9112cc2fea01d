"""Areas: how partnerships lie on a division of the country, such as provinces or safety regions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from verband.core.records import Snapshot

Lies = Literal["equal", "within", "crossing"]
"""The participants are exactly the area, lie within it, or lie in it and outside it."""


@dataclass(frozen=True, slots=True)
class AreaFit:
    """How one partnership lies on one area in which it has at least one participant."""

    area: str
    partnership: int
    shared: int
    """Participants in the area."""
    outside: int
    """Participants outside it."""
    lies: Lies
    jaccard: float
    """Shared, divided by participants and area together, in (0, 1]; 1 when they are equal."""


@dataclass(frozen=True, slots=True)
class AreaCount:
    """The partnerships that touch one area."""

    area: str
    parties: int
    equal: int
    within: int
    """Without those that are equal to it."""
    crossing: int


def area_fits(snapshot: Snapshot, division: Mapping[str, Collection[int]]) -> tuple[AreaFit, ...]:
    """Lay every partnership on every area it touches, in the order of the division.

    Parameters
    ----------
    division
        Positions of the parties of each area. Only participants of the kinds that areas are made of count:
        on areas of municipalities a province that takes part lies nowhere. A participant of such a kind in
        no area lies outside every area.
    """
    kinds = {snapshot.parties[position].kind for area in division.values() for position in area}
    placed = {position for position, party in enumerate(snapshot.parties) if party.kind in kinds}
    return tuple(
        _fit(code, frozenset(area), partnership, members & placed)
        for code, area in division.items()
        for partnership, members in enumerate(snapshot.members_of)
        if not members.isdisjoint(area)
    )


def count_by_area(snapshot: Snapshot, division: Mapping[str, Collection[int]]) -> tuple[AreaCount, ...]:
    """Count for each area the partnerships that equal it, lie within it and cross its border."""
    lying: dict[str, list[Lies]] = {area: [] for area in division}
    for fit in area_fits(snapshot, division):
        lying[fit.area].append(fit.lies)
    return tuple(
        AreaCount(
            area, len(set(division[area])), lies.count("equal"), lies.count("within"), lies.count("crossing")
        )
        for area, lies in lying.items()
    )


def _fit(code: str, area: frozenset[int], partnership: int, members: frozenset[int]) -> AreaFit:
    shared, outside = len(members & area), len(members - area)
    lies: Lies = "crossing" if outside else "equal" if shared == len(area) else "within"
    return AreaFit(code, partnership, shared, outside, lies, shared / len(members | area))
