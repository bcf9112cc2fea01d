"""Horizontal bars, whole or split in parts, with a line to compare with."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from verband.core.figures.axis import Axis, Tick, count_axis
from verband.core.figures.frame import (
    Caption,
    Frame,
    LegendEntry,
    Twin,
    TwinCell,
    frame,
    legend_entry,
    number_cell,
    twin_of,
)
from verband.core.figures.palette import INK, PAPER, SEQUENCE, Swatch
from verband.core.figures.textures import Stroke, strokes_for
from verband.core.figures.wording import dutch_number

BAR_TOP, BAR_HEIGHT = 3, 18
"""Upper edge and height of a bar in its row, in pixels; rows are 24 high."""
LEGIBLE = 5.0
"""Share of the axis, in per cent, that a part needs to carry its number."""
NEAR = 2.0
"""Distance, in per cent of the axis, at which the line to compare with would lie over a number."""
PLAIN = Swatch(SEQUENCE[3].fill, PAPER)


@dataclass(frozen=True, slots=True)
class BarItem:
    """One bar."""

    label: str
    values: tuple[float, ...] | None
    """One number of 0 or more per part; None when not known."""
    url: str = ""
    reference: float | None = None
    """What this bar is compared with, for example the median of its size class."""
    own: bool = False
    """Whether it is the reader's own; such a bar is set off."""
    note: str = ""
    """Something to say behind the name, for example "schatting"."""
    total: float | None = None
    """What the bar amounts to where its parts overlap, so that they add up to more; their sum when None."""

    @property
    def amount(self) -> float | None:
        """What the bar stands for; None when not known."""
        return self.total if self.total is not None or self.values is None else sum(self.values)


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar: places in per cent of the axis."""

    x: float
    width: float
    end: float
    text_x: float
    """Middle of its number, out of the way of the line to compare with."""
    fill: str
    ink: str
    strokes: tuple[Stroke, ...]
    text: str
    """The number, empty where there is no room for it."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar as it is drawn."""

    label: str
    url: str
    note: str
    own: bool
    text: str
    segments: tuple[Segment, ...]
    reference: float | None
    """Place of the line to compare with, in per cent of the axis."""


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars as they are drawn."""

    frame: Frame
    ticks: tuple[Tick, ...]
    rows: tuple[BarRow, ...]
    heads: tuple[str, str]
    """Heads of the column of names and of the column of numbers."""


def build_bars(
    *,
    caption: Caption,
    items: Sequence[BarItem],
    heads: tuple[str, str],
    parts: Sequence[tuple[str, Swatch]] = (),
    decimals: int = 0,
    reference_label: str = "",
) -> Bars:
    """Build bars.

    Parameters
    ----------
    items : in the order to show; each with one value per part.
    heads : what the bars stand for and what is measured, with its unit.
    parts : name and look of each part; empty for bars in one piece.
    decimals : digits behind the comma.
    reference_label : what the line to compare with is; needed when items carry a reference.
    """
    looks = [swatch for _, swatch in parts] or [PLAIN]
    highest = max([_length(item) for item in items] + [item.reference or 0 for item in items], default=0)
    axis = count_axis(highest, whole=decimals == 0)
    return Bars(
        frame=frame(
            caption,
            description=_description(items, heads, decimals),
            legend=_legend(parts, reference_label),
            twin=_twin(items, heads, [name for name, _ in parts], reference_label, decimals),
            sentences=(_known(items),),
        ),
        ticks=axis.ticks,
        rows=tuple(_row(item, looks, axis, decimals) for item in items),
        heads=heads,
    )


def _length(item: BarItem) -> float:
    return -1 if item.values is None else sum(item.values)


def _amount(item: BarItem) -> float:
    return -1 if item.amount is None else item.amount


def _row(item: BarItem, looks: Sequence[Swatch], axis: Axis, decimals: int) -> BarRow:
    return BarRow(
        label=item.label,
        url=item.url,
        note=item.note,
        own=item.own,
        text=_text(item, decimals),
        segments=_segments(item, looks, axis, decimals),
        reference=None if item.reference is None else axis.place(item.reference),
    )


def _segments(item: BarItem, looks: Sequence[Swatch], axis: Axis, decimals: int) -> tuple[Segment, ...]:
    values = item.values or ()
    ends = [axis.place(end) for end in accumulate(values)]
    line = -100.0 if item.reference is None else axis.place(item.reference)
    return tuple(
        _segment((begin, end), look, dutch_number(value, decimals) if len(looks) > 1 else "", line)
        for begin, end, look, value in zip([0.0, *ends], ends, looks, values, strict=False)
        if end > begin
    )


def _segment(ends: tuple[float, float], look: Swatch, text: str, line: float) -> Segment:
    begin, end = ends
    width = round(end - begin, 2)
    middle = begin + width / 2
    near = abs(line - middle) < NEAR
    return Segment(
        x=begin,
        width=width,
        end=end,
        text_x=round(begin + width / 4 if near else middle, 2),
        fill=look.fill,
        ink=look.ink,
        strokes=strokes_for(look.texture, BAR_TOP, BAR_HEIGHT),
        text=text if width >= LEGIBLE else "",
    )


def _text(item: BarItem, decimals: int) -> str:
    return number_cell(item.amount, decimals).text


def _known(items: Sequence[BarItem]) -> str:
    known = sum(item.values is not None for item in items)
    return f"{dutch_number(known)} van {dutch_number(len(items))} bekend." if known < len(items) else ""


def _legend(parts: Sequence[tuple[str, Swatch]], reference_label: str) -> tuple[LegendEntry, ...]:
    line = (LegendEntry(reference_label, PAPER, INK, shape="line"),) if reference_label else ()
    return (*(legend_entry(swatch, name) for name, swatch in parts), *line)


def _description(items: Sequence[BarItem], heads: tuple[str, str], decimals: int) -> str:
    known = [item for item in items if item.values is not None]
    if not known:
        return f"Staven per {heads[0].lower()}; van geen enkele is de waarde bekend."
    least, most = min(known, key=_amount), max(known, key=_amount)
    return (
        f"{len(items)} staven, {heads[1].lower()}: van {_text(least, decimals)} ({least.label}) "
        f"tot {_text(most, decimals)} ({most.label})."
    )


def _twin(
    items: Sequence[BarItem],
    heads: tuple[str, str],
    parts: Sequence[str],
    reference_label: str,
    decimals: int,
) -> Twin:
    columns = (heads[0], heads[1], *parts, *((reference_label,) if reference_label else ()))
    return twin_of(columns, [_twin_row(item, len(parts), bool(reference_label), decimals) for item in items])


def _twin_row(item: BarItem, parts: int, compared: bool, decimals: int) -> tuple[TwinCell, ...]:
    name = TwinCell(f"{item.label} ({item.note})" if item.note else item.label, item.url)
    split = [number_cell(value, decimals) for value in item.values or (None,) * parts]
    line = TwinCell("") if item.reference is None else _whole_or_half(item.reference)
    return (
        name,
        number_cell(item.amount, decimals),
        *(split if parts else ()),
        *((line,) if compared else ()),
    )


def _whole_or_half(median: float) -> TwinCell:
    return number_cell(median, 0 if median == int(median) else 1)
