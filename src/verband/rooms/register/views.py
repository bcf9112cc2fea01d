"""Pages of the register: each looks at one day and makes one call for what it shows."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.days import asked_day
from verband.rooms.common.exports import FORMAT, Notes, export_response
from verband.rooms.common.facets import apply_facets
from verband.rooms.common.tables import Query, build_table, last_value
from verband.rooms.register import exports
from verband.rooms.register.selectors import grip, lists
from verband.rooms.register.selectors.on_day import RegisterOnDay, register_on
from verband.rooms.register.selectors.partnership_page import partnership_page
from verband.rooms.register.selectors.party_page import party_page
from verband.rooms.register.selectors.search import find
from verband.rooms.register.selectors.sources import sources_page
from verband.rooms.register.selectors.stand import Stand, stand

SEARCH = "zoek"


def _day(request: HttpRequest) -> tuple[Stand, RegisterOnDay, dict[str, Any]]:
    """Return the stand the address asks for, the register on that day, and what the template needs of both."""
    asked = asked_day(_query(request))
    looked_at = stand(timezone.localdate(), asked.day)
    context = {"stand": looked_at.sentence, "peildatum": looked_at.day, "day_notice": asked.notice}
    return looked_at, register_on(looked_at.day), context


def _query(request: HttpRequest) -> Query:
    return dict(request.GET.lists())


def _list_page(
    request: HttpRequest, listed: lists.Listed[Any], columns: exports.Columns[Any]
) -> HttpResponse:
    """Filter, order and show a list, or hand it over as the file the address asks for."""
    looked_at, register, context = _day(request)
    query = _query(request)
    rows = listed.rows(register)
    text = last_value(query, SEARCH)
    result = apply_facets(lists.matching(rows, text), listed.facets(register), query)
    build = partial(
        build_table, rows=result.rows, total=len(rows), query=query, sort="naam", caption=listed.caption
    )
    searched = (("Gezocht op", text),) if text else ()
    notes = Notes(result.filter_text, looked_at.sentence, looked_at.source_names, searched)
    if FORMAT in query and (
        file := export_response(query, build(columns=columns.in_file), listed.name, notes)
    ):
        return file
    table = build(columns=columns.on_page)
    context |= {"table": table, "result": result, "search": text, "listed": listed}
    return render(request, "register/list.html", context)


@audience(Audience.PUBLIC)
@require_safe
def party_list(request: HttpRequest) -> HttpResponse:
    """Show the governments and whoever else takes part."""
    return _list_page(request, lists.PARTIES, exports.party_columns())


@audience(Audience.PUBLIC)
@require_safe
def partnership_list(request: HttpRequest) -> HttpResponse:
    """Show the partnerships in force."""
    return _list_page(request, lists.PARTNERSHIPS, exports.partnership_columns())


@audience(Audience.PUBLIC)
@require_safe
def membership_list(request: HttpRequest) -> HttpResponse:
    """Show who takes part in what."""
    return _list_page(request, lists.MEMBERSHIPS, exports.membership_columns())


@audience(Audience.PUBLIC)
@require_safe
def party(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one party: what it takes part in, since when, and what it was before."""
    _, register, context = _day(request)
    return render(request, "register/party.html", context | {"page": party_page(public_id, register)})


@audience(Audience.PUBLIC)
@require_safe
def partnership(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one partnership: who takes part, its versions, its texts and its sources."""
    _, register, context = _day(request)
    page = partnership_page(public_id, register, timezone.localdate())
    response = render(request, "register/partnership.html", context | {"page": page})
    if page.remarks:
        response["X-Robots-Tag"] = "noindex"
    return response


@audience(Audience.PUBLIC)
@require_safe
def resident(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show a resident of a municipality who does what, and where to turn."""
    _, register, context = _day(request)
    return render(
        request, "register/resident.html", context | {"page": grip.resident_page(public_id, register)}
    )


@audience(Audience.PUBLIC)
@require_safe
def council_member(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show a council member who decides in each partnership, by its form and the organs that take part."""
    _, register, context = _day(request)
    return render(
        request, "register/council_member.html", context | {"page": grip.council_page(public_id, register)}
    )


@audience(Audience.PUBLIC)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find governments and partnerships by name or abbreviation."""
    text = last_value(_query(request), SEARCH)
    day = stand(timezone.localdate()).day
    return render(request, "register/search.html", {"text": text, "hits": find(text, day)})


@audience(Audience.PUBLIC)
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Show where the register comes from, how old it is and what differs."""
    return render(request, "register/sources.html", {"page": sources_page()})
