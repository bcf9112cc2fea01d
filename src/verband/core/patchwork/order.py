"""Orders for the rows and columns of the matrix, the lists and the bars.

Every order is settled down to the last tie by name and then by position, so the same patchwork always
gives the same picture, in whatever order it was handed in.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from verband.core.errors import InputError
from verband.core.names import alphabetical_key
from verband.core.records import Snapshot

if TYPE_CHECKING:
    import numpy as np

MOST_SETS = 600
"""Different rows that are ordered by similarity; above it the ordering takes longer than a page may."""


def alphabetical(names: Sequence[str]) -> tuple[int, ...]:
    """Return the positions in alphabetical order."""
    keys = [alphabetical_key(name) for name in names]
    return tuple(sorted(range(len(names)), key=lambda position: (keys[position], names[position], position)))


def by_size(sizes: Sequence[int], names: Sequence[str]) -> tuple[int, ...]:
    """Return the positions from large to small; equal sizes alphabetically."""
    return tuple(sorted(alphabetical(names), key=lambda position: -sizes[position]))


def by_kind(kinds: Sequence[str], names: Sequence[str]) -> tuple[int, ...]:
    """Return the positions kind by kind, within a kind alphabetically; what has no kind comes last."""
    return tuple(sorted(alphabetical(names), key=lambda position: (not kinds[position], kinds[position])))


def by_similarity(sets: Sequence[frozenset[int]], names: Sequence[str]) -> tuple[int, ...]:
    """Return the positions so that sets with much in common come to stand side by side.

    Hierarchical clustering (average linkage on 1 − Jaccard) with optimal leaf ordering: of all orders
    the tree allows the one with the least distance between neighbours (Bar-Joseph and others, 2001).
    Equal sets stand together, alphabetically; empty sets come last.

    Raises
    ------
    InputError
        With more than ``MOST_SETS`` different sets.
    """
    same: defaultdict[frozenset[int], list[int]] = defaultdict(list)
    for position in alphabetical(names):
        same[sets[position]].append(position)
    empty = same.pop(frozenset(), [])
    if len(same) > MOST_SETS:
        message = (
            f"Ordenen op gelijkenis kan tot {MOST_SETS} verschillende rijen; "
            "kies een kleiner gebied of een andere volgorde."
        )
        raise InputError(message)
    groups = list(same.values())
    ordered = [position for leaf in _leaves(list(same)) for position in groups[leaf]]
    return (*ordered, *empty)


def order_parties(snapshot: Snapshot, by: str) -> tuple[int, ...]:
    """Return the positions of the parties in the order that ``by`` names.

    That is ``alphabet``, ``size`` (number of partnerships), ``kind`` or ``similarity``.

    Raises
    ------
    InputError
        For any other order, and for too many parties to order by similarity.
    """
    names = [party.name for party in snapshot.parties]
    return _chosen(by, names, snapshot.partnerships_of, [party.kind for party in snapshot.parties])


def order_partnerships(snapshot: Snapshot, by: str) -> tuple[int, ...]:
    """Return the positions of the partnerships in the order that ``by`` names.

    That is ``alphabet``, ``size`` (number of participants), ``kind`` (of task, the first) or ``similarity``.

    Raises
    ------
    InputError
        For any other order, and for too many partnerships to order by similarity.
    """
    names = [partnership.name for partnership in snapshot.partnerships]
    kinds = [next(iter(partnership.task_kinds), "") for partnership in snapshot.partnerships]
    return _chosen(by, names, snapshot.members_of, kinds)


def _chosen(
    by: str, names: Sequence[str], sets: Sequence[frozenset[int]], kinds: Sequence[str]
) -> tuple[int, ...]:
    orders: Mapping[str, Callable[[], tuple[int, ...]]] = {
        "alphabet": lambda: alphabetical(names),
        "size": lambda: by_size([len(members) for members in sets], names),
        "kind": lambda: by_kind(kinds, names),
        "similarity": lambda: by_similarity(sets, names),
    }
    if by not in orders:
        message = f"Onbekende volgorde '{by}'; kies uit {', '.join(orders)}."
        raise InputError(message)
    return orders[by]()


def _leaves(sets: Sequence[frozenset[int]]) -> list[int]:
    """Order sets that are all different and not empty; the end with the lowest position comes first."""
    if len(sets) < 3:
        return list(range(len(sets)))
    # Late, because the alphabet, which everything asks for, needs none of it and SciPy takes long to load.
    from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering

    distances = _distances(sets)
    tree = optimal_leaf_ordering(linkage(distances, "average"), distances)
    leaves: list[int] = leaves_list(tree).tolist()
    return leaves if leaves[0] < leaves[-1] else leaves[::-1]


def _distances(sets: Sequence[frozenset[int]]) -> "np.ndarray":
    """Return 1 − Jaccard of every two sets in the condensed form SciPy asks."""
    import numpy as np
    from scipy import sparse
    from scipy.spatial.distance import squareform

    rows = np.repeat(np.arange(len(sets)), [len(members) for members in sets])
    columns = np.fromiter((member for members in sets for member in members), dtype=np.intp)
    matrix = sparse.csr_array((np.ones(len(rows), dtype=np.int64), (rows, columns)))
    shared = (matrix @ matrix.T).toarray()
    sizes = shared.diagonal()
    jaccard = shared / (sizes[:, None] + sizes[None, :] - shared)
    return np.asarray(squareform(1 - jaccard, checks=False))
