"""Read boundaries from GeoJSON: polygons per area, in degrees."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from verband.core.errors import InputError

CODES = ("statcode", "code", "gemeentecode", "tooi", "identificatie", "gmcode")
"""Properties that carry the code of an area, in the order in which they are looked for."""
NAMES = ("statnaam", "naam", "name", "gemeentenaam")
LONGEST_CODE, LONGEST_NAME = 40, 250
Polygons = list[list[list[list[float]]]]


@dataclass(frozen=True, slots=True)
class Outline:
    """The boundary of one area."""

    code: str
    """In lower case, as TOOI writes it: gm0344."""
    name: str
    polygons: Polygons
    """Polygons, each a list of rings of [longitude, latitude], WGS 84."""


def read_boundaries(text: bytes) -> tuple[Outline, ...]:
    """Read a FeatureCollection of polygons with a code per area.

    Raises
    ------
    InputError
        When it is no GeoJSON, a feature has no code or no polygon, a code stands twice, or a point does not
        lie on earth in degrees.
    """
    outlines: dict[str, Outline] = {}
    for number, feature in enumerate(_features(text), start=1):
        outline = _outline(number, feature)
        if outline.code in outlines:
            message = f"Gebied {number} heeft dezelfde code als een eerder gebied: {outline.code}. Laat er één staan."
            raise InputError(message)
        outlines[outline.code] = outline
    return tuple(outlines.values())


def _features(text: bytes) -> list[Mapping[str, Any]]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = "Het bestand is geen GeoJSON. Lees een bestand met grenzen in dat op .geojson eindigt."
        raise InputError(message) from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not features:
        message = "Het bestand bevat geen gebieden (een 'FeatureCollection' met 'features'). Kies een ander bestand."
        raise InputError(message)
    return features


def _outline(number: int, feature: Mapping[str, Any]) -> Outline:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    properties = properties if isinstance(properties, dict) else {}
    code = _first(properties, CODES)
    if not code:
        message = f"Gebied {number} heeft geen code; verwacht is een van de eigenschappen {', '.join(CODES)}."
        raise InputError(message)
    name = _first(properties, NAMES) or code
    _refuse_long(number, "code", code, LONGEST_CODE)
    _refuse_long(number, "naam", name, LONGEST_NAME)
    polygons = _polygons(feature.get("geometry"))
    points = list(_points(polygons))
    if not points or not all(map(_is_on_earth, points)):
        message = f"Gebied {number} ({code}) heeft geen veelhoek in graden. Zet het bestand om naar WGS 84."
        raise InputError(message)
    return Outline(code.lower(), name, polygons)


def _refuse_long(number: int, what: str, text: str, longest: int) -> None:
    if len(text) > longest:
        told = f"Gebied {number} heeft een {what} van {len(text)} tekens ('{text[:40]}…')"
        message = f"{told}; kort die in tot {longest}."
        raise InputError(message)


def _first(properties: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((str(properties[name]).strip() for name in names if properties.get(name)), "")


def _polygons(geometry: object) -> Polygons:
    if not isinstance(geometry, dict) or not isinstance(geometry.get("coordinates"), list):
        return []
    coordinates: Any = geometry["coordinates"]
    polygons: Polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(
        str(geometry.get("type")), []
    )
    return polygons


def _points(polygons: Polygons) -> Iterator[object]:
    for polygon in polygons:
        for ring in polygon if isinstance(polygon, list) else [[None]]:
            yield from ring if isinstance(ring, list) else [None]


def _is_on_earth(point: object) -> bool:
    if not isinstance(point, list) or len(point) < 2:
        return False
    longitude, latitude = point[:2]
    numbers = isinstance(longitude, int | float) and isinstance(latitude, int | float)
    return numbers and -180 <= longitude <= 180 and -90 <= latitude <= 90
