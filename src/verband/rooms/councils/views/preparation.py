"""Read the preparation of board meetings: the list, a meeting, an item, and all of a meeting to print."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.councils.selectors import preparation as selectors


@audience(Audience.PARTNERS)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show the meetings of the boards in which a government of the visitor takes part."""
    page = selectors.overview(request.user, timezone.localdate())
    return render(request, "councils/preparation.html", {"page": page})


@audience(Audience.PARTNERS)
@require_safe
def meeting(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the items of a meeting, and who has written."""
    page = selectors.meeting_page(request.user, public_id, timezone.localdate())
    return render(request, "councils/preparation_meeting.html", {"page": page})


@audience(Audience.PARTNERS)
@require_safe
def bundle(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show all notes and views of a meeting that the visitor reads, to print."""
    page = selectors.meeting_page(request.user, public_id, timezone.localdate())
    return render(request, "councils/preparation_bundle.html", {"page": page})


@audience(Audience.PARTNERS)
@require_safe
def item(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the note of an item, the own view and what others released."""
    page = selectors.item_page(request.user, public_id, timezone.localdate())
    return render(request, "councils/preparation_item.html", {"page": page})
