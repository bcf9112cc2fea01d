"""The frame of every picture: what is counted, on which day, what the signs mean, and the same as a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from verband.core.figures.palette import Swatch
from verband.core.figures.textures import Stroke, strokes_for
from verband.core.figures.wording import dutch_date, dutch_number

SAMPLE_TOP, SAMPLE_HEIGHT = 1, 16
TWIN_LIMIT = 500
"""Most rows of a table twin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What whoever asks for a picture says about it."""

    key: str
    """Name of the picture in the page: the root of its ids, unique in the page."""
    title: str
    """What is counted, of whom."""
    day: date
    """Day the picture is of."""
    stand: str = "Stand register"
    """Words before the day: whose state of affairs it is."""
    order: str = ""
    """How rows are ordered, in words; empty when there is nothing to say."""
    note: str = ""
    """Source and limits, in whole sentences."""
    definition: str = ""
    """What the measure means, with unit and source; shown behind "Wat staat hier?"."""
    url: str = ""
    """Address of this very picture."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One sign and its meaning.

    ``shape`` is one of area, round, line (a thin upright line), dashes (the same, broken), outline or hatch.
    """

    label: str
    fill: str
    ink: str
    mark: str = ""
    shape: str = "area"
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True)
class TwinCell:
    """One cell of the table twin; ``url`` when it leads somewhere."""

    text: str
    url: str = ""
    value: float | date | None = None
    """The number or the day behind the text, for who reckons on with it; None for plain text."""


def number_cell(value: float | None, decimals: int = 0) -> TwinCell:
    """Return the cell of a number; None reads "onbekend"."""
    return TwinCell("onbekend" if value is None else dutch_number(value, decimals), value=value)


def day_cell(day: date | None, otherwise: str) -> TwinCell:
    """Return the cell of a day, or of what to say where there is none."""
    return TwinCell(dutch_date(day) if day else otherwise, value=day)


@dataclass(frozen=True, slots=True)
class Twin:
    """The picture as a table. The first cell of a row is its head."""

    heads: tuple[str, ...]
    lines: Sequence[Sequence[str | TwinCell]]
    most: int = TWIN_LIMIT
    """Most rows that a page shows."""

    @property
    def rows(self) -> tuple[tuple[TwinCell, ...], ...]:
        """The rows that a page shows: the first."""
        return tuple(_cells(line) for line in self.lines[: self.most])

    @property
    def all_rows(self) -> tuple[tuple[TwinCell, ...], ...]:
        """Every row, for a file."""
        return tuple(_cells(line) for line in self.lines)

    @property
    def note(self) -> str:
        """What a page leaves out; empty when nothing."""
        shown, every = dutch_number(self.most), dutch_number(len(self.lines))
        return f"Getoond: de eerste {shown} van {every} rijen." if len(self.lines) > self.most else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around a picture."""

    key: str
    title: str
    description: str
    """One sentence for who does not see the picture."""
    note: str
    """Date, order, what was left out, source and limits."""
    legend: tuple[LegendEntry, ...]
    twin: Twin
    definition: str = ""
    url: str = ""


def frame(
    caption: Caption,
    *,
    description: str,
    legend: Iterable[LegendEntry],
    twin: Twin,
    sentences: Sequence[str] = (),
) -> Frame:
    """Put a frame together; ``sentences`` stand between the date and the caption's note."""
    order = f"Volgorde: {caption.order}." if caption.order else ""
    words = (f"{caption.stand} {dutch_date(caption.day)}.", order, *sentences, caption.note)
    return Frame(
        key=caption.key,
        title=caption.title,
        description=description,
        note=" ".join(word for word in words if word),
        legend=tuple(legend),
        twin=twin,
        definition=caption.definition,
        url=caption.url,
    )


def legend_entry(swatch: Swatch, label: str = "", shape: str = "area") -> LegendEntry:
    """Explain a swatch, by its own label unless another is given."""
    strokes = strokes_for(swatch.texture, SAMPLE_TOP, SAMPLE_HEIGHT)
    return LegendEntry(label or swatch.label, swatch.fill, swatch.ink, swatch.mark, shape, strokes)


def twin_of(
    heads: Sequence[str], rows: Sequence[Sequence[str | TwinCell]], *, most: int = TWIN_LIMIT
) -> Twin:
    """Make a table twin of texts and linked cells, of which a page shows at most ``most`` rows: the first."""
    return Twin(tuple(heads), rows, most)


def _cells(line: Sequence[str | TwinCell]) -> tuple[TwinCell, ...]:
    return tuple(cell if isinstance(cell, TwinCell) else TwinCell(cell) for cell in line)
