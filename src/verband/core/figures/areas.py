"""What both maps share: areas with a number or a role, how each looks and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

from verband.core.figures.classes import Classes
from verband.core.figures.frame import LegendEntry, Twin, TwinCell, legend_entry, twin_of
from verband.core.figures.palette import NEUTRAL, PAPER, ROLE, UNKNOWN, Swatch, role_key
from verband.core.figures.shades import in_words, shade_legend, shade_swatch
from verband.core.figures.wording import dutch_number

APART = Swatch(PAPER, NEUTRAL["quiet"], "geen deelnemer")


@dataclass(frozen=True, slots=True)
class MapArea:
    """One area on a map, with a number (a map of counts) or a role (a map of members)."""

    code: str
    name: str
    """May carry soft hyphens where it can be broken."""
    url: str = ""
    value: int | None = None
    """Whole number of 0 or more; None when not known."""
    role: str = ""
    """Code of the role; empty when it does not take part."""
    whole: bool = True
    outside: bool = False
    """Whether it lies outside the province the map is of."""


@dataclass(frozen=True, slots=True)
class AreaLook:
    """How an area looks and what it says."""

    fill: str
    ink: str
    text: str
    """Number or mark drawn in the area."""
    title: str
    hatched: bool
    outside: bool


def area_look(area: MapArea, classes: Classes | None, unit: str = "") -> AreaLook:
    """Return the look of an area, by the class of its number or, without classes, by its role."""
    swatch = shade_swatch(classes, area.value) if classes else _role_swatch(area)
    text = _number(area.value) if classes else swatch.mark
    title = f"{plain_name(area)}: {_words(area, classes, unit)}"
    hatched = swatch is UNKNOWN or swatch.mark == "◐"
    return AreaLook(swatch.fill, swatch.ink, text, title, hatched, area.outside)


def area_legend(areas: Sequence[MapArea], classes: Classes | None, unit: str = "") -> tuple[LegendEntry, ...]:
    """Explain the classes or roles that occur, and the edge of areas outside."""
    if classes:
        unknown = any(area.value is None for area in areas)
        entries = shade_legend(classes, unit, unknown="hatch" if unknown else "")
    else:
        used = {_role_swatch(area) for area in areas}
        entries = tuple(_role_entry(swatch) for swatch in (*ROLE.values(), APART) if swatch in used)
    outside = LegendEntry("buiten de provincie", PAPER, NEUTRAL["edge"], shape="outline")
    return (*entries, *((outside,) if any(area.outside for area in areas) else ()))


def area_twin(
    areas: Sequence[MapArea], classes: Classes | None, heads: tuple[str, str], unit: str = ""
) -> Twin:
    """Return the map as a table, in the order given."""
    return twin_of(
        heads,
        [
            (TwinCell(_placed_name(area), area.url), TwinCell(_words(area, classes, unit), value=area.value))
            for area in areas
        ],
    )


def known_sentence(areas: Sequence[MapArea], classes: Classes | None) -> str:
    """Say of how many areas the number is known; empty when of all, or on a map of members."""
    known = sum(area.value is not None for area in areas)
    if not classes or known == len(areas):
        return ""
    return f"{dutch_number(known)} van {dutch_number(len(areas))} bekend."


def plain_name(area: MapArea) -> str:
    """Return the name without soft hyphens."""
    return area.name.replace("\u00ad", "")


def _placed_name(area: MapArea) -> str:
    return f"{plain_name(area)} (buiten de provincie)" if area.outside else plain_name(area)


def _role_swatch(area: MapArea) -> Swatch:
    return ROLE[role_key(area.role, whole=area.whole)] if area.role else APART


def _role_entry(swatch: Swatch) -> LegendEntry:
    return legend_entry(swatch, shape="hatch" if swatch.mark == "◐" else "mark")


def _number(value: int | None) -> str:
    return "?" if value is None else dutch_number(value)


def _words(area: MapArea, classes: Classes | None, unit: str) -> str:
    return in_words(area.value, unit) if classes else _role_swatch(area).label
