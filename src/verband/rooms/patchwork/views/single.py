"""Pictures of one party or one partnership: its network and its timeline."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.tables import Table
from verband.rooms.patchwork.bridge import network as networks
from verband.rooms.patchwork.bridge import timeline as timelines
from verband.rooms.patchwork.exports.pictures import picture_table
from verband.rooms.patchwork.selectors import timelines as rows
from verband.rooms.patchwork.views.files import PICTURE, page_or_file
from verband.rooms.patchwork.views.look import Look, look
from verband.rooms.register.selectors.partnership_page import partnership_page
from verband.rooms.register.selectors.party_page import party_or_404

DEPTHS = {"1": "één stap", "2": "twee stappen"}
FLOORS = {"1": "alle", "2": "minstens 2", "3": "minstens 3", "5": "minstens 5"}


@audience(Audience.PUBLISHED)
@require_safe
def party_network(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the network around a party."""
    party = party_or_404(public_id)
    return _network(
        request, look(request, "network", registered=False), public_id, party.name, party.get_absolute_url()
    )


@audience(Audience.PUBLISHED)
@require_safe
def partnership_network(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the network around a partnership."""
    seen = look(request, "network", registered=False)
    page = partnership_page(public_id, seen.register, timezone.localdate())
    return _network(request, seen, public_id, page.version.name, page.partnership.get_absolute_url())


def _network(request: HttpRequest, seen: Look, public_id: UUID, name: str, back: str) -> HttpResponse:
    depth = seen.asked.one_of("stappen", DEPTHS, "1")
    floor = seen.asked.one_of("minstens", FLOORS, "1")
    context: dict[str, Any] = {
        "name": name,
        "back": back,
        "depths": DEPTHS,
        "depth": depth,
        "floors": FLOORS,
        "floor": floor,
        "succeeded": seen.chosen.choice("opgevolgd"),
        "left_out": networks.left_out(seen.whole, seen.everything, public_id),
        "figure": None,
    }
    tables: dict[str, Callable[[], Table[Any]]] = {}
    part = next((part for part in (seen.part, seen.everything) if part.has(public_id)), None)
    if part:
        figure = networks.network(
            part,
            ego=public_id,
            name=name,
            depth=int(depth),
            floor=int(floor),
            url=seen.address,
            links=seen.links,
        )
        context["figure"] = figure
        tables[PICTURE] = partial(picture_table, figure.frame, request.build_absolute_uri)
    return page_or_file(request, seen, "network", context, tables)


@audience(Audience.PUBLIC)
@require_safe
def party_timeline(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show what a party took part in, from when to when."""
    party, seen = party_or_404(public_id), look(request, "timeline")
    figure = timelines.party_timeline(
        name=party.name,
        day=seen.stand.day,
        memberships=rows.named_memberships_of(party, seen.stand.day),
        url=seen.address,
        links=seen.links,
    )
    context = {"name": party.name, "back": party.get_absolute_url(), "figure": figure}
    table = partial(picture_table, figure.frame, request.build_absolute_uri)
    return page_or_file(request, seen, "timeline", context, {PICTURE: table})


@audience(Audience.PUBLIC)
@require_safe
def partnership_timeline(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the versions of a partnership and who took part."""
    seen = look(request, "timeline")
    page = partnership_page(public_id, seen.register, timezone.localdate())
    figure = timelines.partnership_timeline(
        name=page.version.name,
        day=seen.stand.day,
        versions=rows.versions_of(page.partnership),
        memberships=rows.memberships_of(page.partnership),
        url=seen.address,
        links=seen.links,
    )
    context = {"name": page.version.name, "back": page.partnership.get_absolute_url(), "figure": figure}
    table = partial(picture_table, figure.frame, request.build_absolute_uri)
    return page_or_file(request, seen, "timeline", context, {PICTURE: table})
