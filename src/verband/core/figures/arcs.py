"""Simplify boundaries without tearing neighbours apart.

Rings are cut where three or more lines meet. Each piece of border (an arc) is kept once, whichever way its
two owners walk along it, and simplified once, so that both sides keep the very same line.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One arc on the way around a ring."""

    arc: int
    backwards: bool


@dataclass(frozen=True, slots=True)
class Mesh:
    """Arcs, and per area its rings as steps along them."""

    arcs: tuple[tuple[Point, ...], ...]
    rings: Mapping[str, tuple[tuple[Step, ...], ...]]

    def ring_points(self, steps: Iterable[Step]) -> list[Point]:
        """Walk along a ring; the first point is not repeated at the end."""
        points: list[Point] = []
        for step in steps:
            arc = self.arcs[step.arc]
            points.extend(arc[:0:-1] if step.backwards else arc[:-1])
        return points

    def outline(self, codes: Iterable[str]) -> list[tuple[Point, ...]]:
        """Return the arcs around a group of areas together: those that only one of its rings walks along."""
        uses: dict[int, int] = defaultdict(int)
        for code in codes:
            for ring in self.rings[code]:
                for step in ring:
                    uses[step.arc] += 1
        return [self.arcs[arc] for arc, count in sorted(uses.items()) if count == 1]


def build_mesh(areas: Mapping[str, Sequence[Ring]], tolerance: float) -> Mesh:
    """Cut closed rings (first point not repeated) into arcs and simplify these.

    ``tolerance`` is in the unit of the points.
    """
    junctions = _junctions(ring for rings in areas.values() for ring in rings)
    numbers: dict[tuple[Point, ...], int] = {}
    walks = {code: tuple(_walk(ring, junctions, numbers) for ring in rings) for code, rings in areas.items()}
    return Mesh(tuple(simplify(arc, tolerance) for arc in numbers), walks)


def simplify(line: Sequence[Point], tolerance: float) -> tuple[Point, ...]:
    """Drop points that lie within ``tolerance`` of what is left (Douglas and Peucker, 1973); ends stay."""
    points = np.asarray(line, dtype=float)
    keep = np.zeros(len(points), dtype=bool)
    keep[[0, -1]] = True
    stretches = [(0, len(points) - 1)]
    while stretches:
        first, last = stretches.pop()
        if last - first < 2:
            continue
        distances = _distances(points[first + 1 : last], points[first], points[last])
        farthest = int(distances.argmax())
        if distances[farthest] > tolerance:
            middle = first + 1 + farthest
            keep[middle] = True
            stretches += [(first, middle), (middle, last)]
    return tuple(point for point, kept in zip(line, keep, strict=True) if kept)


def _distances(
    points: NDArray[np.float64], first: NDArray[np.float64], last: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the distance of each point, shape (n, 2), to the stretch between two points, shape (n,)."""
    along = last - first
    length = float(along @ along)
    share = np.clip((points - first) @ along / length, 0, 1)[:, None] if length else 0.0
    gaps = points - first - share * along
    return np.hypot(gaps[:, 0], gaps[:, 1])


def _junctions(rings: Iterable[Ring]) -> set[Point]:
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for one, other in pairwise((*ring, ring[0])):
            neighbours[one].add(other)
            neighbours[other].add(one)
    return {point for point, beside in neighbours.items() if len(beside) > 2}


def _walk(ring: Ring, junctions: set[Point], numbers: dict[tuple[Point, ...], int]) -> tuple[Step, ...]:
    begin = next((k for k, point in enumerate(ring) if point in junctions), ring.index(min(ring)))
    closed = (*ring[begin:], *ring[:begin], ring[begin])
    inner = [k for k in range(1, len(closed) - 1) if closed[k] in junctions]
    return tuple(
        _step(closed[one : other + 1], numbers) for one, other in pairwise([0, *inner, len(closed) - 1])
    )


def _step(arc: tuple[Point, ...], numbers: dict[tuple[Point, ...], int]) -> Step:
    reverse = arc[::-1]
    kept = min(arc, reverse)
    return Step(numbers.setdefault(kept, len(numbers)), backwards=kept != arc)
