"""Bridges: through which parties the shortest connections between other parties of their kind run.

Over all kinds together provinces, water authorities and ministries always come first, because of what they
are. So a party is compared within its own kind, over the partnerships in which that kind takes part.
"""

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from verband.core.patchwork.pairs import Floats
from verband.core.records import Snapshot

if TYPE_CHECKING:
    from scipy import sparse

BATCH = 256
"""Parties from which is counted at the same time; keeps the memory to a few matrices of BATCH columns."""


def bridges(snapshot: Snapshot, kind: str) -> Floats:
    """Return the exact betweenness of every party of a kind, shape (parties,); nan for other kinds.

    The share of pairs of other parties of the kind whose shortest connections, by way of partnerships, run
    through it (each by its part of equally short ones), in [0, 1].

    Notes
    -----
    Betweenness of Freeman (1977) between the parties of the bipartite graph, by the two passes of Brandes
    (2001), taken for many parties at once as products of a sparse with a dense matrix.
    """
    positions = [position for position, party in enumerate(snapshot.parties) if party.kind == kind]
    scores = np.full(len(snapshot.parties), np.nan)
    if positions:
        scores[positions] = _betweenness(snapshot.incidence[positions])
    return scores


def _betweenness(incidence: "sparse.csr_array") -> Floats:
    """Return the betweenness of the rows of an incidence matrix between the rows, shape (rows,)."""
    # Late: SciPy takes long to load.
    from scipy import sparse

    parties = incidence.shape[0]
    graph = sparse.block_array([[None, incidence], [incidence.T, None]], format="csr", dtype=np.float64)
    through = np.zeros(graph.shape[0])
    for start in range(0, parties, BATCH):
        sources = np.arange(start, min(start + BATCH, parties))
        through += _dependencies(graph, sources, parties)
    other_pairs = (parties - 1) * (parties - 2)
    return through[:parties] / other_pairs if other_pairs else np.zeros(parties)


def _dependencies(graph: "sparse.csr_array", sources: np.ndarray, parties: int) -> Floats:
    """Sum over sources and over all parties as targets the part of the shortest paths through each node."""
    columns = np.arange(len(sources))
    levels, paths = _levels(graph, sources)
    depending = np.zeros_like(paths)
    is_target = (np.arange(graph.shape[0]) < parties)[:, None]
    for nearer, level in reversed(list(pairwise(levels))):
        handed_on = np.divide(is_target + depending, paths, out=np.zeros_like(paths), where=level)
        depending += np.where(nearer, paths * (graph @ handed_on), 0)
    depending[sources, columns] = 0
    return np.asarray(depending.sum(axis=1))


def _levels(graph: "sparse.csr_array", sources: np.ndarray) -> tuple[list[np.ndarray], np.ndarray]:
    """Walk outward from each source: which nodes lie at each distance, and by how many shortest paths."""
    paths = np.zeros((graph.shape[0], len(sources)))
    paths[sources, np.arange(len(sources))] = 1
    levels = [paths > 0]
    while levels[-1].any():
        reached = graph @ np.where(levels[-1], paths, 0)
        levels.append((reached > 0) & (paths == 0))
        paths += np.where(levels[-1], reached, 0)
    return levels[:-1], paths
