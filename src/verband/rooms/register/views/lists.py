"""The lists: filter, order and show, or hand over as a file."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.asked import Asked
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.exports import FORMAT, FORMATS, Notes, export_response
from verband.rooms.common.facets import apply_facets
from verband.rooms.common.tables import build_table, last_value, query_of
from verband.rooms.register import exports
from verband.rooms.register.selectors import lists
from verband.rooms.register.selectors.later import memberships_later, partnerships_later
from verband.rooms.register.selectors.stand import Stand
from verband.rooms.register.views.look import look

SEARCH = "zoek"


def _list_page(
    request: HttpRequest,
    listed: lists.Listed[Any],
    columns: exports.Columns[Any],
    later: Callable[[Stand, date], dict[str, Any]] = lambda _looked_at, _today: {},
) -> HttpResponse:
    """Filter, order and show a list, or hand it over as the file the address asks for."""
    looked_at, register, context = look(request)
    query = query_of(request)
    asked = Asked(query)
    rows = listed.rows(register)
    text = last_value(query, SEARCH)
    facets = listed.facets_for(request.user, register, query, timezone.localdate())
    result = apply_facets(lists.matching(rows, text), facets, query)
    build = partial(
        build_table, rows=result.rows, total=len(rows), query=query, sort="naam", caption=listed.caption
    )
    searched = (("Gezocht op", text),) if text else ()
    notes = Notes(result.filter_text, looked_at.sentence, looked_at.source_names, searched)
    if asked.one_of(FORMAT, FORMATS, "") and (
        file := export_response(query, build(columns=columns.in_file), listed.name, notes)
    ):
        return file
    table = build(columns=columns.on_page)
    context |= later(looked_at, timezone.localdate())
    context |= {"table": table, "result": result, "search": text, "listed": listed, "notices": asked.notices}
    return render(request, "register/list.html", context)


@audience(Audience.PUBLIC)
@require_safe
def party_list(request: HttpRequest) -> HttpResponse:
    """Show the governments and whoever else takes part."""
    return _list_page(request, lists.PARTIES, exports.party_columns(request.build_absolute_uri))


@audience(Audience.PUBLIC)
@require_safe
def partnership_list(request: HttpRequest) -> HttpResponse:
    """Show the partnerships in force."""
    columns = exports.partnership_columns(request.build_absolute_uri)
    return _list_page(request, lists.PARTNERSHIPS, columns, partnerships_later)


@audience(Audience.PUBLIC)
@require_safe
def membership_list(request: HttpRequest) -> HttpResponse:
    """Show who takes part in what."""
    columns = exports.membership_columns(request.build_absolute_uri)
    return _list_page(request, lists.MEMBERSHIPS, columns, memberships_later)
