"""The instruments and the standard arrangements: for everyone, without a name of anybody in them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verband.rooms.common.asked import Asked
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.exports import Notes, export_response
from verband.rooms.common.tables import build_table, query_of
from verband.rooms.common.words import datum
from verband.rooms.councils.bridge.involvement import (
    PHASES,
    instruments,
    instruments_pack,
    standards,
    standards_pack,
)
from verband.rooms.councils.exports.involvement import instrument_columns

CODES = {word: code for code, word in PHASES.items()}


@audience(Audience.PUBLIC)
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Show every instrument with its purpose, phase, effort and ground in law."""
    query, pack = query_of(request), instruments_pack()
    asked = Asked(query)
    phase = asked.one_of("fase", CODES.keys(), "")
    rows = [row for row in instruments().values() if not phase or CODES[phase] in row.phases]
    table = build_table(
        columns=instrument_columns(),
        rows=rows,
        caption="Instrumenten om raden, Staten en algemene besturen te betrekken",
        query=query,
        total=len(instruments()),
    )
    notes = Notes(phase or "geen", f"geraadpleegd op {datum(pack.retrieved)}", pack.source)
    if file := export_response(query, table, "instrumenten", notes):
        return file
    context = {"table": table, "pack": pack, "phases": CODES, "phase": phase, "notices": asked.notices}
    return render(request, "councils/involvement/catalogue.html", context)


@audience(Audience.PUBLIC)
@require_safe
def instrument(request: HttpRequest, code: str) -> HttpResponse:
    """Show one instrument, and in which standard arrangements it stands."""
    found = instruments().get(code)
    if found is None:
        raise Http404
    parts = [(each, each.part_of(code)) for each in standards().values()]
    context = {
        "instrument": found,
        "parts": [(each, part) for each, part in parts if part],
        "pack": instruments_pack(),
    }
    return render(request, "councils/involvement/instrument.html", context)


@audience(Audience.PUBLIC)
@require_safe
def all_standards(request: HttpRequest) -> HttpResponse:
    """Show the standard arrangements side by side."""
    found = list(standards().values())
    rows = [
        (instrument, [(each, each.part_of(instrument.code)) for each in found])
        for instrument in instruments().values()
        if any(each.part_of(instrument.code) for each in found)
    ]
    context = {"standards": found, "rows": rows, "pack": standards_pack()}
    return render(request, "councils/involvement/standards.html", context)


@audience(Audience.PUBLIC)
@require_safe
def standard(request: HttpRequest, code: str) -> HttpResponse:
    """Show one standard arrangement: its phases in order, each with its instruments."""
    found = standards().get(code)
    if found is None:
        raise Http404
    known = instruments()
    phases = [(word, [(part, known[part.instrument]) for part in parts]) for word, parts in found.by_phase]
    context = {"standard": found, "phases": phases, "pack": standards_pack(), "hours": instruments_pack()}
    return render(request, "councils/involvement/standard.html", context)
