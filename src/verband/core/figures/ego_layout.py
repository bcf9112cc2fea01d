"""Places of signs, names and lines of a network on rings, in pixels."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, degrees, pi, sin, tau
from types import MappingProxyType

import numpy as np

from verband.core.figures.rings import lay_rings, wrapped

APART = 25
"""Least distance between neighbours on a ring, in pixels: large enough to hit with a finger (WCAG 2.5.8)."""
LONE_RADIUS, INNER_RADIUS, RING_GAP = 150, 215, 95
"""Least radius of the only ring, of the inner of two rings, and least distance between the two."""
LETTER = 6.6
"""Width of a letter of a name, in pixels."""
LONGEST = 32
"""Most letters of a name for which room is made."""
OFFSET = 17
"""From the middle of a sign to the beginning of its name, in pixels."""
ABOVE_LINE, BESIDE_SIGN = -4, 4
"""How far the foot of a name lies below its place: above a line that ends at its sign, or beside the sign."""
STEP = 0.16
"""Radians between the points of a curved line."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sign and its name stand."""

    ring: int
    angle: float
    """Radians, clockwise from the top."""
    radius: float
    x: float
    y: float
    name: str
    letters: int
    """How many letters of the name there is room for."""
    aside: str
    """What stands behind the name however long that is."""
    name_x: float
    name_y: float
    lift: int
    """How far the foot of the name lies below its place, in pixels, before turning."""
    turn: float
    """Degrees the name is turned."""
    side: str
    """Which end of the name touches its place: start, middle or end."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name with what stands behind it."""

    name: str
    aside: str

    @property
    def length(self) -> int:
        """Letters of both."""
        return len(self.name) + len(self.aside)

    def within(self, room: int) -> tuple[str, int, str]:
        """Return the name, how many of its letters fit in a room of so many, and what stands behind it."""
        return self.name, room - len(self.aside), self.aside


@dataclass(frozen=True, slots=True)
class Layout:
    """All places, the middle one first, then ring by ring, clockwise."""

    size: int
    radii: tuple[float, ...]
    places: Mapping[str, Place]


def place_nodes(
    rings: Sequence[Sequence[str]],
    kinds: Mapping[str, str],
    names: Mapping[str, str],
    ties: Mapping[str, Mapping[str, float]],
    asides: Mapping[str, str] = MappingProxyType({}),
) -> Layout:
    """Place the middle and its one or two rings.

    Parameters
    ----------
    rings : keys per ring, the middle first; each in the order that decides between equals.
    kinds : kind per key; things of one kind lie together on the inner ring.
    names : what to write beside each sign, whole; the page cuts what there is no room for.
    ties : per key, the keys it is tied to.
    asides : what stands behind some names however long those are.
    """
    outer = rings[2] if len(rings) > 2 else []
    inward = {key: frozenset(ties.get(key, {}).keys() & set(rings[1])) for key in outer}
    angles = lay_rings(_sectors(rings[1], kinds), outer, inward)
    radii = _radii([len(ring) for ring in rings[1:]])
    labels = {key: Label(names[key], asides.get(key, "")) for ring in rings for key in ring}
    longest = min(max((labels[key].length for key in rings[-1]), default=0), LONGEST)
    half = round(radii[-1] + OFFSET + max(longest * LETTER, OFFSET), 1)
    places = {key: _middle(labels[key], half) for key in rings[0]}
    for number, where in enumerate((angles.inner, angles.outer)[: len(radii)], 1):
        outwards = number == len(radii)
        for key in sorted(where, key=where.__getitem__):
            places[key] = _place(labels[key], number, where[key], radii[number - 1], half, outwards=outwards)
    return Layout(round(2 * half), radii, places)


def way_between(one: Place, other: Place, half: float) -> str:
    """Return the path of a line: straight to the middle, spiralling between rings, bent inwards within one.

    ``half`` is the distance from the edge of the drawing to its middle.
    """
    low, high = sorted((one, other), key=lambda place: place.ring)
    if low.ring == 0:
        return f"M{low.x} {low.y}L{high.x} {high.y}"
    if low.ring == high.ring:
        x, y = _spot(
            (low.angle + high.angle) / 2, low.radius * 0.55 * cos((high.angle - low.angle) / 2), half
        )
        return f"M{low.x} {low.y}Q{x} {y} {high.x} {high.y}"
    return _spiral(low, high, half)


def _spiral(low: Place, high: Place, half: float) -> str:
    turn = float(wrapped(np.array(high.angle - low.angle)))
    count = max(int(abs(turn) / STEP), 2)
    points = []
    for share in (k / count for k in range(count + 1)):
        eased = share * share * (3 - 2 * share)
        radius = low.radius + (high.radius - low.radius) * share
        points.append(_spot(low.angle + turn * eased, radius, half))
    bends = (
        f"Q{x} {y} {round((x + to_x) / 2, 1)} {round((y + to_y) / 2, 1)}"
        for (x, y), (to_x, to_y) in pairwise(points[1:])
    )
    return f"M{points[0][0]} {points[0][1]}{''.join(bends)}L{points[-1][0]} {points[-1][1]}"


def _sectors(ring: Sequence[str], kinds: Mapping[str, str]) -> list[list[str]]:
    sectors: dict[str, list[str]] = defaultdict(list)
    for key in ring:
        sectors[kinds[key]].append(key)
    return [sectors[kind] for kind in sorted(sectors)]


def _radii(counts: Sequence[int]) -> tuple[float, ...]:
    least = LONE_RADIUS if len(counts) == 1 else INNER_RADIUS
    inner = round(max(least, counts[0] * APART / tau), 1)
    return (inner, *(round(max(inner + RING_GAP, count * APART / tau), 1) for count in counts[1:]))


def _middle(label: Label, half: float) -> Place:
    return Place(0, 0.0, 0.0, half, half, *label.within(LONGEST), half, half + 28, BESIDE_SIGN, 0.0, "middle")


def _place(label: Label, ring: int, angle: float, radius: float, half: float, *, outwards: bool) -> Place:
    x, y = _spot(angle, radius, half)
    name_x, name_y = _spot(angle, radius + (OFFSET if outwards else -OFFSET), half)
    left = angle > pi
    turn = round(degrees(angle) + (90 if left else -90), 1)
    side = "end" if left == outwards else "start"
    lift = BESIDE_SIGN if outwards else ABOVE_LINE
    room = LONGEST if outwards else min(int((radius - 2 * OFFSET) / LETTER), LONGEST)
    return Place(ring, round(angle, 4), radius, x, y, *label.within(room), name_x, name_y, lift, turn, side)


def _spot(angle: float, radius: float, half: float) -> tuple[float, float]:
    return round(half + radius * sin(angle), 1), round(half - radius * cos(angle), 1)
