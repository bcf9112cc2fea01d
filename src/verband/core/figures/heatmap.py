"""The heat map of overlap: each against each, as a number that is shared or as a share."""

from collections.abc import Sequence
from dataclasses import dataclass

from verband.core.figures.classes import Classes, count_classes
from verband.core.figures.frame import Caption, Frame, TwinCell, frame, twin_of
from verband.core.figures.grid import LIMIT, Head, PlacedHead, cut_sentence, placed, shown
from verband.core.figures.shades import in_words, shade_key, shade_legend
from verband.core.figures.wording import dutch_number

MEASURES = {
    "count": ("Getal in een cel: hoeveel er gedeeld worden.", ""),
    "ratio": ("Getal in een cel: het gedeelde deel in procenten (gedeeld ÷ samen).", " %"),
}


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two share, by their positions; given once per pair.

    ``value`` is a whole number of 0 or more for a count, 0.0–1.0 for a ratio, None when it is not known.
    """

    first: int
    second: int
    value: float | None
    url: str = ""
    """Address of the list of what they share."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell; ``key`` is own (the diagonal), zero, unknown or a shade, "1" (light) to "5" (dark)."""

    key: str
    text: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row: its head and one cell per column shown."""

    head: PlacedHead
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Heatmap:
    """The heat map as it is drawn."""

    frame: Frame
    columns: tuple[PlacedHead, ...]
    rows: tuple[HeatRow, ...]


OWN = HeatCell("own", "")
EMPTY = HeatCell("zero", "")


def build_heatmap(
    *,
    caption: Caption,
    heads: Sequence[Head],
    overlaps: Sequence[Overlap],
    measure: str = "count",
    order: Sequence[int] | None = None,
    noun: str = "overheden",
    classes: Classes | None = None,
    limit: int = LIMIT,
) -> Heatmap:
    """Build the heat map of ``heads`` against themselves.

    Parameters
    ----------
    overlaps : pairs that share something (a pair left out shares nothing), or with value None when not known.
    measure : ``count`` or ``ratio``; a ratio is shown in whole per cents.
    order : positions of heads in the order to show, for rows and columns alike; as given when None.
    classes : borders of the shades (per cents for a ratio), to share them among pictures; made from the
        values when None.
    limit : most cells to show; the first heads in the order are kept.
    """
    sentence, unit = MEASURES[measure]
    numbers = [_whole(overlap.value, measure) for overlap in overlaps]
    shades = classes or count_classes(numbers)
    in_order = tuple(range(len(heads)) if order is None else order)
    kept = in_order[: shown(len(in_order), len(in_order), limit)[0]]
    cells = _cells(heads, overlaps, numbers, shades, unit)
    columns = placed(heads, kept, ("",) * len(heads), brief=True)
    rows = placed(heads, kept, ("",) * len(heads), brief=False)
    cut = cut_sentence((noun, len(kept), len(in_order)))
    return Heatmap(
        frame=frame(
            caption,
            description=f"Tabel van {len(kept)} bij {len(kept)} {noun}; donkerder is meer gedeeld.",
            legend=shade_legend(shades, unit, unknown="area" if None in numbers else ""),
            twin=twin_of(("Een", "Ander", "Gedeeld"), _twin_rows(heads, overlaps, numbers, kept, unit)),
            sentences=(sentence, cut),
        ),
        columns=columns,
        rows=tuple(
            HeatRow(head, tuple(OWN if row == column else cells.get((row, column), EMPTY) for column in kept))
            for head, row in zip(rows, kept, strict=True)
        ),
    )


def _whole(value: float | None, measure: str) -> int | None:
    if value is None or measure == "count":
        return None if value is None else int(value)
    return max(round(100 * value), 1) if value > 0 else 0


def _cells(
    heads: Sequence[Head],
    overlaps: Sequence[Overlap],
    numbers: Sequence[int | None],
    classes: Classes,
    unit: str,
) -> dict[tuple[int, int], HeatCell]:
    cells = {}
    for overlap, number in zip(overlaps, numbers, strict=True):
        pair = (overlap.first, overlap.second)
        title = f"{heads[pair[0]].label} en {heads[pair[1]].label}: {in_words(number, unit)}"
        text = "?" if number is None else dutch_number(number) if number else ""
        cells[pair] = cells[pair[::-1]] = HeatCell(shade_key(classes, number), text, title, overlap.url)
    return cells


def _twin_rows(
    heads: Sequence[Head],
    overlaps: Sequence[Overlap],
    numbers: Sequence[int | None],
    kept: Sequence[int],
    unit: str,
) -> list[tuple[TwinCell, ...]]:
    """Return a row per pair in the order of the picture: no pair comes before another for its number."""
    place = {position: at for at, position in enumerate(kept)}
    names = [TwinCell(heads[position].label, heads[position].url) for position in kept]
    cells = {
        (one, other) if one < other else (other, one): TwinCell(in_words(number, unit), overlap.url, number)
        for number, overlap in zip(numbers, overlaps, strict=True)
        if number != 0
        and (one := place.get(overlap.first)) is not None
        and (other := place.get(overlap.second)) is not None
    }
    return [(names[one], names[other], cells[one, other]) for one, other in sorted(cells)]
