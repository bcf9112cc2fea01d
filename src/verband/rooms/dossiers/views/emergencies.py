"""Emergency access: ask, open as the second person, close."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import asked_back
from verband.rooms.dossiers.forms import EmergencyForm
from verband.rooms.dossiers.rules import is_owner
from verband.rooms.dossiers.selectors.emergencies import dossier_to_ask, opening_for, openings_for
from verband.rooms.dossiers.services.emergencies import ask_opening, close_opening, second_opening
from verband.rooms.dossiers.services.noticing import mark_opening_seen
from verband.rooms.dossiers.views.door import UNPROCESSABLE, confidential

NOT_TO_ASK = "Bij dit kenmerk hoort geen dossier waarvoor u noodtoegang kunt vragen."


@audience(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "POST"])
@confidential
def emergencies(request: HttpRequest) -> HttpResponse:
    """Show what was asked, and ask for emergency access."""
    by, at = user_of(request), timezone.now()
    form = filled(request, EmergencyForm)
    if request.method == "POST" and form.is_valid():
        dossier = dossier_to_ask(by, form.cleaned_data["mark"], at)
        if dossier:
            ask_opening(dossier=dossier, reason=form.cleaned_data["reason"], at=at, by=by)
            messages.success(
                request, "Noodtoegang is gevraagd. Een tweede beheerder moet het dossier openen."
            )
            return redirect("dossiers:emergencies")
        form.add_error("mark", NOT_TO_ASK)
    status = UNPROCESSABLE if request.method == "POST" else 200
    context = {"form": form, "openings": openings_for(by, at)}
    return render(request, "dossiers/emergencies.html", context, status=status)


@audience(Audience.ADMINISTRATORS)
@require_POST
@confidential
def second(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Open a dossier as the second person."""
    by, at = user_of(request), timezone.now()
    opening = opening_for(by, public_id, at)
    second_opening(opening=opening, at=at, by=by)
    messages.success(
        request, "Het dossier is voor u beiden open, een dag lang. De eigenaren zien wat u leest."
    )
    return redirect("dossiers:emergencies")


@audience(Audience.SIGNED_IN)
@require_POST
@confidential
def seen(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take the sentence about emergency access off the pages of an owner."""
    mark_opening_seen(public_id=public_id, at=timezone.now(), by=user_of(request))
    return redirect(asked_back(request) or "dossiers:dossiers")


@audience(Audience.SIGNED_IN)
@require_POST
@confidential
def close(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """End emergency access: by an owner, or by one of the two."""
    by, at = user_of(request), timezone.now()
    opening = opening_for(by, public_id, at)
    close_opening(opening=opening, at=at, by=by)
    messages.success(request, "De noodtoegang is gesloten.")
    if is_owner(opening.dossier, by, at):
        return redirect("dossiers:dossier", opening.dossier.public_id)
    return redirect("dossiers:emergencies")
