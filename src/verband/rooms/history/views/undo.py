"""Undo a deed, and say on the next page what became of it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import is_user
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.toasts import asked_back, tell
from verband.rooms.common.words import meervoud
from verband.rooms.history.services import (
    AlreadyUndoneError,
    NotAllowedError,
    UndoError,
    Undone,
    undo_event,
)
from verband.rooms.history.services.large import Later, undo_now_or_later

CONFLICT = 409
Deed = Callable[..., Undone | Later]


@audience(Audience.SIGNED_IN)
@require_POST
def undo(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Undo all that was done at once; what is too much for a page, on the page of long work."""
    return _do(request, partial(undo_now_or_later, batch=batch), reverse("history:batch", args=[batch]))


@audience(Audience.SIGNED_IN)
@require_POST
def put_back(request: HttpRequest, number: int) -> HttpResponse:
    """Undo one event; who may not gets the same answer as if there were none."""
    return _do(request, partial(undo_event, number=number), reverse("history:recent"))


def _do(request: HttpRequest, deed: Deed, fallback: str) -> HttpResponse:
    back = asked_back(request) or fallback
    try:
        done = deed(at=timezone.now(), on=timezone.localdate(), by=_person(request))
    except NotAllowedError as error:
        raise Http404 from error
    except AlreadyUndoneError as already:
        tell(request, str(already))
        return _to(back)
    except UndoError as refused:
        context = {"refused": refused, "back": back}
        return render(request, "history/refused.html", context, status=CONFLICT)
    if isinstance(done, Later):
        return HttpResponseRedirect(done.address)
    tell(request, _sentence(done), batch=done.batch, again=not done.again)
    return _to(_standing(back, done))


def _person(request: HttpRequest) -> User:
    if not is_user(request.user):
        raise Http404
    return request.user


def _sentence(done: Undone) -> str:
    what = done.label or meervoud(done.count, "wijziging,wijzigingen")
    return f"Opnieuw gedaan: {what}." if done.again else f"Ongedaan gemaakt: {what}."


def _standing(back: str, done: Undone) -> str:
    """Return the history of a record instead of its own page, when that is gone by now."""
    try:
        about = resolve(back.partition("?")[0]).kwargs.get("public_id")
    except Resolver404:
        return reverse("history:batch", args=[done.batch])
    return reverse("history:record", args=[about]) if about in done.removed else back


def _to(address: str) -> HttpResponse:
    """Go there, with the cursor at what is said; a page's own anchor would leave it out of sight."""
    return HttpResponseRedirect(f"{address.partition('#')[0]}#toasts")
