"""Two rings around a middle: in which order things lie so that few lines cross.

Everything is worked out from the input alone: no chance, so the same network always looks the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, pi, sin, tau

import numpy as np
from numpy.typing import NDArray

SWEEPS = 4
"""Rounds of reordering; more hardly ever helps."""

Links = Mapping[str, frozenset[str]]
"""Per thing on the outer ring, the things on the inner ring it is tied to."""


@dataclass(frozen=True, slots=True)
class Rings:
    """Angles in radians, clockwise from the top, of what lies on each ring."""

    inner: Mapping[str, float]
    outer: Mapping[str, float]


def lay_rings(groups: Sequence[Sequence[str]], outer: Sequence[str], links: Links) -> Rings:
    """Lay things on two rings.

    Parameters
    ----------
    groups : the inner ring, per sector; sectors stay in this order, a group stays together.
    outer : the outer ring, in the order that decides between equals.
    links : what each thing of the outer ring is tied to on the inner ring.
    """
    layouts = [_lay(groups, outer, links)]
    for _ in range(SWEEPS):
        order = [_near_neighbours(_in_order(group, layouts[-1]), layouts[-1], links) for group in groups]
        layouts.append(_lay(order, outer, links))
    return min(layouts, key=lambda rings: crossings(rings, links))


def crossings(rings: Rings, links: Links) -> int:
    """Count how often lines between the rings cross, each going round the short way."""
    ends = np.array(
        [(rings.inner[one], rings.outer[other]) for other, ones in links.items() for one in sorted(ones)]
    )
    if len(ends) < 2:
        return 0
    turns = wrapped(ends[:, 1] - ends[:, 0])
    one, other = np.triu_indices(len(ends), k=1)
    apart = wrapped(ends[other, 0] - ends[one, 0])
    later = apart + turns[other] - turns[one]
    same = np.isclose(apart, 0) | np.isclose(wrapped(later), 0)
    passes = np.abs(np.floor(later / tau) - np.floor(apart / tau))
    return int(passes[~same].sum())


def wrapped(angles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return angles between -π and π that point the same way."""
    return np.asarray((angles + pi) % tau - pi)


def _lay(order: Sequence[Sequence[str]], outer: Sequence[str], links: Links) -> Rings:
    inner = _spread([name for group in order for name in group], 0.0)
    wish = {name: _middle([inner[one] for one in sorted(links.get(name, ()))]) for name in outer}
    in_order = sorted(outer, key=lambda name: wish[name])
    even = _spread(in_order, 0.0)
    shift = _middle([wish[name] - even[name] for name in in_order])
    return Rings(inner, _spread(in_order, shift))


def _in_order(group: Sequence[str], rings: Rings) -> list[str]:
    return sorted(group, key=rings.inner.__getitem__)


def _near_neighbours(group: Sequence[str], rings: Rings, links: Links) -> list[str]:
    pulls: dict[str, list[float]] = {name: [] for name in group}
    for other, ones in links.items():
        for one in ones & pulls.keys():
            pulls[one].append(rings.outer[other])
    start = rings.inner[group[0]]
    # measured from the beginning of the sector, so that a sector across the top is not torn in two
    wish = {
        name: (_middle(sorted(pull)) if pull else rings.inner[name]) - start for name, pull in pulls.items()
    }
    return sorted(group, key=lambda name: float(wrapped(np.array(wish[name] - _half(group, rings)))))


def _half(group: Sequence[str], rings: Rings) -> float:
    return ((rings.inner[group[-1]] - rings.inner[group[0]]) % tau) / 2


def _spread(names: Sequence[str], start: float) -> dict[str, float]:
    return {name: (start + tau * place / len(names)) % tau for place, name in enumerate(names)}


def _middle(angles: Sequence[float]) -> float:
    """Return the direction in which angles point together, 0 up to 2π; 0 when there are none."""
    return atan2(sum(map(sin, angles)), sum(map(cos, angles))) % tau
