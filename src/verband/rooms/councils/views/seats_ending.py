"""The seats that end after an election: on a page and as a file."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.asked import Asked
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.exports import Notes, export_response
from verband.rooms.common.facets import Facet, apply_facets
from verband.rooms.common.tables import build_table, query_of
from verband.rooms.common.words import datum
from verband.rooms.councils.bridge.seats_ending import elections, elections_pack
from verband.rooms.councils.exports import seats_ending as exports
from verband.rooms.councils.selectors.seats_ending import (
    STATES,
    WHEN,
    SeatsPage,
    election_for,
    own_parties,
    seats_page,
    ways_of,
)

CHOICE = "verkiezing"


@audience(Audience.PARTNERS)
@require_safe
def seats_ending(request: HttpRequest) -> HttpResponse:
    """Show which seats end after an election, who appoints anew, and how far each of them is."""
    query, today = query_of(request), timezone.localdate()
    asked, known = Asked(query), {each.code: each for each in elections()}
    code = asked.one_of(CHOICE, known.keys(), election_for(request.user, today).code)
    page = seats_page(request.user, known[code], today)
    result = apply_facets(page.lines, _facets(page), query)
    build = partial(
        build_table,
        rows=result.rows,
        total=len(page.lines),
        query=query,
        sort="naam",
        caption=f"Zetels na de verkiezing van {page.election.label}",
    )
    notes = Notes(result.filter_text, f"stand {datum(today)}", elections_pack().source)
    if file := export_response(query, build(columns=exports.in_file()), f"zetels {code}", notes):
        return file
    context = {
        "page": page,
        "table": build(columns=exports.on_page()),
        "result": result,
        "ways": ways_of(result.rows),
        "own": own_parties(request.user, page, today),
        "elections": elections(),
        "pack": elections_pack(),
        "notices": asked.notices,
        "has_passed": page.election.steps_down_on <= today,
        "may_write": any(line.keeps for line in page.lines),
    }
    return render(request, "councils/seats_ending.html", context)


def _facets(page: SeatsPage) -> tuple[Facet, ...]:
    return (
        Facet("stand", "Stand", {state.value: label for state, label in STATES.items()}),
        Facet("wanneer", "Na de verkiezing", WHEN),
        Facet("overheid", "Overheid", page.parties),
        Facet("verband", "Samenwerkingsverband", page.partnerships),
    )
