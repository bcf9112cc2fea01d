"""From text to rows: delimiter, header and cells of a list, with the line of the file each row stands on."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from verband.core.errors import InputError
from verband.core.lists.decoding import decode
from verband.core.lists.headers import head_words

DELIMITERS = {";": "puntkomma", "\t": "tab", ",": "komma"}
"""In the order in which they win when a list could be read with more than one."""
SAMPLE = 500
HEADER_WITHIN = 30
"""Rows among which the header is looked for; titles above it are never more."""
MAX_COLUMNS = 2000
MAX_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class ListRow:
    """The cells of one row, as they stand in the file, and the line on which it begins (from 1)."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list that was read: every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[ListRow, ...]
    encoding: str = ""
    delimiter: str = ""
    """Both empty for a list from a workbook."""
    skipped: tuple[ListRow, ...] = ()
    """Titles and notes above the header, for the person to see."""


def read_list(data: bytes) -> ListFile:
    """Read a list from the bytes of a CSV file; empty lines and titles above the header are left out.

    Raises
    ------
    InputError
        When it is no such list; the sentence names the line where it goes wrong.
    """
    text, encoding = decode(data)
    text, told = _without_directive(text.lstrip("\ufeff"))
    first_line = 2 if told else 1
    delimiter = told or _delimiter_of(text)
    return replace(list_of(_records(text, delimiter, first_line)), encoding=encoding, delimiter=delimiter)


def list_of(records: Iterable[ListRow]) -> ListFile:
    """Make a list of rows, wherever they come from; empty ones and titles above the header are left out.

    Raises
    ------
    InputError
        When it is no list; the sentence names the line.
    """
    rows = tuple(_filled_rows(records))
    if not rows:
        message = "Er staan geen gegevens in het bestand."
        raise InputError(message)
    place = _header_place(rows)
    header, body = rows[place], rows[place + 1 :]
    if not body:
        message = f"Onder de kopregel (regel {header.line}) staan geen gegevens."
        raise InputError(message)
    width = _width(header, body)
    return ListFile(
        header=_padded(header.cells, width),
        rows=tuple(ListRow(row.line, _padded(row.cells, width)) for row in body),
        skipped=rows[:place],
    )


def known_heads(records: Iterable[ListRow]) -> int:
    """Return how many known heads the best of the first rows has: whether it looks like a list at all."""
    filled = (row for row in records if _filled(row))
    return max((head_words(row.cells) for row in islice(filled, HEADER_WITHIN)), default=0)


def _without_directive(text: str) -> tuple[str, str]:
    """Take off the line ``sep=;`` by which a spreadsheet tells its delimiter."""
    first, _, rest = text.partition("\n")
    told = first.strip("\r").lower().removeprefix("sep=")
    if first.lower().startswith("sep=") and told in DELIMITERS:
        return rest, told
    return text, ""


def _records(text: str, delimiter: str, first_line: int = 1) -> Iterator[ListRow]:
    """Yield all records with their first line; a wrong quote would put the rest of the list in a cell."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = first_line
    try:
        for cells in reader:
            yield ListRow(line, tuple(cells))
            line = first_line + reader.line_num
    except csv.Error as problem:
        message = (
            f'Regel {line}: de aanhalingstekens kloppen niet (een cel die met " begint, moet ook met " '
            f"eindigen, en geen {csv.field_size_limit()} tekens lang zijn); verbeter de regel."
        )
        raise InputError(message) from problem


def _delimiter_of(text: str) -> str:
    """Return the delimiter that cuts most records into one same number of cells, two at least."""
    shares = {delimiter: _regularity(text, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=shares.__getitem__)
    if not shares[best] and any(_filled_rows(_records(text, best))):
        names = ", ".join(DELIMITERS.values())
        message = f"Er is maar één kolom gevonden: tussen de cellen moet een scheidingsteken staan ({names})."
        raise InputError(message)
    return best


def _regularity(text: str, delimiter: str) -> float:
    widths: Counter[int] = Counter()
    seen = 0
    try:
        for record in islice(_records(text, delimiter), SAMPLE):
            if any(cell.strip() for cell in record.cells):
                seen += 1
                widths[len(record.cells)] += 1
    except InputError:
        seen += 1
    return max((count for width, count in widths.items() if width > 1), default=0) / max(seen, 1)


def _filled_rows(records: Iterable[ListRow]) -> Iterator[ListRow]:
    for count, record in enumerate(records):
        if len(record.cells) > MAX_COLUMNS or count >= MAX_ROWS:
            message = (
                f"Regel {record.line}: een lijst mag {MAX_COLUMNS} kolommen en {MAX_ROWS} regels hebben, "
                "dit bestand heeft er meer."
            )
            raise InputError(message)
        if any(cell.strip() for cell in record.cells):
            yield record


def _header_place(rows: tuple[ListRow, ...]) -> int:
    """Return which row is the header: the first full enough, unless a later one has more known heads."""
    near = rows[:HEADER_WITHIN]
    widest = max(_filled(row) for row in near)
    known = [head_words(row.cells) for row in near]
    return next(
        place
        for place, row in enumerate(near)
        if _filled(row) == widest
        or _only_corner_empty(row, widest)
        # One known word more may be chance: a row of data can have "gemeente" in it.
        or (_filled(row) >= max(2, -(-widest // 2)) and max(known[place:]) < known[place] + 2)
    )


def _only_corner_empty(row: ListRow, widest: int) -> bool:
    return not row.cells[0].strip() and _filled(row) == widest - 1


def _filled(row: ListRow) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def _width(header: ListRow, body: tuple[ListRow, ...]) -> int:
    """Return the last column that says anything; a row beyond the header has a delimiter too many."""
    room = len(header.cells)
    widest = _extent(header.cells)
    for row in body:
        extent = _extent(row.cells)
        if extent > room:
            message = (
                f"Regel {row.line} heeft {extent} kolommen en de kopregel {room}: staat er een "
                "scheidingsteken in een naam, zet die dan tussen aanhalingstekens."
            )
            raise InputError(message)
        widest = max(widest, extent)
    return widest


def _extent(cells: tuple[str, ...]) -> int:
    return max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells, *("" for _ in range(width - len(cells))))[:width]
