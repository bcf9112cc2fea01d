"""Differences between an import and what stands here: see them and decide."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.common.words import meervoud
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.register.forms.conflicts import DecideForm
from verband.rooms.register.selectors.conflicts import conflicts_of, conflicts_page
from verband.rooms.register.services.keep.conflicts import Decision, decide_conflicts


@audience(Audience.EDITORS)
@require_safe
def conflicts(request: HttpRequest) -> HttpResponse:
    """Show what differs from the sources in the records that someone keeps."""
    page = conflicts_page(request.user, timezone.localdate())
    # Each record has a form of its own, so no field may have an id.
    forms = [(waiting, DecideForm(waiting=waiting, auto_id=False)) for waiting in page.records]
    return render(request, "register/conflicts/conflicts.html", {"page": page, "forms": forms})


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Decide the differences of one record."""
    today = timezone.localdate()
    waiting = conflicts_of(request.user, public_id, today)
    if waiting is None:
        tell(request, "Hier wacht geen verschil meer; het is al beslist.")
        return redirect("register:conflicts")
    form = filled(request, DecideForm, waiting=waiting)
    if batch := attempt(request, form, lambda: _decide(user_of(request), form)):
        number = meervoud(len(form.chosen()), "verschil,verschillen")
        tell(request, f"{number} beslist bij {waiting.label}.", batch=batch)
        return redirect("register:conflicts")
    status = status_of([form])
    if form.errors:
        form.see_again(waiting.seen)
    context = {"form": form, "waiting": waiting}
    return render(request, "register/conflicts/decide.html", context, status=status)


def _decide(by: User, form: DecideForm) -> UUID:
    seen = form.cleaned_data["gezien"]
    decisions = [Decision(one, take, seen.get(str(one))) for one, take in form.chosen().items()]
    return decide_conflicts(decisions=decisions, on=timezone.localdate(), at=timezone.now(), by=by)
