"""Where everything stands in a list."""

from dataclasses import dataclass
from typing import Literal

from verband.core.lists.matching import NO_HINTS, Hints

Shape = Literal["pairs", "matrix", "turned-matrix"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a list by what they hold; places count from 0, None or empty when there is none."""

    shape: Shape
    """pairs: names in both columns, one or more in a cell; matrix: governments in rows and a column of marks
    for each partnership; turned-matrix: partnerships in rows and a column of marks for each government."""
    government: int | None = None
    partnership: int | None = None
    hints: Hints = NO_HINTS
    """The kind of party that the head of the government column names."""
    plural: bool = False
    """True when the head announces several governments in one cell."""
    government_codes: tuple[int, ...] = ()
    partnership_codes: tuple[int, ...] = ()
    marks: tuple[int, ...] = ()
    province: int | None = None
    role: int | None = None
    start: int | None = None
    end: int | None = None
    """Column with the first day it no longer holds."""
    last_day: int | None = None
    """Column with the last day it still holds."""

    def explained(self, header: tuple[str, ...]) -> tuple[str, ...]:
        """Return how the list is read, a Dutch line for each thing it holds, for the person to check."""
        single = (
            ("overheid", self.government),
            ("samenwerkingsverband of gebied", self.partnership),
            *(("code van de overheid", place) for place in self.government_codes),
            *(("code van het verband", place) for place in self.partnership_codes),
            ("provincie", self.province),
            ("rol", self.role),
            ("van", self.start),
            ("tot", self.end),
            ("tot en met", self.last_day),
        )
        lines = [f"{what}: kolom '{_name(header, place)}'" for what, place in single if place is not None]
        if self.marks:
            what = "samenwerkingsverbanden" if self.shape == "matrix" else "overheden"
            first, last = _name(header, self.marks[0]), _name(header, self.marks[-1])
            lines.append(f"{what}, aangekruist: {len(self.marks)} keer, van '{first}' tot en met '{last}'")
        return tuple(lines)

    def unused(self, header: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of the columns that are not used."""
        names = (self.government, self.partnership, *self.government_codes, *self.partnership_codes)
        used = {*names, *self.marks, self.province, self.role, self.start, self.end, self.last_day}
        return tuple(_name(header, place) for place in range(len(header)) if place not in used)


def _name(header: tuple[str, ...], place: int) -> str:
    return " ".join(header[place].split()) or f"kolom {place + 1}"
