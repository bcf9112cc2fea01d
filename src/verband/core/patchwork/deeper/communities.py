"""Communities: groups of parties that share more partnerships with each other than with others."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from verband.core.records import Snapshot

if TYPE_CHECKING:
    from scipy import sparse

LARGEST = 100
"""Partnerships with more participants are left out: they tie everybody to everybody."""
RESOLUTION = 3.0
"""Finer than the usual 1: on the national register about as many groups as safety regions."""


@dataclass(frozen=True, slots=True)
class Communities:
    """A division of parties into groups, made by one run of the Louvain method."""

    groups: tuple[tuple[int, ...], ...]
    """Positions, ascending; the largest group first. Parties that share nothing are in none."""
    modularity: float
    """How much more is shared within groups than chance gives, at this resolution; at most 1."""
    resolution: float
    seed: int

    def group_of(self, parties: int) -> tuple[int | None, ...]:
        """Return the number of the group of each of so many parties; None for one in no group."""
        found = {position: number for number, group in enumerate(self.groups) for position in group}
        return tuple(found.get(position) for position in range(parties))


def communities(
    snapshot: Snapshot, *, seed: int, kind: str = "municipality", resolution: float = RESOLUTION
) -> Communities:
    """Divide the parties of a kind by the Louvain method (Blondel and others, 2008).

    Two parties are tied by 1 / (n − 1) for every partnership they share, n being its number of participants
    of the kind (Newman, 2001): so every partnership gives each participant a weight of one in all.
    The same seed gives the same groups; another seed mostly gives nearly the same.
    """
    # Late: NetworkX takes long to load, and only this measure needs it.
    import networkx as nx

    positions = [position for position, party in enumerate(snapshot.parties) if party.kind == kind]
    not_too_large = snapshot.incidence.sum(axis=0) <= LARGEST
    graph = nx.from_scipy_sparse_array(_ties(snapshot.incidence[positions][:, not_too_large]))
    graph.remove_nodes_from(list(nx.isolates(graph)))
    if not graph:
        return Communities((), 0.0, resolution, seed)
    found = nx.community.louvain_communities(graph, resolution=resolution, seed=seed)
    groups = sorted(
        (tuple(sorted(positions[node] for node in group)) for group in found), key=lambda g: (-len(g), g)
    )
    modularity = nx.community.modularity(graph, found, resolution=resolution)
    return Communities(tuple(groups), float(modularity), resolution, seed)


def _ties(incidence: "sparse.csr_array") -> "sparse.csr_array":
    """Return the weight of the tie between every two parties, shape (parties, parties), zero diagonal."""
    # Late: SciPy takes long to load.
    from scipy import sparse

    sizes = incidence.sum(axis=0)
    kept = np.flatnonzero(sizes > 1)
    weights = sparse.diags_array(1 / (sizes[kept] - 1))
    ties = (incidence[:, kept] @ weights @ incidence[:, kept].T).tocsr()
    ties.setdiag(0)
    ties.eliminate_zeros()
    return ties
