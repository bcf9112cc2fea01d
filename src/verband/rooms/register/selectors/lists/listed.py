"""What every list has: a name, rows of a day, and facets to filter them by."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.facets import Facet
from verband.rooms.common.tables import Query
from verband.rooms.register.selectors.on_day import RegisterOnDay
from verband.rooms.register.selectors.search.in_memory import Named, answers

UNKNOWN = "unknown"


class ListRow(Protocol):
    """A row that can be filtered and found."""

    @property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """Values to filter by."""

    @property
    def named(self) -> tuple[Named, ...]:
        """What a search looks in the names of."""


Row = TypeVar("Row", bound=ListRow)


@dataclass(frozen=True)
class Listed(Generic[Row]):
    """One list: what it is called, where its rows come from and what they can be filtered by."""

    name: str
    caption: str
    intro: str
    rows: Callable[[RegisterOnDay], list[Row]]
    facets: Callable[[RegisterOnDay], list[Facet]]
    one_of: Callable[[RegisterOnDay, Query], list[Facet]] = lambda _register, _query: []
    """Facets of too many values to offer: other pages link to one of them."""
    kept: Callable[[Visitor, RegisterOnDay, date], list[Facet]] = lambda _visitor, _register, _today: []
    """Facets over what is kept by hand, for who may see that."""

    def facets_for(self, visitor: Visitor, register: RegisterOnDay, query: Query, today: date) -> list[Facet]:
        """Return the facets for a visitor of an address."""
        kept = self.kept(visitor, register, today)
        return [*self.one_of(register, query), *self.facets(register), *kept]


def matching(rows: Sequence[Row], text: str) -> list[Row]:
    """Keep the rows that answer to what was typed, read as the search reads it."""
    return [row for row in rows if answers(text, *row.named)]
