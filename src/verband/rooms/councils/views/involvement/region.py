"""The agreements of a region beside each other, and the hours that they ask of each council."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.asked import Asked
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.exports import Notes, export_response
from verband.rooms.common.tables import Query, build_table, last_value, query_of
from verband.rooms.common.words import datum
from verband.rooms.councils.bridge.involvement import instruments_pack
from verband.rooms.councils.exports import involvement as exports
from verband.rooms.councils.selectors.involvement.hours import council_hours, hours_table
from verband.rooms.councils.selectors.involvement.region import WITH, WITHOUT, agreements_in
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.regions import asked_region

SOURCE = "Afgesproken door samenwerkingsverbanden en hun raden; uren zonder afspraak zijn onze schatting"
ROWS = 50


def _notes(chosen: str) -> Notes:
    return Notes(chosen or "geen", f"stand {datum(timezone.localdate())}", SOURCE)


def _unsorted(query: Query) -> Query:
    """Return a query without an order: the list is alphabetical and never a ranking."""
    return {key: values for key, values in query.items() if key != "sorteer"}


@audience(Audience.PARTNERS)
@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    """Show which partnerships of a region have an agreement on involving councils, and which do not."""
    today, query = timezone.localdate(), _unsorted(query_of(request))
    asked = Asked(query)
    regions = asked_region(request.user, asked, register_on(today), today)
    party, state = last_value(query, "overheid"), asked.one_of("afspraak", (WITH, WITHOUT), "")
    region = agreements_in(request.user, today, region=regions.chosen, party=party, agreement=state)
    table = build_table(
        columns=exports.agreement_columns(request.build_absolute_uri),
        rows=region.lines,
        caption="Afspraken over het betrekken van raden",
        query=query,
        total=region.total,
        page_size=ROWS,
    )
    chosen = ", ".join(each for each in (regions.said, state) if each)
    if file := export_response(query, table, "afspraken over betrekken", _notes(chosen)):
        return file
    context = {
        "region": region,
        "table": table,
        "regions": regions,
        "party": party,
        "state": state,
        "notices": asked.notices,
    }
    return render(request, "councils/involvement/agreements.html", context)


@audience(Audience.PARTNERS)
@require_safe
def hours(request: HttpRequest) -> HttpResponse:
    """Show the hours a year that the agreements ask, councils beside partnerships."""
    today, query = timezone.localdate(), _unsorted(query_of(request))
    asked = Asked(query)
    regions = asked_region(request.user, asked, register_on(today), today)
    found = hours_table(request.user, today, region=regions.chosen)
    whole = build_table(
        columns=exports.hours_columns(request.build_absolute_uri),
        rows=exports.hours_lines(found),
        caption="Uren per raad per jaar",
        query=query,
    )
    if file := export_response(query, whole, "uren per raad", _notes(regions.said)):
        return file
    table = build_table(
        columns=(), rows=found.rows, caption="Uren per raad per jaar", query=query, page_size=ROWS
    )
    context = {
        "found": found,
        "table": table,
        "rows": [(row, [row.cells.get(each.pk) for each in found.shown]) for row in table.page],
        "regions": regions,
        "notices": asked.notices,
        "pack": instruments_pack(),
    }
    return render(request, "councils/involvement/hours.html", context)


@audience(Audience.PARTNERS)
@require_safe
def hours_of_council(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the hours a year that all partnerships together ask of one council."""
    found = council_hours(request.user, public_id, timezone.localdate())
    context = {"found": found, "pack": instruments_pack()}
    return render(request, "councils/involvement/hours_council.html", context)
