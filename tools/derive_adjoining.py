"""Derive which municipalities adjoin from a GeoJSON file of their boundaries, and print the pack.

Two municipalities adjoin when they share a stretch of border: a line of non-zero length that stands,
point for point, in both outlines. A single shared corner point is not enough.

    python tools/derive_adjoining.py gemeenten.geojson > src/verband/packs/adjoining/2024-01-01.yaml
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]

HEADER = """\
title: Gemeenten die aan elkaar grenzen
source: >-
  Afgeleid uit CBS Gebiedsindelingen 2024, laag gemeente_gegeneraliseerd: Centraal Bureau voor de Statistiek
  (CBS) / Kadaster, via PDOK, licentie CC BY 4.0. Afgeleid met tools/derive_adjoining.py.
retrieved: 2025-09-25
certainty: checked
note: >-
  Twee gemeenten grenzen aan elkaar als zij een stuk grens delen; alleen een hoekpunt delen telt niet.
  De grenzen volgen de kustlijn, met het binnenwater erbij: gemeenten grenzen dus soms over water aan elkaar.
  Elk paar staat één keer, bij de laagste code.
"""


def outlines(geometry: dict[str, Any]) -> Iterator[list[Point]]:
    """Yield every ring of a polygon or multipolygon, as points in order."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        for ring in polygon:
            yield [(x, y) for x, y, *_ in ring]


def owners_of_stretches(features: list[dict[str, Any]]) -> dict[frozenset[Point], set[str]]:
    """Collect per stretch of border, whatever its direction, the codes that have it in their outline."""
    owners: dict[frozenset[Point], set[str]] = defaultdict(set)
    for feature in features:
        for ring in outlines(feature["geometry"]):
            for start, end in pairwise(ring):
                if start != end:
                    owners[frozenset((start, end))].add(feature["properties"]["statcode"])
    return owners


def adjoining_pairs(features: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the pairs of codes that share a stretch of border, each once, lowest code first, in order."""
    shared = (sorted(codes) for codes in owners_of_stretches(features).values() if len(codes) > 1)
    return sorted({pair for codes in shared for pair in combinations(codes, 2)})


def as_pack(features: list[dict[str, Any]]) -> str:
    """Write the pairs as the text of the pack, one line per municipality."""
    pairs = adjoining_pairs(features)
    higher: dict[str, list[str]] = defaultdict(list)
    for low, high in pairs:
        higher[low].append(high)
    alone = sorted({feature["properties"]["statcode"] for feature in features} - set().union(*pairs))
    lines = [f"    {code}: [{', '.join(higher[code])}]\n" for code in sorted(higher)]
    return f"{HEADER}values:\n  pairs:\n{''.join(lines)}  without_neighbours: [{', '.join(alone)}]\n"


def main() -> None:
    """Read the file named on the command line and print the pack."""
    parser = argparse.ArgumentParser(description="Print the pack of adjoining municipalities.")
    parser.add_argument("geojson", type=Path, help="municipal boundaries with the property statcode (GMxxxx)")
    features = json.loads(parser.parse_args().geojson.read_text(encoding="utf-8"))["features"]
    print(as_pack(features), end="")


if __name__ == "__main__":
    main()
