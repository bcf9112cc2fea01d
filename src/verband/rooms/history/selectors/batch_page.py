"""One deed with all that it touched, such as a whole import, and whether it can be undone as a whole."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min
from django.http import Http404

from verband.rooms.accounts.rules import Visitor, is_user
from verband.rooms.history.kinds import kind_of, visible, whole_only
from verband.rooms.history.models import Event
from verband.rooms.history.selectors.chains import Chain, chains_of, is_undo
from verband.rooms.history.selectors.entries import Entry, deed_label, entries_of
from verband.rooms.history.services.undo import why_never

PER_PAGE = 25
MOST_BY_HAND = 2000
"""Events of a deed by hand whose rights are looked at one by one; one with more is no deed by hand."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How often one thing was done to one kind of record."""

    kind: str
    deed: str
    number: int


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
    can_undo: bool
    undone_by: Event | None
    """What undid all of it, None when some of it stands."""
    never: str


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
    if not shown:
        raise Http404
    entries = entries_of(visitor, shown, on)
    whole = batch in whole_only({batch})
    last = _last(batch, whole=whole)
    never, may = _may(visitor, batch, on, whole=whole)
    return BatchPage(
        batch=batch,
        first=entries[0],
        reason=shown[0].reason,
        counts=_counts(batch, visitor, on),
        total=page.paginator.count,
        page=page,
        entries=entries,
        is_undo=is_undo(shown[0]),
        can_undo=may and not never and last.holds,
        undone_by=None if last.holds else last.last,
        never=never,
    )


def _last(batch: UUID, *, whole: bool) -> Chain:
    """Return the chain of an event that stands; of any other one when all of it was undone."""
    events = Event.objects.filter(batch=batch).defer("before", "after")
    chains = chains_of(events[: 1 if whole else MOST_BY_HAND], light=True).values()
    return next((chain for chain in chains if chain.holds), next(iter(chains)))


def _may(visitor: Visitor, batch: UUID, on: date, *, whole: bool) -> tuple[str, bool]:
    """Return why a deed can never be undone, and whether the visitor may undo it."""
    if not is_user(visitor):
        return "", False
    events = Event.objects.filter(batch=batch)
    # Of a reading only the batch counts: one event of each kind says enough, and no values are read.
    some = list(_one_of_each(batch) if whole else events[:MOST_BY_HAND])
    never = next((why for event in some if (why := why_never(event))), "")
    rules = {id(kind.may_undo): kind for event in some if (kind := kind_of(event.object_kind))}
    allowed = {number for kind in rules.values() for number in kind.may_undo(visitor, some, on, True)}
    return never, allowed.issuperset(event.pk for event in some)


def _one_of_each(batch: UUID) -> list[Event]:
    rows = Event.objects.filter(batch=batch).order_by().values("object_kind", "deed").annotate(one=Min("id"))
    return list(Event.objects.filter(pk__in=[row["one"] for row in rows]))


def _counts(batch: UUID, visitor: Visitor, on: date) -> tuple[Counted, ...]:
    rows = Event.objects.filter(visible(visitor, on), batch=batch).order_by().values("object_kind", "deed")
    return tuple(
        Counted(kind.plural, deed_label(Event(deed=row["deed"]), kind), row["number"])
        for row in rows.annotate(number=Count("id"), first=Min("id")).order_by("first")
        if (kind := kind_of(row["object_kind"]))
    )
