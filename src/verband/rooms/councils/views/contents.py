"""Pages on the text of an arrangement: what the law wants in it, and what a person found."""

from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import user_of
from verband.rooms.common.asked import Asked
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.exports import Notes, export_response
from verband.rooms.common.tables import Query, build_table, query_of
from verband.rooms.common.words import datum
from verband.rooms.councils.bridge.contents import contents_pack, transition
from verband.rooms.councils.exports.contents import line_columns, list_columns
from verband.rooms.councils.forms.contents import ContentsForm
from verband.rooms.councils.selectors.contents import (
    STARTED,
    UNTOUCHED,
    Contents,
    contents_for,
    contents_list,
    contents_to_keep,
)
from verband.rooms.councils.services import contents as services
from verband.rooms.history.views.attempt import status_of
from verband.rooms.history.views.columns import Values, write_columns
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.regions import asked_region

ROWS = 50


class Acted(TypedDict):
    """When, and by whom."""

    on: date
    at: datetime
    by: User


def _unsorted(request: HttpRequest) -> Query:
    """Return the query without an order: the list is alphabetical and never a ranking."""
    return {key: values for key, values in query_of(request).items() if key != "sorteer"}


def _notes(chosen: str) -> Notes:
    return Notes(chosen or "geen", f"stand {datum(timezone.localdate())}", contents_pack().source)


@audience(Audience.PARTNERS)
@require_safe
def all_contents(request: HttpRequest) -> HttpResponse:
    """Show the arrangements of a region with what is missing and what nobody looked at, by name."""
    today, query = timezone.localdate(), _unsorted(request)
    asked = Asked(query)
    regions = asked_region(request.user, asked, register_on(today), today)
    state = asked.one_of("nagekeken", (STARTED, UNTOUCHED), "")
    found = contents_list(request.user, today, region=regions.chosen, state=state)
    table = build_table(
        columns=list_columns(request.build_absolute_uri),
        rows=found.lines,
        caption="Teksten van regelingen",
        query=query,
        total=found.total,
        page_size=ROWS,
    )
    chosen = ", ".join(each for each in (regions.said, state) if each)
    if file := export_response(query, table, "teksten van regelingen", _notes(chosen)):
        return file
    context = {
        "found": found,
        "table": table,
        "regions": regions,
        "state": state,
        "notices": asked.notices,
        "pack": contents_pack(),
    }
    return render(request, "councils/contents/list.html", context)


@audience(Audience.PARTNERS)
@require_safe
def contents(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show what the law wants in the text of one arrangement, and what was found."""
    page, query = contents_for(request.user, public_id, timezone.localdate()), _unsorted(request)
    table = build_table(
        columns=line_columns(),
        rows=page.lines,
        caption=f"Tekst van {page.named.name}",
        query=query,
    )
    if file := export_response(query, table, f"tekst {page.named.name}", _notes(page.named.name)):
        return file
    context = {"page": page, "pack": contents_pack(), "transition": transition()}
    return render(request, "councils/contents/contents.html", context)


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, public_id: UUID, code: str) -> HttpResponse:
    """Write down what was found on one requirement, and go on to the next if asked."""
    page, line = contents_to_keep(request.user, public_id, code, timezone.localdate())
    row = line.answer
    acted: Acted = {"on": timezone.localdate(), "at": timezone.now(), "by": user_of(request)}

    def write(values: Values) -> UUID | None:
        if row:
            return services.look_again(row=row, values=values, **acted)
        of = page.named.partnership
        return services.answer(partnership=of, requirement=code, values=values, **acted)

    form, written = write_columns(request, ContentsForm, row, write)
    if written:
        written.say(request, f"Vastgelegd: {line.requirement.label}.")
        return _onward(request, page, code)
    context = {"page": page, "line": line, "form": form, "next": page.after(code)}
    return render(request, "councils/contents/answer.html", context, status=status_of([form]))


def _onward(request: HttpRequest, page: Contents, code: str) -> HttpResponse:
    """Go to the next requirement that nobody looked for when asked, else back to the page."""
    later = page.after(code) if "verder" in request.POST else ""
    if later:
        return redirect("councils:contents-answer", page.named.partnership.public_id, later)
    return redirect("councils:contents-of", page.named.partnership.public_id)
