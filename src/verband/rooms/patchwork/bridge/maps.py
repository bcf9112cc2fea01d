"""Maps: numbers or roles per municipality, on tiles or on real boundaries."""

from functools import lru_cache

from verband.core.facts.tiles import tiles
from verband.core.figures.areas import MapArea
from verband.core.figures.boundary_map import BoundaryMap, build_boundary_map
from verband.core.figures.classes import Classes, count_classes
from verband.core.figures.ground import Ground, lay_ground
from verband.core.figures.tile_map import TileMap, build_tile_map
from verband.core.names import alphabetical_key
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.patchwork.bridge.words import Links, brief, caption
from verband.rooms.register.choices import PartyKind
from verband.rooms.register.selectors.boundaries import boundaries, boundaries_stamp

WIDTH = 720
"""Pixels across a boundary map."""
HEADS = ("Gemeente", "Geregistreerde regelingen")


def has_tiles(province: str) -> bool:
    """Whether a tile map of a province ships."""
    return bool(province) and bool(tiles(province))


def tile_map(part: Part, *, url: str, links: Links) -> TileMap:
    """Return the tile map of the number of partnerships per municipality of a province."""
    areas = _counted(part, links)
    return build_tile_map(
        caption=caption(
            part,
            key="tegels",
            title=f"{part.counted.capitalize()} per gemeente",
            url=url,
            measure="registered",
        ),
        areas=areas,
        places={code.lower(): (tile.col, tile.row) for code, tile in tiles(part.province).items()},
        heads=HEADS,
        classes=_classes(areas),
    )


def boundary_map(part: Part, *, url: str, links: Links) -> BoundaryMap | None:
    """Return the map on real boundaries, None when none of these municipalities were read in."""
    areas = _counted(part, links)
    ground = _ground(boundaries_stamp(), frozenset(area.code for area in areas))
    if ground is None:
        return None
    return build_boundary_map(
        caption=caption(
            part,
            key="kaart",
            title=f"{part.counted.capitalize()} per gemeente",
            url=url,
            measure="registered",
        ),
        ground=ground,
        areas=areas,
        heads=HEADS,
        classes=_classes(areas),
        names=bool(part.province),
    )


@lru_cache(maxsize=16)
def _ground(stamp: int, codes: frozenset[str]) -> Ground | None:
    """Lay the ground once per reading of boundaries; a new stamp means other boundaries, 0 that there are none."""
    known = boundaries() if stamp else {}
    shapes = {code: geometry for code, geometry in known.items() if code in codes}
    return lay_ground(shapes, width=WIDTH) if shapes else None


def _classes(areas: list[MapArea]) -> Classes:
    return count_classes([area.value for area in areas])


def _counted(part: Part, links: Links) -> list[MapArea]:
    """Every municipality of the part that exists, also one that takes part in nothing."""
    register = part.register
    shown = [
        party
        for party in register.parties.values()
        if party.kind == PartyKind.MUNICIPALITY
        and party.exists_on(register.day)
        and (not part.province or part.province in party.provinces)
    ]
    shown.sort(key=lambda party: alphabetical_key(party.name))
    return [
        MapArea(
            party.tooi,
            brief(party.name),
            links.party(party.public_id),
            len(register.memberships_of.get(party.pk, ())),
        )
        for party in shown
    ]
