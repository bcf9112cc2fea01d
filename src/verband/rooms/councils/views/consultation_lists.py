"""The three lists, the own list of a council, and years side by side."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.asked import Asked
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.exports import FORMAT, FORMATS, Notes, export_response
from verband.rooms.common.facets import FacetResult, apply_facets
from verband.rooms.common.tables import Query, build_table, last_value, query_of
from verband.rooms.common.words import datum
from verband.rooms.councils.bridge.consultations import legal_base
from verband.rooms.councils.choices import Voice
from verband.rooms.councils.exports.consultations import file_columns, page_columns
from verband.rooms.councils.rules import may_lay_before
from verband.rooms.councils.selectors.consultation_lists import (
    ADDRESSES,
    NAMES,
    SEARCH,
    Line,
    documents_of,
    facets_of,
    lines_for,
    one_chapter,
    returned_of,
)
from verband.rooms.councils.selectors.consultation_overview import overview_for
from verband.rooms.councils.selectors.consultation_work import work_for
from verband.rooms.councils.selectors.consultation_years import years_of_council, years_of_partnership

SOURCE = "ingevuld door de griffies en wie het samenwerkingsverband bijhoudt; teksten vanaf het versturen"


@audience(Audience.PARTNERS)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show the ways into what was put before councils: the own lists first."""
    page = overview_for(request.user, timezone.localdate())
    context = {"page": page, "laws": {name: legal_base(voice).says for voice, name in NAMES.items()}}
    return render(request, "councils/consultations.html", context)


@audience(Audience.PARTNERS)
@require_safe
def opinions(request: HttpRequest) -> HttpResponse:
    """Show the zienswijzen, or hand them over as a file."""
    return _list(request, Voice.OPINION)


@audience(Audience.PARTNERS)
@require_safe
def permissions(request: HttpRequest) -> HttpResponse:
    """Show the toestemmingen, or hand them over as a file."""
    return _list(request, Voice.PERMISSION)


@audience(Audience.PARTNERS)
@require_safe
def wishes(request: HttpRequest) -> HttpResponse:
    """Show the wensen en bedenkingen, or hand them over as a file."""
    return _list(request, Voice.WISHES)


@audience(Audience.PARTNERS)
@require_safe
def work(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show a council what it has to do."""
    page = work_for(request.user, public_id, timezone.localdate())
    return render(request, "councils/consultation_work.html", {"page": page})


@audience(Audience.PARTNERS)
@require_safe
def of_partnership(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show what became of what councils said to one partnership."""
    on = timezone.localdate()
    named, years = years_of_partnership(request.user, public_id, on)
    context = {"named": named, "years": years, "may_lay": may_lay_before(request.user, named.partnership, on)}
    return render(request, "councils/consultation_years.html", context)


@audience(Audience.PARTNERS)
@require_safe
def of_council(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show what became of what one council said."""
    party, years = years_of_council(request.user, public_id, timezone.localdate())
    return render(request, "councils/consultation_years.html", {"party": party, "years": years})


def _list(request: HttpRequest, voice: Voice) -> HttpResponse:
    query = query_of(request)
    asked = Asked(query)
    lines, text = lines_for(request.user, voice, timezone.localdate()), last_value(query, SEARCH)
    found = [line for line in lines if line.matches(text)]
    result = apply_facets(found, facets_of(lines), query)
    if asked.one_of(FORMAT, FORMATS, "") and (file := _file(request, voice, result, len(lines), query)):
        return file
    table = build_table(
        columns=page_columns(voice), rows=result.rows, total=len(lines), query=query, caption=NAMES[voice]
    )
    context = {"table": table, "result": result, "search": text, "notices": asked.notices}
    named = {
        "title": NAMES[voice],
        "here": ADDRESSES[voice].removeprefix("councils:"),
        "law": legal_base(voice, chapter=one_chapter(result.rows)),
        "lines": lines,
        "returned": returned_of(result.rows),
        "documents": documents_of(result.rows),
    }
    return render(request, "councils/consultation_list.html", context | named)


def _file(
    request: HttpRequest, voice: Voice, result: FacetResult[Line], total: int, query: Query
) -> HttpResponse | None:
    columns = file_columns(voice, request.build_absolute_uri)
    table = build_table(columns=columns, rows=result.rows, total=total, query=query, caption=NAMES[voice])
    searched = (("Gezocht op", last_value(query, SEARCH)),) if last_value(query, SEARCH) else ()
    notes = Notes(result.filter_text, f"opgehaald op {datum(timezone.localdate())}", SOURCE, searched)
    return export_response(query, table, NAMES[voice], notes)
