"""Tables: columns, order and pages, all told by the address; they work without a script.

A view gives its columns and the rows that are left after the filters; the order (``?sorteer=-aantal``) and
the page (``?pagina=2``) come from the address. What an export writes is ``rows``: all rows of the filter.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from verband.rooms.common.cells import Cell, Link, plain, shown_text, sort_key

__all__ = [
    "Cell",
    "Column",
    "Header",
    "Link",
    "Query",
    "ShownCell",
    "Table",
    "build_table",
    "last_value",
    "page_asked",
]

PAGE = "pagina"
SORT = "sorteer"
PAGE_SIZE = 50
SAID_BACK = 40
"""Letters of a value in vain that a notice repeats."""
Row = TypeVar("Row")
Kind = Literal["text", "number", "date", "link"]
Query = Mapping[str, Sequence[str]]
"""The parameters of an address, each with all its values."""


def query_of(request: HttpRequest) -> Query:
    """Return the parameters of the address of a request."""
    return dict(request.GET.lists())


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its key in the address, its label, and how a row fills it."""

    key: str
    label: str
    value: Callable[[Row], Cell]
    kind: Kind = "text"
    help: str = ""
    """What the column says, with unit and source: stands under the table and in the export."""


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a column: ``order`` is what its link asks for, ``sorted`` the value for aria-sort."""

    label: str
    kind: Kind
    order: str
    sorted: Literal["", "ascending", "descending"]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell as the page shows it, with the head it stands under for narrow screens."""

    text: str
    address: str
    kind: Kind
    label: str
    unknown: bool


@dataclass(frozen=True)
class Table(Generic[Row]):
    """Rows in their columns: all of the filter in order, one page of them on the screen."""

    columns: tuple[Column[Row], ...]
    rows: tuple[Row, ...]
    """All rows of the filter, in the order asked for."""
    caption: str
    total: int
    """Rows there are before any filter."""
    page: Page[Row]
    sort: str = ""
    """Key of the column that orders the rows, with a minus in front for descending; empty: as they came."""
    notices: tuple[str, ...] = ()
    """What the address asked for that cannot be done, one short text each."""

    @property
    def shown(self) -> int:
        """How many rows this page shows."""
        return len(self.page)

    @property
    def count_text(self) -> str:
        """How many rows are shown, of how many."""
        found, total = shown_text(len(self.rows)), shown_text(self.total)
        if not self.page.has_other_pages():
            return f"{found} van {total} getoond"
        span = f"{shown_text(self.page.start_index())}–{shown_text(self.page.end_index())}"
        chosen = "" if len(self.rows) == self.total else f", gekozen uit {total}"
        return f"{span} van {found} getoond{chosen}"

    @property
    def headers(self) -> tuple[Header, ...]:
        """The head of each column with the order that its link asks for."""
        return tuple(self._header(column) for column in self.columns)

    @property
    def body(self) -> tuple[tuple[ShownCell, ...], ...]:
        """The cells of this page."""
        return tuple(tuple(_shown(column, row) for column in self.columns) for row in self.page)

    @property
    def explained(self) -> tuple[Column[Row], ...]:
        """The columns that carry an explanation."""
        return tuple(column for column in self.columns if column.help)

    def _header(self, column: Column[Row]) -> Header:
        ascending, descending = self.sort == column.key, self.sort == f"-{column.key}"
        return Header(
            label=column.label,
            kind=column.kind,
            order=f"-{column.key}" if ascending else column.key,
            sorted="ascending" if ascending else "descending" if descending else "",
        )


def build_table(
    *,
    columns: Sequence[Column[Row]],
    rows: Iterable[Row],
    caption: str,
    query: Query,
    total: int | None = None,
    sort: str = "",
    page_size: int = PAGE_SIZE,
) -> Table[Row]:
    """Order the rows as the address asks and open the page it asks for.

    Parameters
    ----------
    rows
        All rows that are left after the filters.
    total
        Rows before the filters; None when nothing was filtered.
    sort
        The order when the address asks for none, such as ``naam`` or ``-aantal``.

    Raises
    ------
    ValueError
        When two columns share a key or a label: an export could not be read back.
    """
    _refuse_twins(columns)
    order, sort_notice = _order_asked(columns, query, sort)
    ordered = _ordered(tuple(rows), columns, order)
    page, page_notice = page_asked(Paginator(ordered, page_size), query)
    return Table(
        columns=tuple(columns),
        rows=ordered,
        caption=caption,
        total=len(ordered) if total is None else total,
        page=page,
        sort=order,
        notices=tuple(notice for notice in (sort_notice, page_notice) if notice),
    )


def last_value(query: Query, key: str) -> str:
    """Return the last value of a parameter, empty when the address does not have it."""
    values = query.get(key, ())
    return values[-1].strip() if values else ""


def page_asked(paginator: "Paginator[Row]", query: Query) -> tuple[Page[Row], str]:
    """Return the page that the address asks for, else the first and a notice that says so."""
    asked = last_value(query, PAGE)
    # Longer than any page number: turning thousands of digits into a number is work for nothing.
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    if 1 <= number <= paginator.num_pages:
        return paginator.page(number), ""
    notice = f"'{asked[:SAID_BACK]}' is geen pagina van deze lijst; getoond is de eerste pagina."
    return paginator.page(1), notice if asked else ""


def _refuse_twins(columns: Sequence[Column[Row]]) -> None:
    for names in ([c.key for c in columns], [c.label for c in columns]):
        if len(set(names)) < len(names):
            message = f"Twee kolommen met dezelfde sleutel of kop: {names}."
            raise ValueError(message)


def _order_asked(columns: Sequence[Column[Row]], query: Query, fallback: str) -> tuple[str, str]:
    asked = last_value(query, SORT)
    if not asked:
        return fallback, ""
    if asked.removeprefix("-") in {column.key for column in columns}:
        return asked, ""
    return fallback, f"'{asked[:SAID_BACK]}' is geen bekende sortering; getoond is de gewone volgorde."


def _ordered(rows: tuple[Row, ...], columns: Sequence[Column[Row]], order: str) -> tuple[Row, ...]:
    if not order:
        return rows
    column = next(column for column in columns if column.key == order.removeprefix("-"))
    keyed = [(sort_key(column.value(row)), row) for row in rows]
    known = [(key, row) for key, row in keyed if key is not None]
    known.sort(key=lambda pair: pair[0], reverse=order.startswith("-"))
    return tuple(row for _, row in known) + tuple(row for key, row in keyed if key is None)


def _shown(column: Column[Row], row: Row) -> ShownCell:
    cell = column.value(row)
    address = cell.address if isinstance(cell, Link) else ""
    return ShownCell(shown_text(cell), address, column.kind, column.label, plain(cell) is None)
