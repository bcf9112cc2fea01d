"""The null model: the same numbers of partnerships and the same sizes, but shuffled.

A region scores high by its sizes alone; only the distance to shuffled patterns says that there is a
pattern. Shuffling swaps partnerships between two parties at a time, so that every party keeps its number
and every partnership its size (the curveball trades of Strona and others, 2014, Nature Communications 5,
4114; they sample all such patterns evenly, Carstens, 2015).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy import sparse

TRADES_PER_PARTY = 5
"""Trades between two samples; more than enough to forget the sample before (Strona used as many)."""

ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class NullScore:
    """One number of a region beside the same number of shuffled patterns."""

    observed: float
    mean: float
    """Over the shuffled patterns."""
    deviation: float
    """Standard deviation over the shuffled patterns."""
    z: float | None
    """(observed − mean) / deviation; None when all shuffled patterns give the same, or none at all."""


def shuffled(
    incidence: "sparse.csr_array", *, samples: int, seed: int, trades_per_party: int = TRADES_PER_PARTY
) -> "Iterator[sparse.csr_array]":
    """Yield shuffled patterns with the row and column sums of ``incidence``; the same for the same seed."""
    generator = np.random.default_rng(seed)
    rows = [set(incidence.indices[start:stop].tolist()) for start, stop in _edges(incidence)]
    trades = trades_per_party * len(rows)
    for _ in range(samples):
        if len(rows) > 1:
            for first, second in _pairs(generator, len(rows), trades):
                _trade(rows, first, second, generator)
        yield _matrix(rows, incidence.shape)


def null_scores(
    incidence: "sparse.csr_array",
    measures: "Callable[[sparse.csr_array], Mapping[str, float]]",
    *,
    samples: int = 100,
    seed: int,
) -> Mapping[str, NullScore]:
    """Set every number that ``measures`` gives for a region beside the null model.

    Parameters
    ----------
    measures
        Gives the same codes for every pattern.
    samples
        At least 2.
    """
    drawn = [measures(pattern) for pattern in shuffled(incidence, samples=samples, seed=seed)]
    return {
        code: _score(observed, np.array([numbers[code] for numbers in drawn]))
        for code, observed in measures(incidence).items()
    }


def _score(observed: float, drawn: np.ndarray) -> NullScore:
    mean, deviation = float(drawn.mean()), float(drawn.std(ddof=1))
    # Sums in another order differ in their last digits; and nothing is larger than nan.
    differs = deviation > ROUNDING * max(1.0, abs(mean))
    return NullScore(observed, mean, deviation, (observed - mean) / deviation if differs else None)


def _pairs(generator: np.random.Generator, parties: int, trades: int) -> Iterator[tuple[int, int]]:
    first = generator.integers(parties, size=trades)
    step = generator.integers(1, parties, size=trades)
    yield from zip(first.tolist(), ((first + step) % parties).tolist(), strict=True)


def _trade(rows: list[set[int]], first: int, second: int, generator: np.random.Generator) -> None:
    """Deal out again what only one of two parties has, keeping how many each has."""
    only_first, only_second = rows[first] - rows[second], rows[second] - rows[first]
    if not only_first or not only_second:
        return
    dealt = generator.permutation(sorted(only_first | only_second)).tolist()
    both = rows[first] & rows[second]
    rows[first], rows[second] = both.union(dealt[: len(only_first)]), both.union(dealt[len(only_first) :])


def _matrix(rows: list[set[int]], shape: tuple[int, int]) -> "sparse.csr_array":
    # Late: SciPy takes long to load.
    from scipy import sparse

    indptr = np.cumsum([0, *(len(row) for row in rows)])
    indices = np.array([column for row in rows for column in sorted(row)], dtype=np.int32)
    return sparse.csr_array(
        (np.ones(len(indices), dtype=np.int32), indices, indptr.astype(np.int32)), shape=shape
    )


def _edges(incidence: "sparse.csr_array") -> Iterator[tuple[int, int]]:
    yield from zip(incidence.indptr.tolist(), incidence.indptr[1:].tolist(), strict=False)
