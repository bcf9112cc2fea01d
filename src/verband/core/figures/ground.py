"""The ground of a map: boundaries from degrees to paths in pixels, made once and coloured often."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

from verband.core.errors import InputError
from verband.core.figures.anchors import Anchor, anchor
from verband.core.figures.arcs import Mesh, Point, Ring, build_mesh

MARGIN = 8
"""Free edge around the map, in pixels."""
TOLERANCE = 0.5
"""Detail that may be lost, in pixels."""
Rings = Sequence[Sequence[Sequence[float]]]
Geometry = Sequence[Rings]
"""Polygons as ``verband.core.geojson`` reads them: lists of rings of points (longitude, latitude) in degrees."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Paths of areas in a drawing of ``width`` × ``height`` pixels."""

    width: int
    height: int
    paths: Mapping[str, str]
    """Per code, the path of all its rings, for the even-odd rule."""
    anchors: Mapping[str, Anchor]
    """Per code in focus, where a label fits best and how much room there is."""
    mesh: Mesh

    def outline(self, codes: Iterable[str]) -> str:
        """Return the path around a group of areas together; codes without a boundary are skipped."""
        lines = self.mesh.outline([code for code in codes if code in self.paths])
        return "".join(_path(line) for line in lines)


def lay_ground(
    shapes: Mapping[str, Geometry], *, focus: Collection[str] = (), width: int = 720, highest: int = 900
) -> Ground:
    """Project boundaries, simplify them to half a pixel and fit them in a drawing.

    The projection is equirectangular, true to scale at the middle latitude: within a country the size of the
    Netherlands shapes are off by less than 2 %.

    Parameters
    ----------
    shapes : polygons per code, as many as there are: what lies outside the drawing is left out.
    focus : codes that must fill the drawing; others are there to see where we are. All when empty.
    width, highest : largest width and height of the drawing, in pixels.

    Raises
    ------
    InputError
        When there is no point to draw.
    """
    boxes = {code: _box(geometry) for code, geometry in shapes.items() if any(map(any, geometry))}
    framed = boxes.keys() & focus if focus else boxes.keys()
    if not framed:
        message = "Er zijn geen grenzen om te tekenen: lees eerst een bestand met grenzen in."
        raise InputError(message)
    view = _view([boxes[code] for code in framed], width, highest)
    rings = {
        code: [_ring(ring, view) for polygon in shapes[code] for ring in polygon if ring]
        for code, box in boxes.items()
        if view.shows(box)
    }
    mesh = build_mesh(rings, TOLERANCE)
    drawn = {code: _drawn(mesh, code) for code in rings}
    return Ground(
        width=view.width,
        height=view.height,
        paths={code: "".join(f"{_path(ring)}Z" for ring in kept) for code, kept in drawn.items()},
        anchors={code: anchor(drawn[code]) for code in drawn if code in framed and drawn[code]},
        mesh=mesh,
    )


@dataclass(frozen=True, slots=True)
class _Box:
    """The edges of a piece of land, in degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class _View:
    """From degrees to pixels."""

    west: float
    north: float
    squeeze: float
    """Length of a degree of longitude in degrees of latitude."""
    scale: float
    """Pixels per degree of latitude."""
    width: int
    height: int

    def place(self, point: Sequence[float]) -> Point:
        return (
            round((point[0] - self.west) * self.squeeze * self.scale + MARGIN, 2),
            round((self.north - point[1]) * self.scale + MARGIN, 2),
        )

    def shows(self, box: _Box) -> bool:
        left, top = self.place((box.west, box.north))
        right, bottom = self.place((box.east, box.south))
        return right >= 0 and bottom >= 0 and left <= self.width and top <= self.height


def _box(geometry: Geometry) -> _Box:
    points = [point for polygon in geometry for ring in polygon for point in ring]
    east, north = [point[0] for point in points], [point[1] for point in points]
    return _Box(min(east), min(north), max(east), max(north))


def _view(boxes: Sequence[_Box], width: int, highest: int) -> _View:
    west, east = min(box.west for box in boxes), max(box.east for box in boxes)
    south, north = min(box.south for box in boxes), max(box.north for box in boxes)
    squeeze = cos(radians((south + north) / 2))
    across, down = max((east - west) * squeeze, 1e-9), max(north - south, 1e-9)
    scale = min((width - 2 * MARGIN) / across, (highest - 2 * MARGIN) / down)
    return _View(
        west, north, squeeze, scale, round(across * scale) + 2 * MARGIN, round(down * scale) + 2 * MARGIN
    )


def _ring(ring: Sequence[Sequence[float]], view: _View) -> Ring:
    placed = [view.place(point) for point in ring]
    kept = [point for k, point in enumerate(placed) if k == 0 or point != placed[k - 1]]
    return tuple(kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept)


def _drawn(mesh: Mesh, code: str) -> list[list[Point]]:
    rings = [mesh.ring_points(steps) for steps in mesh.rings[code]]
    return [ring for ring in rings if len(ring) > 2]


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
