"""Pairs of sets that have something in common, as columns."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy import sparse

Ints = NDArray[np.integer]
Floats = NDArray[np.floating]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Every pair of sets that share something, one entry per pair, ordered by ``first`` and ``second``.

    The sets are partnerships (sets of parties) or parties (sets of partnerships); for two sets of
    sizes a and b with c in common:
    """

    first: Ints
    """Position of the one, always below ``second``."""
    second: Ints
    shared: Ints
    """c, at least 1."""
    jaccard: Floats
    """c / (a + b − c), in (0, 1]; 1 when the sets are the same."""
    containment: Floats
    """c / min(a, b), in (0, 1]; 1 when the one lies within the other."""
    crossing: Bools
    """True when neither lies within the other."""

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.first)


def overlapping_pairs(product: "sparse.csr_array", sizes: Ints) -> Pairs:
    """Read the pairs from a matrix of shared counts.

    Parameters
    ----------
    product
        Symmetric matrix of shared counts with sorted indices, shape (sets, sets).
    sizes
        Size of each set, shape (sets,).
    """
    rows = np.repeat(np.arange(len(sizes), dtype=product.indices.dtype), np.diff(product.indptr))
    above = np.flatnonzero(product.indices > rows)
    first, second, shared = rows[above], product.indices[above], product.data[above]
    size_first, size_second = sizes[first], sizes[second]
    smaller = np.minimum(size_first, size_second)
    return Pairs(
        first=first,
        second=second,
        shared=shared,
        jaccard=shared / (size_first + size_second - shared),
        containment=shared / smaller,
        crossing=shared < smaller,
    )
