"""Congruence: do the same participants meet at the same tables, and do the tables fit into each other.

Three numbers that each leave something out, so they stand together, and beside the null model of
:mod:`verband.core.patchwork.deeper.null_model`: raw coincidence falls with the number of municipalities.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from verband.core.patchwork.bundle import Bundle, metric_bundle
from verband.core.patchwork.pairs import Floats, Pairs

if TYPE_CHECKING:
    from scipy import sparse


@dataclass(frozen=True, slots=True)
class Congruence:
    """Three numbers about one region; None where the region has nothing to compute them from."""

    coincidence: float | None
    """C = Σ c·J / Σ c over overlapping pairs with c participants in common, in (0, 1]."""
    laminarity: float | None
    """Λ = Σ c·containment / Σ c, in (0, 1]; 1 when every two partnerships are nested or disjoint. C ≤ Λ."""
    effective_tables: float
    """e to the entropy of the sets of participants: 1 when all are the same, up to ``partnerships``."""
    partnerships: int


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two partnerships that overlap without the one lying within the other."""

    first: int
    second: int
    shared: int
    severity: float
    """shared · (1 − containment): how many participants meet across the edge, in (0, shared)."""


def congruence(incidence: "sparse.csr_array") -> Congruence:
    """Compute the three numbers of a region.

    Parameters
    ----------
    incidence
        0/1, shape (parties, partnerships): the parties of the region, and the partnerships in which at least
        two of them take part (``selection.only_parties``).
    """
    bundle = metric_bundle(incidence)
    return Congruence(
        coincidence=_weighted(bundle.pairs, bundle.pairs.jaccard),
        laminarity=_weighted(bundle.pairs, bundle.pairs.containment),
        effective_tables=_effective_tables(incidence),
        partnerships=int(np.count_nonzero(bundle.sizes)),
    )


def congruence_numbers(incidence: "sparse.csr_array") -> Mapping[str, float]:
    """Return the three numbers by code, for the null model; nan where there is none."""
    found = congruence(incidence)
    return {
        "coincidence": np.nan if found.coincidence is None else found.coincidence,
        "laminarity": np.nan if found.laminarity is None else found.laminarity,
        "effective-tables": found.effective_tables,
    }


def crossings(bundle: Bundle) -> tuple[Crossing, ...]:
    """Return the pairs that keep a region from being neatly nested, most severe first."""
    pairs = bundle.pairs
    severity = pairs.shared * (1 - pairs.containment)
    found = [
        Crossing(int(pairs.first[at]), int(pairs.second[at]), int(pairs.shared[at]), float(severity[at]))
        for at in np.flatnonzero(pairs.crossing)
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.severity, pair.first, pair.second)))


def _weighted(pairs: Pairs, values: Floats) -> float | None:
    return float(np.average(values, weights=pairs.shared)) if len(pairs) else None


def _effective_tables(incidence: "sparse.csr_array") -> float:
    """Count sets of participants so that each weighs by how often it occurs (Hill number of order 1)."""
    by_partnership = incidence.tocsc()
    by_partnership.sort_indices()
    edges = zip(by_partnership.indptr, by_partnership.indptr[1:], strict=False)
    sets = [by_partnership.indices[start:stop].tobytes() for start, stop in edges if stop > start]
    counts = np.unique(np.array(sets, dtype=object), return_counts=True)[1]
    shares = counts / len(sets)
    return float(np.exp(-(shares * np.log(shares)).sum())) if sets else 0.0
