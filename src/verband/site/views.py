"""The pages above the rooms."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.register.rules import open_pages
from verband.rooms.register.selectors.figures import figures
from verband.rooms.register.selectors.lists import PARTIES
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.stand import stand
from verband.site.turned_away import keep_sent

PICTURES = "patchwork:overview"
"""Where the start page leads on to, for whom it is open; others begin in the lists."""


@audience(Audience.PUBLIC)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what Verband is, what it holds and where to begin."""
    looked_at = stand(timezone.localdate())
    register = register_on(looked_at.day)
    context = {
        "stand": looked_at.sentence,
        "counts": figures(register),
        "party_count": len(PARTIES.rows(register)),
        "provinces": register.provinces,
        "empty": not looked_at.sources,
        "pictures": open_pages(request.user, [PICTURES], timezone.localdate()),
    }
    return render(request, "site/home.html", context)


@audience(Audience.PUBLIC)
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show how accessible this site is and what is known not to work."""
    return render(request, "site/accessibility.html")


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponseBase:  # noqa: ARG001 - as Django calls it
    """Answer a form whose token is no longer right: its own page again with what was typed, or a refusal.

    A browser says itself whether the form was sent from this site; from another one nothing is kept.
    """
    if request.headers.get("Sec-Fetch-Site") != "same-origin":
        return render(request, "403_csrf.html", status=403)
    response = redirect(request.path)
    keep_sent(request, response)
    return response
