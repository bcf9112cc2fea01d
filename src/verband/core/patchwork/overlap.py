"""Overlap: which partnerships share participants, and which parties share partnerships."""

from collections import defaultdict

import numpy as np

from verband.core.patchwork.bundle import Bundle, metric_bundle
from verband.core.patchwork.pairs import Pairs, overlapping_pairs
from verband.core.records import Snapshot


def party_pairs(bundle: Bundle) -> Pairs:
    """Return every two parties that meet somewhere; the sets compared are their partnerships."""
    return overlapping_pairs(bundle.shared_partnerships.T.tocsr(), bundle.registered)


def same_member_groups(snapshot: Snapshot) -> tuple[tuple[int, ...], ...]:
    """Return the groups of partnerships with exactly the same participants.

    Each group holds at least two positions, ascending; partnerships without participants are in none.
    Linear in the number of memberships: a set of participants is its own key.
    """
    groups: defaultdict[frozenset[int], list[int]] = defaultdict(list)
    for position, members in enumerate(snapshot.members_of):
        if members:
            groups[members].append(position)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def nested_pairs(snapshot: Snapshot) -> tuple[tuple[int, int], ...]:
    """Return (inner, outer) for every partnership that lies wholly within a larger one."""
    bundle = metric_bundle(snapshot)
    pairs, sizes = bundle.pairs, bundle.sizes
    nested = ~pairs.crossing & (sizes[pairs.first] != sizes[pairs.second])
    first, second = pairs.first[nested], pairs.second[nested]
    is_inner = sizes[first] < sizes[second]
    inner, outer = np.where(is_inner, first, second), np.where(is_inner, second, first)
    return tuple(sorted(zip(inner.tolist(), outer.tolist(), strict=True)))
