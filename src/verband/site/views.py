"""The pages above the rooms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.register.selectors.figures import figures
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.stand import stand


@audience(Audience.PUBLIC)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what Verband is, what it holds and where to begin."""
    looked_at = stand(timezone.localdate())
    register = register_on(looked_at.day)
    context = {
        "stand": looked_at.sentence,
        "counts": figures(register),
        "provinces": register.provinces,
        "empty": not looked_at.sources,
    }
    return render(request, "site/home.html", context)


@audience(Audience.PUBLIC)
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show how accessible this site is and what is known not to work."""
    return render(request, "site/accessibility.html")
