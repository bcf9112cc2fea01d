"""One deed with all that it touched, such as a whole import."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min
from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.history.kinds import kind_of, visible
from verband.rooms.history.models import Event
from verband.rooms.history.selectors.batch_state import BatchState, batch_state
from verband.rooms.history.selectors.chains import is_undo
from verband.rooms.history.selectors.entries import Difference, Entry, deed_label, entries_of

PER_PAGE = 25
MOST_IN_FILE = 2000
"""Records in a file: of a whole import the first ones, and the page says of how many."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How often one thing was done to one kind of record."""

    kind: str
    deed: str
    number: int


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of one record that a deed touched; none when no field is to be seen."""

    entry: Entry
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class BatchPage:
    """One deed as its page shows it."""

    batch: UUID
    first: Entry
    reason: str
    counts: tuple[Counted, ...]
    total: int
    page: Page[Event]
    entries: list[Entry]
    is_undo: bool
    state: BatchState

    @property
    def cut_at(self) -> int | None:
        """How many records stand in the file when it does not hold all, else None."""
        return MOST_IN_FILE if self.total > MOST_IN_FILE else None


def batch_page(visitor: Visitor, batch: UUID, number: int, on: date) -> BatchPage:
    """Return one deed as a visitor may see it.

    Raises
    ------
    Http404
        When there is no such deed, or the visitor may see nothing of it.
    """
    events = Event.objects.filter(visible(visitor, on), batch=batch)
    page = Paginator(events.order_by("id"), PER_PAGE).get_page(number)
    shown = list(page)
    state = batch_state(visitor, batch, on)
    if not shown or state is None:
        raise Http404
    entries = entries_of(visitor, shown, on)
    return BatchPage(
        batch=batch,
        first=entries[0],
        reason=shown[0].reason,
        counts=_counts(batch, visitor, on),
        total=page.paginator.count,
        page=page,
        entries=entries,
        is_undo=is_undo(shown[0]),
        state=state,
    )


def batch_fields(visitor: Visitor, batch: UUID, on: date) -> tuple[FieldRow, ...]:
    """Return field by field what one deed changed, as a visitor may see it.

    Raises
    ------
    Http404
        When there is no such deed, or the visitor may see nothing of it.
    """
    events = Event.objects.filter(visible(visitor, on), batch=batch).order_by("id")[:MOST_IN_FILE]
    entries = entries_of(visitor, list(events), on)
    if not entries:
        raise Http404
    return tuple(FieldRow(entry, each) for entry in entries for each in entry.differences or (None,))


def _counts(batch: UUID, visitor: Visitor, on: date) -> tuple[Counted, ...]:
    rows = Event.objects.filter(visible(visitor, on), batch=batch).order_by().values("object_kind", "deed")
    return tuple(
        Counted(kind.plural, deed_label(Event(deed=row["deed"]), kind), row["number"])
        for row in rows.annotate(number=Count("id"), first=Min("id")).order_by("first")
        if (kind := kind_of(row["object_kind"]))
    )
