"""Classes of whole numbers, so that a map or heat map shows few shades with honest borders."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from verband.core.errors import InputError
from verband.core.figures.wording import dutch_number


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes from low to high, each with its lowest and highest whole number, both included.

    Zero, where it occurs, is a class of its own. Unknown is in no class.
    """

    bounds: tuple[tuple[int, int], ...]

    def position(self, value: int | None) -> int | None:
        """Return the class of a value, None when unknown; a value outside falls in the nearest class."""
        if value is None or not self.bounds:
            return None
        highest = [high for _, high in self.bounds]
        return min(bisect_left(highest, value), len(highest) - 1)

    def labels(self, unit: str = "") -> tuple[str, ...]:
        """Return "1–3", "4–6", …, each with the unit behind it when there is one."""
        return tuple(f"{_range(low, high)}{unit}" for low, high in self.bounds)


def count_classes(values: Iterable[int | None], *, most: int = 5, method: str = "quantiles") -> Classes:
    """Divide whole numbers from 0 up into at most ``most`` classes, zero not counted.

    Parameters
    ----------
    values : whole numbers of 0 or more; None for unknown, which is left out.
    most : largest number of classes for the numbers above zero, 1 to 5 where they become shades.
    method : ``quantiles`` puts about as many values in each class, ``equal`` makes classes equally wide. With
        no more different values than classes, each value has its own class.

    Raises
    ------
    InputError
        When the method is another one.
    """
    known = sorted(value for value in values if value is not None)
    positive = [value for value in known if value > 0]
    zero = ((0, 0),) if len(positive) < len(known) else ()
    different = sorted(set(positive))
    if len(different) <= most:
        return Classes((*zero, *((value, value) for value in different)))
    return Classes((*zero, *_between(different[0], _highest(positive, most, method))))


def _highest(values: list[int], most: int, method: str) -> list[int]:
    if method == "quantiles":
        return sorted({values[ceil(len(values) * step / most) - 1] for step in range(1, most + 1)})
    if method == "equal":
        width = ceil((values[-1] - values[0] + 1) / most)
        return [*range(values[0] + width - 1, values[-1], width), values[-1]]
    message = f"De klassenindeling '{method}' bestaat niet: kies 'quantiles' of 'equal'."
    raise InputError(message)


def _between(lowest: int, highest: list[int]) -> Iterable[tuple[int, int]]:
    for high in highest:
        yield lowest, high
        lowest = high + 1


def _range(low: int, high: int) -> str:
    return dutch_number(low) if low == high else f"{dutch_number(low)}–{dutch_number(high)}"
