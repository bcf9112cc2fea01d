"""Which shade shows which number, and the legend that says so."""

from verband.core.figures.classes import Classes
from verband.core.figures.frame import LegendEntry, legend_entry
from verband.core.figures.palette import SEQUENCE, UNKNOWN, ZERO, Swatch, shade_steps
from verband.core.figures.wording import dutch_number


def shade_key(classes: Classes, value: int | None) -> str:
    """Name the look of a value: unknown, zero, or a shade from "1" (light) to "5" (dark)."""
    position = classes.position(value)
    return "unknown" if position is None else _keys(classes)[position]


def shade_swatch(classes: Classes, value: int | None) -> Swatch:
    """Return the swatch of a value."""
    return _swatch(shade_key(classes, value))


def shade_legend(classes: Classes, unit: str = "", *, unknown: str = "") -> tuple[LegendEntry, ...]:
    """Explain the shades from light to dark; zero is named "geen".

    ``unknown`` is the shape (see ``LegendEntry``) of the sign for unknown, which comes last; empty when all
    is known.
    """
    entries = [
        legend_entry(_swatch(key), "" if key == "zero" else label)
        for key, label in zip(_keys(classes), classes.labels(unit), strict=True)
    ]
    return (*entries, *((legend_entry(UNKNOWN, shape=unknown),) if unknown else ()))


def in_words(value: int | None, unit: str = "") -> str:
    """Write a value for people; an unknown one is said to be unknown."""
    return "onbekend" if value is None else f"{dutch_number(value)}{unit}"


def _keys(classes: Classes) -> tuple[str, ...]:
    zero = ("zero",) if (0, 0) in classes.bounds else ()
    return (*zero, *map(str, shade_steps(len(classes.bounds) - len(zero))))


def _swatch(key: str) -> Swatch:
    special = {"unknown": UNKNOWN, "zero": ZERO}
    return special.get(key) or SEQUENCE[int(key) - 1]
