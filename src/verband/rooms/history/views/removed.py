"""A row that someone else took away while its form was open: what was typed stays, and there are ways on.

A view asks for its row with ``row_or_removed``. Gets it an entry instead, then it answers with ``removed_page``,
whose form can bring the row back with what was typed (the same address, once more) or add it anew.
"""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.models import Record
from verband.rooms.common.toasts import tell
from verband.rooms.history.selectors.entries import Entry
from verband.rooms.history.selectors.removed import removed_record
from verband.rooms.history.services import AlreadyUndoneError, NotAllowedError, UndoError, undo_event

AnyRecord = TypeVar("AnyRecord", bound=Record)
Values = dict[str, Any]
PUT_BACK = "terughalen"
"""The button that asks to have the row back."""
CONFLICT, GONE = 409, 410


def row_or_removed(
    request: HttpRequest, rows: QuerySet[AnyRecord], public_id: UUID, ours: Callable[[Values], bool]
) -> AnyRecord | Entry:
    """Return a row, or how it was taken away; who asks to have it back gets the row.

    ``ours`` says of the values it had whether the visitor may keep what it is of.

    Raises
    ------
    Http404
        When there never was such a row, or it is not for this visitor.
    """
    row = rows.filter(public_id=public_id).first()
    if row:
        return row
    entry = removed_record(request.user, rows.model, public_id, timezone.localdate())
    if entry is None or not ours(entry.event.before or {}):
        raise Http404
    if PUT_BACK in request.POST:
        _put_back(request, entry)
    return rows.filter(public_id=public_id).first() or entry


def _put_back(request: HttpRequest, entry: Entry) -> None:
    try:
        done = undo_event(
            number=entry.event.pk, at=timezone.now(), on=timezone.localdate(), by=user_of(request)
        )
    except NotAllowedError as error:
        raise Http404 from error
    except AlreadyUndoneError:
        return
    except UndoError as refused:
        tell(request, str(refused))
    else:
        tell(request, f"{entry.event.label} staat er weer.", batch=done.batch)


def removed_page(
    request: HttpRequest, entry: Entry, form: forms.BaseForm, *, back: str, add: str = ""
) -> HttpResponse:
    """Show what was typed and the ways on; to who typed nothing, only what happened.

    ``back`` is the page to return to, ``add`` the one that adds a row from the same form.
    """
    context = {"entry": entry, "form": form, "back": back, "add": add, "put_back": PUT_BACK}
    status = CONFLICT if form.is_bound else GONE
    return render(request, "history/removed.html", context, status=status)
