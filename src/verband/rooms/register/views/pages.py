"""A page for each party and partnership, the two pages of grip, search and sources."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.tables import last_value
from verband.rooms.register.selectors import grip
from verband.rooms.register.selectors.partnership_page import partnership_page
from verband.rooms.register.selectors.party_page import party_page
from verband.rooms.register.selectors.search import find
from verband.rooms.register.selectors.sources import sources_page
from verband.rooms.register.selectors.stand import stand
from verband.rooms.register.views.lists import SEARCH
from verband.rooms.register.views.look import look, query_of


@audience(Audience.PUBLIC)
@require_safe
def party(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one party: what it takes part in, since when, and what it was before."""
    _, register, context = look(request)
    return render(request, "register/party.html", context | {"page": party_page(public_id, register)})


@audience(Audience.PUBLIC)
@require_safe
def partnership(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one partnership: who takes part, its versions, its texts and its sources."""
    _, register, context = look(request)
    page = partnership_page(public_id, register, timezone.localdate())
    response = render(request, "register/partnership.html", context | {"page": page})
    if page.remarks:
        response["X-Robots-Tag"] = "noindex"
    return response


@audience(Audience.PUBLIC)
@require_safe
def resident(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show a resident of a municipality who does what, and where to turn."""
    _, register, context = look(request)
    return render(
        request, "register/resident.html", context | {"page": grip.resident_page(public_id, register)}
    )


@audience(Audience.PUBLIC)
@require_safe
def council_member(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show a council member who decides in each partnership, by its form and the organs that take part."""
    _, register, context = look(request)
    return render(
        request, "register/council_member.html", context | {"page": grip.council_page(public_id, register)}
    )


@audience(Audience.PUBLIC)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find governments and partnerships by name or abbreviation."""
    text = last_value(query_of(request), SEARCH)
    day = stand(timezone.localdate()).day
    return render(request, "register/search.html", {"text": text, "hits": find(text, day)})


@audience(Audience.PUBLIC)
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Show where the register comes from, how old it is and what differs."""
    return render(request, "register/sources.html", {"page": sources_page()})
