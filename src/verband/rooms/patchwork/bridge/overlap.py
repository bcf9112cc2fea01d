"""Overlap between governments and between partnerships: heat maps, and what two of them share."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from verband.core.figures.frame import Caption
from verband.core.figures.heatmap import Heatmap, Overlap, build_heatmap
from verband.core.names import alphabetical_key
from verband.core.patchwork.order import order_parties, order_partnerships
from verband.core.patchwork.overlap import nested_pairs, party_pairs, same_member_groups
from verband.core.patchwork.pairs import Pairs
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.patchwork.bridge.words import Links, caption, partnership_head, party_head
from verband.rooms.patchwork.selectors.selection import ORDERS, SHARES
from verband.rooms.register.choices import GOVERNMENTS
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay

__all__ = ["Heatmap", "nested", "partnership_heatmap", "party_heatmap", "same_members", "shared"]

MEASURES = {"aantal": "shared", "gelijkenis": "jaccard", "binnen": "containment"}


def party_heatmap(part: Part, *, order: str, share: str, url: str, query: str, links: Links) -> Heatmap:
    """Return the heat map of the governments inside the part; each cell leads to what two of them share."""
    pages = reverse("patchwork:shared")
    ids = [party.public_id for party in part.parties]
    return build_heatmap(
        caption=_caption(part, share, order, url, what="regelingen die twee overheden delen"),
        heads=[party_head(party, part, links) for party in part.parties],
        overlaps=_overlaps(
            party_pairs(part.bundle),
            share,
            lambda one, other: f"{pages}?een={ids[one]}&ander={ids[other]}{query}",
        ),
        measure="count" if share == "aantal" else "ratio",
        order=[
            place
            for place in order_parties(part.snapshot, order)
            if place in part.inside and part.parties[place].kind in GOVERNMENTS
        ],
    )


def partnership_heatmap(part: Part, *, order: str, share: str, url: str, links: Links) -> Heatmap:
    """Return the heat map of the partnerships of the part: the participants that two of them share."""
    return build_heatmap(
        caption=_caption(part, share, order, url, what="deelnemers die twee regelingen delen"),
        heads=[partnership_head(row, links) for row in part.partnerships],
        overlaps=_overlaps(
            part.bundle.pairs, share, lambda one, _: links.partnership(part.partnerships[one].public_id)
        ),
        measure="count" if share == "aantal" else "ratio",
        order=order_partnerships(part.snapshot, order),
        noun="samenwerkingsverbanden",
    )


def _caption(part: Part, share: str, order: str, url: str, *, what: str) -> Caption:
    title = f"{SHARES[share].capitalize()}: {what}"
    return caption(part, key="overlap", title=title, url=url, measure=MEASURES[share], order=ORDERS[order])


def _overlaps(pairs: Pairs, share: str, address: Callable[[int, int], str]) -> list[Overlap]:
    values = getattr(pairs, MEASURES[share])
    rows = zip(pairs.first.tolist(), pairs.second.tolist(), values.tolist(), strict=True)
    return [Overlap(one, other, value, address(one, other)) for one, other, value in rows]


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

    @property
    def containment(self) -> float:
        """Shared divided by what the one with the fewest takes part in, 0 to 1."""
        fewest = len(self.both) + min(len(self.only_one), len(self.only_other))
        return len(self.both) / fewest if fewest else 0.0


def shared(part: Part, one: int, other: int) -> Shared:
    """Return what two parties share, by position."""
    joined = part.taking_part.partnerships_of
    mine, theirs = joined[one], joined[other]
    return Shared(
        part.parties[one],
        part.parties[other],
        both=_named(part, mine & theirs),
        only_one=_named(part, mine - theirs),
        only_other=_named(part, theirs - mine),
    )


def _named(part: Part, places: frozenset[int]) -> tuple[PartnershipOnDay, ...]:
    return tuple(
        sorted((part.partnerships[place] for place in places), key=lambda row: alphabetical_key(row.name))
    )


def same_members(part: Part) -> tuple[tuple[PartnershipOnDay, ...], ...]:
    """Return the groups of partnerships with exactly the same participants."""
    groups = [_named(part, frozenset(group)) for group in same_member_groups(part.taking_part)]
    return tuple(sorted(groups, key=lambda group: alphabetical_key(group[0].name)))


def nested(part: Part) -> tuple[tuple[PartnershipOnDay, PartnershipOnDay], ...]:
    """Return each partnership that lies wholly within a larger one, with the larger one, by name."""
    pairs = [
        (part.partnerships[inner], part.partnerships[outer])
        for inner, outer in nested_pairs(part.taking_part)
    ]
    return tuple(sorted(pairs, key=lambda pair: [alphabetical_key(row.name) for row in pair]))
