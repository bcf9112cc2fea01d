"""Agreement between two ways to divide the same things into groups."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from verband.core.errors import InputError
from verband.core.patchwork.pairs import Ints


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two measures of the same; each has its blind spot."""

    normalized_mutual_information: float
    """In [0, 1]; 1 when the groups are the same. Many small groups raise it by themselves."""
    adjusted_rand: float
    """At most 1, when the groups are the same; 0 is what chance gives."""


def agreement(first: Sequence[Hashable], second: Sequence[Hashable]) -> Agreement:
    """Compare two divisions, given as the group of each thing.

    Mutual information is normalised by the arithmetic mean of the two entropies (Vinh, Epps and Bailey,
    2010); the adjusted Rand index follows Hubert and Arabie (1985).

    Raises
    ------
    InputError
        When the divisions are not about the same, positive number of things.
    """
    if len(first) != len(second) or not first:
        message = "Twee indelingen zijn alleen te vergelijken over dezelfde overheden, en over minstens één."
        raise InputError(message)
    table = _contingency(first, second)
    return Agreement(_normalized_mutual_information(table), _adjusted_rand(table))


def _contingency(first: Sequence[Hashable], second: Sequence[Hashable]) -> Ints:
    """Count the things in each pair of groups, shape (groups of the first, groups of the second)."""
    rows, columns = (
        {group: at for at, group in enumerate(dict.fromkeys(groups))} for groups in (first, second)
    )
    table = np.zeros((len(rows), len(columns)), dtype=np.int64)
    np.add.at(table, ([rows[group] for group in first], [columns[group] for group in second]), 1)
    return table


def _normalized_mutual_information(table: Ints) -> float:
    of_rows, of_columns = _entropy(table.sum(axis=1)), _entropy(table.sum(axis=0))
    if of_rows == of_columns == 0:
        return 1.0
    mutual = of_rows + of_columns - _entropy(table.ravel())
    return float(np.clip(2 * mutual / (of_rows + of_columns), 0, 1))


def _entropy(counts: Ints) -> float:
    shares = counts[counts > 0] / counts.sum()
    return max(0.0, float(-(shares * np.log(shares)).sum()))


def _adjusted_rand(table: Ints) -> float:
    together = _twos(table)
    in_rows, in_columns, everywhere = _twos(table.sum(axis=1)), _twos(table.sum(axis=0)), _twos(table.sum())
    highest = (in_rows + in_columns) / 2
    by_chance = in_rows * in_columns / everywhere if everywhere else 0.0
    return 1.0 if highest == by_chance else (together - by_chance) / (highest - by_chance)


def _twos(counts: Ints | np.integer) -> float:
    """Return the number of pairs within groups of these sizes."""
    return float((counts * (counts - 1) // 2).sum())
