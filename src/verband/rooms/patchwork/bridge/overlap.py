"""Overlap between governments: the heat map, and what two of them share."""

from dataclasses import dataclass

from django.urls import reverse

from verband.core.figures.heatmap import Heatmap, Overlap, build_heatmap
from verband.core.patchwork.order import order_parties
from verband.core.patchwork.overlap import nested_pairs, party_pairs, same_member_groups
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.patchwork.bridge.words import caption, party_head
from verband.rooms.patchwork.selectors.selection import ORDERS
from verband.rooms.register.choices import GOVERNMENTS
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay


def heatmap(part: Part, *, order: str, ratio: bool, url: str, query: str) -> Heatmap:
    """Return the heat map of the governments inside the part; each cell leads to what two of them share."""
    places = [
        place
        for place in order_parties(part.snapshot, order)
        if place in part.inside and part.parties[place].kind in GOVERNMENTS
    ]
    measure = "jaccard" if ratio else "shared"
    title = f"Deel van de {part.counted} dat gedeeld wordt" if ratio else f"Aantal gedeelde {part.counted}"
    return build_heatmap(
        caption=caption(part, key="overlap", title=title, url=url, measure=measure, order=ORDERS[order]),
        heads=[party_head(party, part) for party in part.parties],
        overlaps=_overlaps(part, frozenset(places), ratio=ratio, query=query),
        measure="ratio" if ratio else "count",
        order=places,
    )


def _overlaps(part: Part, places: frozenset[int], *, ratio: bool, query: str) -> list[Overlap]:
    pairs = party_pairs(part.bundle)
    values = pairs.jaccard if ratio else pairs.shared
    shared = reverse("patchwork:shared")
    rows = zip(pairs.first.tolist(), pairs.second.tolist(), values.tolist(), strict=True)
    return [
        Overlap(
            one,
            other,
            value,
            f"{shared}?een={part.parties[one].public_id}&ander={part.parties[other].public_id}{query}",
        )
        for one, other, value in rows
        if one in places and other in places
    ]


@dataclass(frozen=True)
class Shared:
    """What two governments take part in: together and each apart."""

    one: PartyOnDay
    other: PartyOnDay
    both: tuple[PartnershipOnDay, ...]
    only_one: tuple[PartnershipOnDay, ...]
    only_other: tuple[PartnershipOnDay, ...]

    @property
    def jaccard(self) -> float:
        """Shared divided by all that either takes part in, 0 to 1."""
        total = len(self.both) + len(self.only_one) + len(self.only_other)
        return len(self.both) / total if total else 0.0


def shared(part: Part, one: int, other: int) -> Shared:
    """Return what two parties share, by position."""
    mine, theirs = part.snapshot.partnerships_of[one], part.snapshot.partnerships_of[other]
    return Shared(
        part.parties[one],
        part.parties[other],
        both=_named(part, mine & theirs),
        only_one=_named(part, mine - theirs),
        only_other=_named(part, theirs - mine),
    )


def _named(part: Part, places: frozenset[int]) -> tuple[PartnershipOnDay, ...]:
    return tuple(sorted((part.partnerships[place] for place in places), key=lambda row: row.name.casefold()))


def same_members(part: Part) -> tuple[tuple[PartnershipOnDay, ...], ...]:
    """Return the groups of partnerships with exactly the same participants."""
    return tuple(_named(part, frozenset(group)) for group in same_member_groups(part.snapshot))


def nested(part: Part) -> tuple[tuple[PartnershipOnDay, PartnershipOnDay], ...]:
    """Return each partnership that lies wholly within a larger one, with the larger one."""
    return tuple(
        (part.partnerships[inner], part.partnerships[outer]) for inner, outer in nested_pairs(part.snapshot)
    )
