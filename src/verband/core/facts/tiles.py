"""Tile maps: one tile of equal size per municipality, from the pack ``tiles``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from verband.core.packs import load_pack


@dataclass(frozen=True, slots=True)
class Tile:
    """The place of one municipality on a tile map."""

    gm: str
    name: str
    col: int
    """Column from west to east, from 0."""
    row: int
    """Row from north to south, from 0."""


@lru_cache
def tiles(area_code: str) -> Mapping[str, Tile]:
    """Return the tiles of an area by GM code; empty when there is no tile map of it."""
    rows = load_pack("tiles").values.get(area_code, {})
    return MappingProxyType({gm: Tile(gm, **row) for gm, row in rows.items()})
