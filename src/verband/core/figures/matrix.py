"""The matrix: who takes part in what, one row per party and one column per partnership."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from verband.core.figures.frame import (
    Caption,
    Frame,
    LegendEntry,
    TwinCell,
    frame,
    legend_entry,
    number_cell,
    twin_of,
)
from verband.core.figures.grid import LIMIT, Head, PlacedHead, cut_sentence, placed, shown
from verband.core.figures.palette import ROLE, role_key
from verband.core.figures.wording import counted, dutch_number

HEADS = ("Deelnemer", "Aantal", "Samenwerkingsverbanden")


@dataclass(frozen=True, slots=True)
class MatrixEntry:
    """One party in one partnership, by position in the rows and columns given."""

    row: int
    column: int
    role: str = "participant"
    whole: bool = True
    url: str = ""
    note: str = ""
    """Something to add to the title, for example "sinds 1 januari 2014"."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A filled cell. ``key`` names the look, ``title`` says in words what the mark says."""

    key: str
    mark: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row: its head and one cell or None per column shown."""

    head: PlacedHead
    cells: tuple[MatrixCell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix as it is drawn."""

    frame: Frame
    columns: tuple[PlacedHead, ...]
    rows: tuple[MatrixRow, ...]
    total: str
    """Number of entries in all, shown or not."""


def build_matrix(
    *,
    caption: Caption,
    rows: Sequence[Head],
    columns: Sequence[Head],
    entries: Sequence[MatrixEntry],
    row_order: Sequence[int] | None = None,
    column_order: Sequence[int] | None = None,
    nouns: tuple[str, str] = ("deelnemers", "samenwerkingsverbanden"),
    limit: int = LIMIT,
) -> Matrix:
    """Build the matrix of parties (rows) and partnerships (columns).

    Parameters
    ----------
    rows, columns : heads, in any order.
    entries : one per pair at most; ``row`` and ``column`` are positions in ``rows`` and ``columns``.
    row_order, column_order : positions in the order to show; as given when None. A position left out is not
        shown, and totals leave it out as well.
    nouns : what rows and columns are, in the plural, for the sentence about cutting.
    limit : most cells to show; the first rows and columns in the order are kept.
    """
    in_rows = tuple(range(len(rows)) if row_order is None else row_order)
    in_columns = tuple(range(len(columns)) if column_order is None else column_order)
    kept = _entries_within(entries, in_rows, in_columns)
    cut = shown(len(in_rows), len(in_columns), limit)
    per_row = Counter(entry.row for entry in kept)
    per_column = Counter(entry.column for entry in kept)
    column_heads = placed(columns, in_columns[: cut[1]], _totals(columns, per_column), brief=True)
    row_heads = placed(rows, in_rows[: cut[0]], _totals(rows, per_row), brief=False)
    cells = {(entry.row, entry.column): _cell(entry, rows, columns) for entry in kept}
    lines = (tuple(cells.get((row, column)) for column in in_columns[: cut[1]]) for row in in_rows)
    sizes = (len(in_rows), len(in_columns))
    return Matrix(
        frame=frame(
            caption,
            description=_description(sizes, len(kept)),
            legend=_legend(kept),
            twin=twin_of(HEADS, _twin_rows(kept, rows, columns, in_rows)),
            sentences=_cut(nouns, cut, sizes),
        ),
        columns=column_heads,
        rows=tuple(MatrixRow(head, line) for head, line in zip(row_heads, lines, strict=False)),
        total=dutch_number(len(kept)),
    )


def _entries_within(
    entries: Sequence[MatrixEntry], rows: Sequence[int], columns: Sequence[int]
) -> tuple[MatrixEntry, ...]:
    row_set, column_set = set(rows), set(columns)
    return tuple(entry for entry in entries if entry.row in row_set and entry.column in column_set)


def _cut(nouns: tuple[str, str], kept: tuple[int, int], whole: tuple[int, int]) -> tuple[str, ...]:
    sentence = cut_sentence(*zip(nouns, kept, whole, strict=True))
    return (sentence, "Totalen gaan over alles.") if sentence else ()


def _totals(heads: Sequence[Head], count: Counter[int]) -> tuple[str, ...]:
    return tuple(dutch_number(count[position]) for position in range(len(heads)))


def _cell(entry: MatrixEntry, rows: Sequence[Head], columns: Sequence[Head]) -> MatrixCell:
    key = role_key(entry.role, whole=entry.whole)
    words = ROLE[key].label if entry.whole or key != entry.role else f"{ROLE[key].label}, op onderdelen"
    extra = f" ({entry.note})" if entry.note else ""
    title = f"{rows[entry.row].label} in {columns[entry.column].label}: {words}{extra}"
    return MatrixCell(key, ROLE[key].mark, title, entry.url)


def _legend(entries: Sequence[MatrixEntry]) -> tuple[LegendEntry, ...]:
    used = {role_key(entry.role, whole=entry.whole) for entry in entries}
    return tuple(legend_entry(swatch, shape="mark") for key, swatch in ROLE.items() if key in used)


def _description(sizes: tuple[int, int], entries: int) -> str:
    return (
        f"Tabel van {counted(sizes[0], 'rij', 'rijen')} en {counted(sizes[1], 'kolom', 'kolommen')} met "
        f"{counted(entries, 'deelname', 'deelnames')}; een teken in een cel zegt in welke rol."
    )


def _twin_rows(
    entries: Sequence[MatrixEntry], rows: Sequence[Head], columns: Sequence[Head], order: Sequence[int]
) -> list[tuple[TwinCell, ...]]:
    names: dict[int, list[str]] = {row: [] for row in order}
    for entry in entries:
        mark = ROLE[role_key(entry.role, whole=entry.whole)].mark
        names[entry.row].append(f"{columns[entry.column].label} {mark}")
    return [
        (
            TwinCell(rows[row].label, rows[row].url),
            number_cell(len(joined)),
            TwinCell("; ".join(joined)),
        )
        for row, joined in names.items()
    ]
