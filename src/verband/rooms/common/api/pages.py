"""Pages of a list: a part of the rows, how many there are, and the way to the next one in the Link header."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import HttpRequest, QueryDict

Row = TypeVar("Row")
PAGE, SIZE = "pagina", "aantalPerPagina"


@dataclass(frozen=True, slots=True)
class PageOf(Generic[Row]):
    """One page of a list."""

    rows: Sequence[Row]
    total: int
    page: int
    size: int

    @property
    def last(self) -> int:
        """The number of the last page; an empty list has one too."""
        return max(1, -(-self.total // self.size))


def page_of(rows: Sequence[Row], page: int, size: int) -> PageOf[Row]:
    """Cut one page from all rows; past the end it is empty."""
    start = (page - 1) * size
    return PageOf(rows[start : start + size], len(rows), page, size)


def link_header(request: HttpRequest, page: PageOf[Row]) -> str:
    """Return the ways to other pages (RFC 8288); the filters of the address stay."""
    ways = {"first": 1, "prev": page.page - 1, "next": page.page + 1, "last": page.last}
    there = {name: number for name, number in ways.items() if 1 <= number <= page.last}
    return ", ".join(f'<{_address(request, number)}>; rel="{name}"' for name, number in there.items())


def _address(request: HttpRequest, number: int) -> str:
    query: QueryDict = request.GET.copy()
    query[PAGE] = str(number)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
