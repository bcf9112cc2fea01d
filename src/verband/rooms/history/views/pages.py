"""What was done: of late, to one record, at once, and what lies in the bin."""

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
from verband.rooms.common.facets import FacetResult, apply_facets
from verband.rooms.common.tables import PAGE, Query, build_table, last_value, query_of
from verband.rooms.common.words import datum
from verband.rooms.history.exports import bin_columns, deed_columns, field_columns
from verband.rooms.history.selectors.batch_page import batch_fields, batch_page
from verband.rooms.history.selectors.bin import bin_facets, bin_for, restorable
from verband.rooms.history.selectors.recent import MOST, deed_facets, deeds_for
from verband.rooms.history.selectors.record_page import record_page

DAY = "dag"
SOURCE = "geschiedenis van dit overzicht"


@audience(Audience.PUBLIC)
@require_safe
def recent(request: HttpRequest) -> HttpResponse:
    """Show what was done of late, or hand it over as a file."""
    query = query_of(request)
    today = timezone.localdate()
    asked = asked_day({"peildatum": query.get(DAY, ())})
    rows = deeds_for(request.user, today, asked.day)
    result = apply_facets(rows, deed_facets(rows), query)
    build = partial(build_table, rows=result.rows, total=len(rows), query=query, caption="Wijzigingen")
    file = _file(query, partial(build, columns=deed_columns(in_file=True)), "geschiedenis", result)
    if file:
        return file
    context = {
        "table": build(columns=deed_columns(in_file=False)),
        "result": result,
        "day": asked.day,
        "day_notice": asked.notice,
        "most": MOST if len(rows) == MOST else None,
    }
    return _private(render(request, "history/recent.html", context))


@audience(Audience.PUBLIC)
@require_safe
def record(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show what happened to one record."""
    page = record_page(request.user, public_id, _number(request), timezone.localdate())
    return _private(render(request, "history/record.html", {"page": page}))


@audience(Audience.PUBLIC)
@require_safe
def batch(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Show all that was done at once, or hand it over as a file."""
    query, today = query_of(request), timezone.localdate()
    if FORMAT in query:
        rows, columns = batch_fields(request.user, batch, today), field_columns(request.build_absolute_uri)
        table = build_table(columns=columns, rows=rows, query=query, caption="Wijziging")
        if file := export_response(query, table, f"wijziging-{batch}", Notes("geen", datum(today), SOURCE)):
            return _private(file)
    page = batch_page(request.user, batch, _number(request), today)
    return _private(render(request, "history/batch.html", {"page": page}))


@audience(Audience.EDITORS)
@require_safe
def bin_page(request: HttpRequest) -> HttpResponse:
    """Show what was thrown away, or hand it over as a file."""
    query, today = query_of(request), timezone.localdate()
    found = bin_for(request.user, today)
    result = apply_facets(found.rows, bin_facets(), query)
    build = partial(
        build_table,
        columns=bin_columns(),
        rows=result.rows,
        total=len(found.rows),
        query=query,
        caption="Prullenbak",
    )
    file = _file(query, build, "prullenbak", result)
    if file:
        return file
    table = build()
    context = {
        "table": table,
        "result": result,
        "with_import": found.with_import,
        "restorable": restorable(request.user, list(table.page), today),
    }
    return _private(render(request, "history/bin.html", context))


def _file(query: Query, build: Any, name: str, result: FacetResult[Any]) -> HttpResponse | None:  # noqa: ANN401 - a table of any row
    if FORMAT not in query:
        return None
    today = datum(timezone.localdate())
    return export_response(query, build(), name, Notes(result.filter_text, today, SOURCE))


def _number(request: HttpRequest) -> int:
    asked = last_value(query_of(request), PAGE)
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1


def _private(response: HttpResponse) -> HttpResponse:
    """Keep what was once wrong out of search engines, and what depends on who looks out of shared caches."""
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"
    return response
