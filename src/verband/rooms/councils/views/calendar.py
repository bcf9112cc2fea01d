"""The calendar of an arrangement, that of a council, the grid of a region, dates in common, and the rules."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.asked import Asked
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.exports import FORMAT, Notes, export_response
from verband.rooms.common.tables import Table, query_of
from verband.rooms.councils.bridge.moments import State
from verband.rooms.councils.exports.collisions import collisions_table
from verband.rooms.councils.exports.common_dates import ways_table
from verband.rooms.councils.exports.moments import FileLine, moment_table, of_calendar, of_council, of_grid
from verband.rooms.councils.selectors.calendar import calendar_for, partnership_in_force
from verband.rooms.councils.selectors.collisions import collisions_in
from verband.rooms.councils.selectors.council import council_year
from verband.rooms.councils.selectors.grid import grid_of
from verband.rooms.councils.selectors.state_words import SIGNS, WORDS
from verband.rooms.councils.selectors.together import BOARD_DAY, Together, together_for, together_in
from verband.rooms.councils.selectors.years import AskedYear, asked_year, year_to_plan
from verband.rooms.register.rules import reads_along
from verband.rooms.register.selectors.stand import stand


def _year(request: HttpRequest) -> AskedYear:
    return asked_year(query_of(request), timezone.localdate().year)


def _plan(request: HttpRequest) -> tuple[Asked, AskedYear, date | None]:
    """Return what is asked for: the year to plan and the day on which the board would meet, which has its own year."""
    query = query_of(request)
    choice = Asked(query)
    board = choice.day(BOARD_DAY)
    year = AskedYear(board.year) if board else asked_year(query, year_to_plan(timezone.localdate()))
    return choice, year, board


def _file(request: HttpRequest, lines: Iterable[FileLine], caption: str) -> HttpResponse | None:
    """Return the lines as the file that the address asks for, None when it asks for the page."""
    return _as_file(request, lambda: moment_table(lines, caption, request.build_absolute_uri))


def _ways_file(request: HttpRequest, page: Together, caption: str) -> HttpResponse | None:
    return _as_file(request, lambda: ways_table(page, caption))


def _as_file(request: HttpRequest, table: Callable[[], Table[Any]]) -> HttpResponse | None:
    query = query_of(request)
    if not query.get(FORMAT):
        return None
    made, seen = table(), stand(timezone.localdate())
    return export_response(query, made, made.caption, Notes("geen", seen.sentence, seen.source_names))


@audience(Audience.PUBLISHED)
@require_safe
def calendar(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the legal moments of an arrangement in a year, and the term of each council."""
    asked = _year(request)
    page = calendar_for(request.user, public_id, asked.year, timezone.localdate())
    if file := _file(request, of_calendar(page), f"Kalender {asked.year} van {page.row.name}"):
        return file
    return render(request, "councils/calendar.html", {"page": page, "asked": asked})


@audience(Audience.PUBLISHED)
@require_safe
def council(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show what a council can expect in a year, of all arrangements together."""
    asked = _year(request)
    page = council_year(request.user, public_id, asked.year, timezone.localdate())
    if file := _file(request, of_council(page), f"Momenten {asked.year} van {page.party.name}"):
        return file
    context = {"page": page, "asked": asked}
    return render(request, "councils/council.html", context)


@audience(Audience.PUBLISHED)
@require_safe
def grid(request: HttpRequest) -> HttpResponse:
    """Show arrangement by council for a year, with how far each moment is."""
    asked, choice = _year(request), Asked(query_of(request))
    page = grid_of(request.user, choice, asked.year, timezone.localdate())
    if file := _file(request, of_grid(page), f"Rooster {asked.year} {page.regions.said}".strip()):
        return file
    context = {
        "page": page,
        "asked": asked,
        "regions": page.regions,
        "reads_along": reads_along(request.user, timezone.localdate(), "councils"),
        "notices": choice.notices,
        "legend": [(SIGNS[state], WORDS[state], state.value) for state in State],
    }
    return render(request, "councils/grid.html", context)


@audience(Audience.PARTNERS)
@require_safe
def collisions(request: HttpRequest) -> HttpResponse:
    """Show what gets in each other's way in a region in a year."""
    asked, choice = _year(request), Asked(query_of(request))
    page = collisions_in(request.user, choice, asked.year, timezone.localdate())
    caption = f"Wat elkaar in de weg zit {asked.year} {page.regions.said}".strip()
    if file := _as_file(request, lambda: collisions_table(page, caption)):
        return file
    context = {"page": page, "asked": asked, "notices": choice.notices}
    return render(request, "councils/collisions.html", context)


@audience(Audience.PARTNERS)
@require_safe
def common_dates(request: HttpRequest) -> HttpResponse:
    """Show dates that all arrangements of a region could share, with what each of them costs."""
    choice, asked, board = _plan(request)
    page, regions = together_in(request.user, choice, asked.year, timezone.localdate(), board)
    if file := _ways_file(request, page, f"Gezamenlijke data {asked.year} {regions.said}".strip()):
        return file
    context = {"page": page, "asked": asked, "regions": regions, "notices": choice.notices}
    return render(request, "councils/common_dates.html", context)


@audience(Audience.PARTNERS)
@require_safe
def dates_for(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show dates that suit all councils of one arrangement."""
    choice, asked, board = _plan(request)
    today = timezone.localdate()
    partnership, row = partnership_in_force(public_id, today)
    page = together_for(request.user, partnership, asked.year, today, board)
    if file := _ways_file(request, page, f"Gezamenlijke data {asked.year} van {row.name}"):
        return file
    context = {
        "page": page,
        "asked": asked,
        "row": row,
        "partnership": partnership,
        "notices": choice.notices,
    }
    return render(request, "councils/common_dates.html", context)
