"""The list that a presidium prints."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.asked import Asked
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.exports import export_response
from verband.rooms.common.tables import build_table, query_of
from verband.rooms.councils.exports.presidium import columns, notes
from verband.rooms.councils.selectors.planning import onlooker
from verband.rooms.councils.selectors.presidium import QUARTERS, presidium_list
from verband.rooms.councils.selectors.years import asked_year


@audience(Audience.PARTNERS)
@require_safe
def presidium(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show what comes to a council in a year or a quarter, by day, to print or to take along."""
    query, on = query_of(request), timezone.localdate()
    asked, choice = asked_year(query, on.year), Asked(query)
    quarter = choice.one_of("kwartaal", QUARTERS, "")
    page = presidium_list(public_id, asked.year, quarter, onlooker(request.user, on))
    table = build_table(columns=columns(), rows=page.lines, caption=page.title, query=query)
    export = export_response(query, table, page.title, notes(page, on))
    context = {
        "page": page,
        "asked": asked,
        "quarter": quarter,
        "quarters": QUARTERS,
        "notices": [notice for notice in (asked.notice, *choice.notices) if notice],
    }
    return export or render(request, "councils/presidium.html", context)
