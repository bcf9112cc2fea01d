"""What tables with many columns share: heads of rows and columns, their order, and where they are cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from verband.core.figures.wording import core_name, dutch_number, shorten

LIMIT = 10_000
"""Largest number of cells in one picture."""
LONGEST_HEAD = 46
"""Characters that fit in two upright lines above a column."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a row or column stands for."""

    label: str
    url: str = ""
    short: str = ""
    """Shorter name for the head of a column; made from the label when empty."""
    group: str = ""
    """Name of the run of rows or columns it belongs to; a line is drawn where it changes."""
    note: str = ""
    """Something to say behind the name, for example "opgeheven"."""

    @property
    def brief(self) -> str:
        """The name as it fits above a column."""
        return shorten(self.short or core_name(self.label), LONGEST_HEAD)


@dataclass(frozen=True, slots=True)
class PlacedHead:
    """A head in its place in the table."""

    label: str
    title: str
    """The whole name; empty when the label says it all."""
    url: str
    total: str
    note: str
    starts_group: bool


def placed(
    heads: Sequence[Head], order: Sequence[int], totals: Sequence[str], *, brief: bool
) -> tuple[PlacedHead, ...]:
    """Place heads in ``order``; ``totals`` are given per position in ``heads``."""
    groups = [heads[position].group for position in order]
    starts = [before != group for before, group in pairwise(groups)]
    return tuple(
        _place(heads[position], totals[position], brief=brief, starts_group=start)
        for position, start in zip(order, [False, *starts], strict=False)
    )


def shown(rows: int, columns: int, limit: int = LIMIT) -> tuple[int, int]:
    """Return how many rows and columns to show so that their cells stay within ``limit``.

    The side that is short stays whole; where both are long the table becomes a square.
    """
    if rows * columns <= limit:
        return rows, columns
    side = int(limit**0.5)
    if columns <= side:
        return limit // columns, columns
    if rows <= side:
        return rows, limit // rows
    return side, side


def cut_sentence(*sides: tuple[str, int, int]) -> str:
    """Say how much is shown, from (noun, shown, in all) per side; empty when everything is."""
    parts = [
        f"{dutch_number(part)} van {dutch_number(whole)} {noun}"
        for noun, part, whole in sides
        if part < whole
    ]
    return f"Getoond: {' en '.join(parts)}, de eerste in deze volgorde." if parts else ""


def _place(head: Head, total: str, *, brief: bool, starts_group: bool) -> PlacedHead:
    label = head.brief if brief else head.label
    title = head.label if label != head.label else ""
    return PlacedHead(label, title, head.url, total, head.note, starts_group)
