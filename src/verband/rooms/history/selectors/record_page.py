"""The history of one record with its parts, the newest first."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.history.kinds import Kind, all_kinds, kind_of, visible
from verband.rooms.history.models import Event
from verband.rooms.history.rows import CHUNK
from verband.rooms.history.selectors.entries import Entry, entries_of

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class RecordPage:
    """One record with what happened to it."""

    object_id: UUID
    kind: str
    label: str
    address: str
    """Its own page, empty when it has none or stands here no longer."""
    page: Page[Event]
    entries: list[Entry]


def record_page(visitor: Visitor, object_id: UUID, number: int, on: date) -> RecordPage:
    """Return the history of a record as a visitor may see it.

    Raises
    ------
    Http404
        When there is no such record, never was, or the visitor may not see its kind.
    """
    seen = visible(visitor, on)
    newest = Event.objects.filter(seen, object_id=object_id).order_by("-id").first()
    code = newest.object_kind if newest else _standing_kind(visitor, object_id, on)
    kind = kind_of(code)
    if kind is None:
        raise Http404
    family = kind.texts.family(object_id) if kind.texts else {object_id}
    events = Event.objects.filter(seen, object_id__in=sorted(family)[: CHUNK * 10]).order_by("-id")
    page = Paginator(events, PER_PAGE).get_page(number)
    about = newest or Event(object_kind=code, object_id=object_id)
    addresses = kind.texts.addresses([about]) if kind.texts else {}
    return RecordPage(
        object_id=object_id,
        kind=kind.label,
        label=about.label or _name(kind, object_id),
        address=addresses.get(object_id, ""),
        page=page,
        entries=entries_of(visitor, list(page), on),
    )


def _name(kind: Kind, object_id: UUID) -> str:
    """Return what a record is called of which nothing was written down itself."""
    if kind.rows is None or kind.texts is None:
        return ""
    return dict(kind.texts.named(kind.rows.model, [str(object_id)])).get(str(object_id), "")


def _standing_kind(visitor: Visitor, object_id: UUID, on: date) -> str:
    """Return the kind of a record of which nothing was written down yet, empty when there is none to be seen."""
    for kind in all_kinds():
        if (
            kind.rows and kind.sees(visitor, on) == Q()
        ):  # a condition on events says nothing of a row without any
            rows = kind.rows.model._default_manager.filter(public_id=object_id)
            if rows.exists():
                return kind.code
    return ""
