"""Axes that end on round numbers and round years."""

from dataclasses import dataclass
from datetime import date
from itertools import product
from math import ceil, floor, log10

from verband.core.figures.wording import dutch_number

STEPS = (1, 2, 5)
YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark on an axis."""

    x: float
    """Place along the axis, 0–100 per cent."""
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A straight axis from ``low`` to ``high``."""

    low: float
    high: float
    ticks: tuple[Tick, ...]

    def place(self, value: float) -> float:
        """Return where a value lies, 0–100 per cent, to hundredths; values outside lie on the edge."""
        share = (value - self.low) / (self.high - self.low)
        return round(100 * min(max(share, 0.0), 1.0), 2)


def count_axis(highest: float, *, most: int = 6, whole: bool = True) -> Axis:
    """Return an axis from zero to the first round number not below ``highest``, with at most ``most`` steps.

    ``whole`` keeps ticks on whole numbers. With nothing above zero the axis runs to 1.
    """
    step = _step(max(highest, 0.0) / most, whole=whole)
    count = max(ceil(round(highest / step, 9)), 1)
    axis = Axis(0, count * step, ())
    decimals = 0 if step >= 1 else -_exponent(step)
    ticks = (Tick(axis.place(k * step), dutch_number(k * step, decimals)) for k in range(count + 1))
    return Axis(0, axis.high, tuple(ticks))


def year_axis(first: date, last: date, *, most: int = 8) -> Axis:
    """Return an axis of days (as ordinals) from 1 January of the first year to 1 January after the last."""
    low, high = date(first.year, 1, 1), date(last.year + 1, 1, 1)
    step = next((s for s in YEAR_STEPS if (high.year - low.year) / s <= most), YEAR_STEPS[-1])
    axis = Axis(low.toordinal(), high.toordinal(), ())
    years = range(ceil(low.year / step) * step, high.year, step)
    ticks = (Tick(axis.place(date(year, 1, 1).toordinal()), str(year)) for year in years)
    return Axis(axis.low, axis.high, tuple(ticks))


def _step(least: float, *, whole: bool) -> float:
    if least <= 0 or (whole and least <= 1):
        return 1
    size = _exponent(least)
    rounds = (step * 10.0**power for power, step in product((size, size + 1), STEPS))
    return next(value for value in rounds if value >= least * (1 - 1e-9))


def _exponent(value: float) -> int:
    return floor(log10(value))
