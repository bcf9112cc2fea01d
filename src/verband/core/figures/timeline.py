"""The timeline: versions and memberships as bars over the years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from verband.core.figures.axis import Axis, Tick, year_axis
from verband.core.figures.frame import (
    Caption,
    Frame,
    LegendEntry,
    TwinCell,
    day_cell,
    frame,
    legend_entry,
    twin_of,
)
from verband.core.figures.palette import INK, PAPER, Swatch
from verband.core.figures.textures import Stroke, strokes_for
from verband.core.figures.wording import counted, dutch_date

LANE = 24
"""Height of one lane in pixels; bars in a row that overlap in time lie in lanes below each other."""
BAR_TOP, BAR_HEIGHT = 4, 16
LETTER, MARGIN = 1.3, 3.0
"""Shares of the axis, in per cent, that a bar needs per letter of its text and beside it."""
ARROW = 1.6
"""Share of the axis, in per cent, kept free behind an open end for its arrow."""


@dataclass(frozen=True, slots=True)
class Period:
    """A half-open stretch of time: ``end`` is the first day it no longer holds."""

    start: date | None
    """None when the beginning is not known."""
    end: date | None
    """None when it goes on."""
    label: str
    """What holds in that time, for example "bedrijfsvoeringsorganisatie"."""
    look: Swatch
    short: str = ""
    """What fits in the bar, for example "BVO"; its years when empty."""
    url: str = ""


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One row: a version chain or a party, with its periods."""

    label: str
    periods: tuple[Period, ...]
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TimeBar:
    """One period as it is drawn: places in per cent of the axis, ``y`` in pixels."""

    x: float
    width: float
    end: float
    middle: float
    y: float
    fill: str
    ink: str
    strokes: tuple[Stroke, ...]
    text: str
    title: str
    url: str
    starts_unknown: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One row as it is drawn."""

    label: str
    url: str
    note: str
    height: int
    """In pixels."""
    bars: tuple[TimeBar, ...]
    text: str
    """The same in words."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The timeline as it is drawn."""

    frame: Frame
    ticks: tuple[Tick, ...]
    rows: tuple[TimeRow, ...]
    today: float
    """Place of the day the picture is of, in per cent."""
    head: str


def build_timeline(
    *, caption: Caption, items: Sequence[TimelineItem], head: str, looks: Sequence[tuple[str, Swatch]] = ()
) -> Timeline:
    """Build the timeline.

    Parameters
    ----------
    caption : its day is where the line "today" stands.
    items : rows in the order to show.
    head : what the rows stand for.
    looks : name and look of each kind of bar, for the legend.
    """
    axis = _axis(items, caption.day)
    periods = [period for item in items for period in item.periods]
    return Timeline(
        frame=frame(
            caption,
            description=_description(items, axis),
            legend=_legend(looks, periods, caption.day),
            twin=twin_of((head, "Wat", "Vanaf", "Tot"), _twin_rows(items)),
        ),
        ticks=axis.ticks,
        rows=tuple(_row(item, axis) for item in items),
        today=axis.place(caption.day.toordinal()),
        head=head,
    )


def in_words(period: Period) -> str:
    """Write a period as a person says it; an open end is "vanaf", never "tot heden"."""
    start = dutch_date(period.start) if period.start else ""
    end = dutch_date(period.end) if period.end else ""
    if start and end:
        return f"{start} tot {end}"
    if start:
        return f"vanaf {start}"
    return f"begin onbekend, tot {end}" if end else "begin onbekend, geldt nog"


def in_years(period: Period) -> str:
    """Write a period so that it fits in its bar: sinds 2001, 2001–2019; empty when nothing is known."""
    if period.start and period.end:
        return f"{period.start.year}–{period.end.year}"
    if period.start:
        return f"sinds {period.start.year}"
    return f"tot {period.end.year}" if period.end else ""


def _axis(items: Sequence[TimelineItem], day: date) -> Axis:
    periods = [period for item in items for period in item.periods]
    known = [moment for period in periods for moment in (period.start, period.end) if moment]
    first, last = min([day, *known]), max([day, *known])
    unknown = any(period.start is None for period in periods)
    return year_axis(date(first.year - (2 if unknown else 0), 1, 1), last)


def _row(item: TimelineItem, axis: Axis) -> TimeRow:
    lanes = _lanes(item.periods)
    bars = tuple(
        _bar(period, lane, axis, item.label) for period, lane in zip(item.periods, lanes, strict=True)
    )
    text = "; ".join(f"{period.label}, {in_words(period)}" for period in item.periods)
    return TimeRow(item.label, item.url, item.note, LANE * (max(lanes, default=0) + 1), bars, text)


def _lanes(periods: Sequence[Period]) -> list[int]:
    free: list[date] = []
    lanes = []
    for period in periods:
        start = period.start or date.min
        lane = next((k for k, until in enumerate(free) if until <= start), len(free))
        free[lane : lane + 1] = [period.end or date.max]
        lanes.append(lane)
    return lanes


def _bar(period: Period, lane: int, axis: Axis, row: str) -> TimeBar:
    begin = axis.place(period.start.toordinal()) if period.start else 0.0
    end = axis.place(period.end.toordinal()) if period.end else 100 - ARROW
    width = round(max(end - begin, 0.3), 2)
    top = lane * LANE + BAR_TOP
    text = period.short or in_years(period)
    return TimeBar(
        x=begin,
        width=width,
        end=round(begin + width, 2),
        middle=round(begin + width / 2, 2),
        y=top,
        fill=period.look.fill,
        ink=period.look.ink,
        strokes=strokes_for(period.look.texture, top, BAR_HEIGHT),
        text=text if width >= LETTER * len(text) + MARGIN else "",
        title=f"{row}: {period.label}, {in_words(period)}",
        url=period.url,
        starts_unknown=period.start is None,
        is_open=period.end is None,
    )


def _legend(
    looks: Sequence[tuple[str, Swatch]], periods: Sequence[Period], day: date
) -> tuple[LegendEntry, ...]:
    signs = [LegendEntry(dutch_date(day), PAPER, INK, shape="dashes")]
    if any(period.end is None for period in periods):
        signs.append(LegendEntry("loopt door", PAPER, INK, shape="arrow"))
    if any(period.start is None for period in periods):
        signs.append(LegendEntry("begin onbekend", PAPER, INK, shape="outline"))
    return (*(legend_entry(swatch, name) for name, swatch in looks), *signs)


def _description(items: Sequence[TimelineItem], axis: Axis) -> str:
    first, last = date.fromordinal(int(axis.low)).year, date.fromordinal(int(axis.high)).year - 1
    return f"Tijdlijn van {first} tot en met {last} met {counted(len(items), 'rij', 'rijen')}."


def _twin_rows(items: Sequence[TimelineItem]) -> list[tuple[TwinCell, ...]]:
    return [
        (
            TwinCell(item.label, item.url),
            TwinCell(period.label, period.url),
            day_cell(period.start, "onbekend"),
            day_cell(period.end, "loopt door"),
        )
        for item in items
        for period in item.periods
    ]
