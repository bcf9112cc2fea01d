"""Textures: a second sign beside colour, drawn as strokes over a bar so that no pattern needs a name.

A pattern in SVG is found by an id, and paper renderers look for it inside the same drawing only. A texture is
one or two wide, dashed lines along the bar; it needs nothing from outside.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line along a bar, from its left to its right end."""

    y: float
    """Height of the line in the drawing, in pixels."""
    width: float
    """Thickness in pixels."""
    dash: str = ""
    """Dash pattern; empty for an unbroken line."""
    cap: str = "butt"


def strokes_for(texture: str, top: float, height: float) -> tuple[Stroke, ...]:
    """Return the strokes that draw ``texture`` over a bar from ``top`` down over ``height`` pixels."""
    middle = top + height / 2
    third = round(height / 3, 1)
    strokes = {
        "stripes": (Stroke(middle, height, "1.5 4.5"),),
        "bands": (Stroke(middle, height, "5 5"),),
        "dots": (Stroke(top + third, 2.4, "0 6", "round"), Stroke(top + 2 * third, 2.4, "0 6", "round")),
        "lines": (Stroke(top + third, 1.5), Stroke(top + 2 * third, 1.5)),
    }
    return strokes.get(texture, ())
