"""The metric bundle: the counts from which nearly every other measure is read, in one pass."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from verband.core.patchwork.pairs import Floats, Ints, Pairs, overlapping_pairs
from verband.core.records import Snapshot

if TYPE_CHECKING:
    from scipy import sparse


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """What a patchwork of parties and partnerships counts."""

    registered: Ints
    """Partnerships of each party, shape (parties,)."""
    partners: Ints
    """Distinct other parties it meets in them, shape (parties,)."""
    co_memberships: Ints
    """The same, but a partner met in three partnerships counts three times, shape (parties,)."""
    mean_size: Floats
    """Mean participants (itself included) of its partnerships, nan without any; shape (parties,)."""
    sizes: Ints
    """Participants of each partnership, shape (partnerships,)."""
    pairs: Pairs
    """Every two partnerships with a participant in common."""
    shared_partnerships: "sparse.csr_array"
    """In how many partnerships two parties meet, shape (parties, parties); the diagonal is ``registered``."""


def metric_bundle(patchwork: "Snapshot | sparse.csr_array") -> Bundle:
    """Count a patchwork.

    Parameters
    ----------
    patchwork
        A snapshot, or its incidence matrix B: 0/1, shape (parties, partnerships).

    Notes
    -----
    The cost is that of the two sparse products B·Bᵀ and BᵀB: the sums of the squared sizes of the
    partnerships and of the squared numbers of partnerships per party. One partnership with tens of
    thousands of participants would dominate everything.
    """
    incidence = patchwork.incidence if isinstance(patchwork, Snapshot) else patchwork
    transposed = incidence.T.tocsr()
    registered, sizes = np.diff(incidence.indptr), np.diff(transposed.indptr)
    shared_partnerships = incidence @ transposed
    # A symmetric product comes out of a change of storage unchanged but sorted, in linear time.
    shared_parties = (transposed @ incidence).T.tocsr()
    participations = incidence @ sizes
    with np.errstate(invalid="ignore"):
        mean_size = participations / registered
    return Bundle(
        registered=registered,
        partners=np.diff(shared_partnerships.indptr) - (registered > 0),
        co_memberships=participations - registered,
        mean_size=mean_size,
        sizes=sizes,
        pairs=overlapping_pairs(shared_parties, sizes),
        shared_partnerships=shared_partnerships,
    )
