"""The tile map: every area an equal tile, roughly where it lies, so that small towns show like large ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verband.core.figures.areas import AreaLook, MapArea, area_legend, area_look, area_twin, known_sentence
from verband.core.figures.classes import Classes
from verband.core.figures.frame import Caption, Frame, frame
from verband.core.figures.wording import counted, wrap

WIDTH, HEIGHT, GAP = 100, 58, 4
"""Size of a tile and the space between tiles, in pixels."""
LINE = 13
"""Pixels between the lines of a name."""
LETTERS = 16
"""Characters that fit on a line of a tile."""


@dataclass(frozen=True, slots=True)
class NameLine:
    """One line of a name: its place and text."""

    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile: upper left corner, middle and lines of text in pixels."""

    x: int
    y: int
    middle: int
    lines: tuple[NameLine, ...]
    text_y: int
    url: str
    look: AreaLook


@dataclass(frozen=True, slots=True)
class TileMap:
    """The tile map as it is drawn."""

    frame: Frame
    width: int
    height: int
    tile_width: int
    tile_height: int
    tiles: tuple[Tile, ...]


def build_tile_map(
    *,
    caption: Caption,
    areas: Sequence[MapArea],
    places: Mapping[str, tuple[int, int]],
    heads: tuple[str, str],
    classes: Classes | None = None,
    unit: str = "",
) -> TileMap:
    """Build the tile map.

    Parameters
    ----------
    areas : in the order for the table twin and the keyboard.
    places : column and row of the tile per code, from 0. Areas without one lie in a row of their own below.
    heads : of the table twin: what the areas are and what is shown of them.
    classes : classes of the numbers; None for a map of members, coloured by role.
    unit : behind each number, for example " %".
    """
    corners = _corners(areas, places)
    tiles = tuple(_tile(area, corners[area.code], area_look(area, classes, unit)) for area in areas)
    return TileMap(
        frame=frame(
            caption,
            description=f"Tegelkaart van {counted(len(areas), 'gebied', 'gebieden')}, alle even groot.",
            legend=area_legend(areas, classes, unit),
            twin=area_twin(areas, classes, heads, unit),
            sentences=(known_sentence(areas, classes),),
        ),
        width=max((tile.x for tile in tiles), default=0) + WIDTH + GAP,
        height=max((tile.y for tile in tiles), default=0) + HEIGHT + GAP,
        tile_width=WIDTH,
        tile_height=HEIGHT,
        tiles=tiles,
    )


def _corners(areas: Sequence[MapArea], places: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    across = max((column for column, _ in places.values()), default=6) + 1
    below = max((row for _, row in places.values()), default=-1) + 1
    corners = {
        code: (column * (WIDTH + GAP) + GAP, row * (HEIGHT + GAP) + GAP)
        for code, (column, row) in places.items()
    }
    homeless = [area.code for area in areas if area.code not in places]
    for count, code in enumerate(homeless):
        row, column = divmod(count, across)
        apart = HEIGHT // 3 if places else 0
        corners[code] = (column * (WIDTH + GAP) + GAP, (below + row) * (HEIGHT + GAP) + GAP + apart)
    return corners


def _tile(area: MapArea, corner: tuple[int, int], look: AreaLook) -> Tile:
    x, y = corner
    lines = wrap(area.name, LETTERS, 2)
    return Tile(
        x=x,
        y=y,
        middle=x + WIDTH // 2,
        lines=tuple(NameLine(y + 16 + LINE * number, line) for number, line in enumerate(lines)),
        text_y=y + HEIGHT - 9,
        url=area.url,
        look=look,
    )
