"""Where in an area a label fits best."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verband.core.figures.arcs import Point

GRID = 14
"""Points tried in each direction."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place inside an area, as far from its edges as can be."""

    x: float
    y: float
    room: float
    """Distance to the nearest edge, in the unit of the points."""


def anchor(rings: Sequence[Sequence[Point]]) -> Anchor:
    """Return the best of a grid of places inside the rings (even-odd rule), the middle when none lies inside.

    Coarse on purpose: a label needs the place to a few pixels only.
    """
    edges = np.concatenate([_edges(ring) for ring in rings])
    (west, north), (east, south) = edges[:, :2].min(axis=0), edges[:, :2].max(axis=0)
    shares = (np.arange(GRID) + 0.5) / GRID
    xs, ys = np.meshgrid(west + shares * (east - west), north + shares * (south - north))
    places = np.column_stack([xs.ravel(), ys.ravel()])
    room = np.where(_inside(places, edges), _nearest(places, edges), 0.0)
    best = int(room.argmax())
    if room[best] <= 0:
        return Anchor(round(float(west + east) / 2, 1), round(float(north + south) / 2, 1), 0.0)
    return Anchor(
        round(float(places[best, 0]), 1), round(float(places[best, 1]), 1), round(float(room[best]), 1)
    )


def _edges(ring: Sequence[Point]) -> NDArray[np.float64]:
    """Return the edges of a closed ring, shape (points, 4): x and y of one end, x and y of the other."""
    points = np.asarray(ring, dtype=float)
    return np.hstack([points, np.roll(points, -1, axis=0)])


def _inside(places: NDArray[np.float64], edges: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether each place, shape (places, 2), lies inside: a ray eastwards crosses an odd number of edges."""
    x, y = places[:, :1], places[:, 1:]
    x1, y1, x2, y2 = edges.T
    spans = (y1 > y) != (y2 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        crossing = x1 + (y - y1) * (x2 - x1) / (y2 - y1)
    return np.asarray((spans & (x < crossing)).sum(axis=1) % 2 == 1)


def _nearest(places: NDArray[np.float64], edges: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the distance of each place to the nearest edge, shape (places,)."""
    begin, along = edges[:, :2], edges[:, 2:] - edges[:, :2]
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    gaps = places[:, None, :] - begin[None, :, :]
    share = np.clip((gaps * along).sum(axis=2) / length, 0, 1)
    gaps -= share[..., None] * along
    return np.asarray(np.hypot(gaps[..., 0], gaps[..., 1]).min(axis=1))
