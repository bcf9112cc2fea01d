"""Where one enters the room."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.councils.selectors.start import start_for


@audience(Audience.PARTNERS)
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show what is coming for the councils of the visitor, and the ways into the room."""
    return render(request, "councils/start.html", {"page": start_for(request.user, timezone.localdate())})
