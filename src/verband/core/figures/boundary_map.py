"""The boundary map: areas in their real shape, with a number or a role, and other groups outlined on top."""

from collections.abc import Sequence
from dataclasses import dataclass

from verband.core.figures.anchors import Anchor
from verband.core.figures.areas import (
    AreaLook,
    MapArea,
    area_legend,
    area_look,
    area_twin,
    known_sentence,
    plain_name,
)
from verband.core.figures.classes import Classes
from verband.core.figures.frame import Caption, Frame, LegendEntry, frame
from verband.core.figures.ground import Ground
from verband.core.figures.palette import NEUTRAL, PAPER
from verband.core.figures.tile_map import NameLine
from verband.core.figures.wording import counted, listed, wrap

MARK_ROOM, NAME_ROOM = 8.0, 20.0
"""Distance to the nearest edge that a mark, and a name with it, need, in pixels."""
NOWHERE = Anchor(0, 0, 0)
LETTER = 6.0
"""Width of a letter of a name, in pixels."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A group of areas that is outlined together, for example the members of a second partnership."""

    label: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One area as it is drawn."""

    path: str
    url: str
    look: AreaLook
    x: float
    y: float
    """Where its mark stands."""
    marked: bool
    """Whether there is room for the mark."""
    lines: tuple[NameLine, ...]
    """Its name, where there is room."""


@dataclass(frozen=True, slots=True)
class BoundaryMap:
    """The boundary map as it is drawn."""

    frame: Frame
    width: int
    height: int
    backdrop: tuple[str, ...]
    """Paths of areas that are only there to see where we are."""
    shapes: tuple[Shape, ...]
    outlines: tuple[str, ...]


def build_boundary_map(
    *,
    caption: Caption,
    ground: Ground,
    areas: Sequence[MapArea],
    heads: tuple[str, str],
    classes: Classes | None = None,
    unit: str = "",
    outlines: Sequence[Outline] = (),
    names: bool = True,
) -> BoundaryMap:
    """Build the boundary map.

    Parameters
    ----------
    ground : boundaries in pixels, by ``lay_ground``; costly, so make it once per set of boundaries and frame.
    areas : in the order for the table twin and the keyboard; one without a boundary stands in the twin only.
    heads : of the table twin: what the areas are and what is shown of them.
    classes : classes of the numbers; None for a map of members, coloured by role.
    unit : behind each number, for example " %".
    outlines : groups to draw around, over the areas; at most two are still readable.
    names : write names where there is room.
    """
    drawn = [area for area in areas if ground.paths.get(area.code)]
    filled = {area.code for area in drawn}
    return BoundaryMap(
        frame=frame(
            caption,
            description=_description(areas, outlines),
            legend=(*area_legend(areas, classes, unit), *map(_outline_entry, outlines)),
            twin=area_twin(areas, classes, heads, unit),
            sentences=(known_sentence(areas, classes), _not_drawn(areas, filled)),
        ),
        width=ground.width,
        height=ground.height,
        backdrop=tuple(path for code, path in ground.paths.items() if path and code not in filled),
        # areas outside come last, so that their broken edge lies over the edges of their neighbours
        shapes=tuple(
            _shape(area, ground, area_look(area, classes, unit), names=names)
            for area in sorted(drawn, key=lambda area: area.outside)
        ),
        outlines=tuple(ground.outline(outline.codes) for outline in outlines),
    )


def _shape(area: MapArea, ground: Ground, look: AreaLook, *, names: bool) -> Shape:
    place = ground.anchors.get(area.code, NOWHERE)
    letters = int(2 * place.room * 1.1 / LETTER)
    lines = wrap(area.name, letters, 2) if names and place.room >= NAME_ROOM else ()
    whole = "".join(lines).replace("-", "").replace(" ", "") == _letters(area)
    shown = lines if whole else ()
    return Shape(
        path=ground.paths[area.code],
        url=area.url,
        look=look,
        x=place.x,
        y=round(place.y + 5 - 6 * len(shown), 1),
        marked=place.room >= MARK_ROOM,
        lines=tuple(
            NameLine(round(place.y + 20 - 6 * len(shown) + 12 * k), line) for k, line in enumerate(shown)
        ),
    )


def _letters(area: MapArea) -> str:
    return plain_name(area).replace("-", "").replace(" ", "")


def _outline_entry(outline: Outline) -> LegendEntry:
    return LegendEntry(outline.label, PAPER, NEUTRAL["outline"], shape="border")


def _description(areas: Sequence[MapArea], outlines: Sequence[Outline]) -> str:
    around = f", met een lijn om {listed([outline.label for outline in outlines])}" if outlines else ""
    return f"Kaart van {counted(len(areas), 'gebied', 'gebieden')}{around}."


def _not_drawn(areas: Sequence[MapArea], drawn: set[str]) -> str:
    missing = [plain_name(area) for area in areas if area.code not in drawn]
    return f"Niet te tekenen, dus alleen in de tabel: {listed(missing)}." if missing else ""
