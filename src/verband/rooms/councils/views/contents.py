"""Pages on the text of an arrangement: what the law wants in it, and what a person found."""

from copy import copy
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.asked import Asked
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.exports import Notes, export_response
from verband.rooms.common.kept import filled
from verband.rooms.common.tables import Query, build_table
from verband.rooms.common.templatetags.verband import datum
from verband.rooms.common.toasts import tell
from verband.rooms.councils.bridge.contents import contents_pack, transition
from verband.rooms.councils.exports.contents import line_columns, list_columns
from verband.rooms.councils.forms.contents import ContentsForm
from verband.rooms.councils.models import ContentsAnswer
from verband.rooms.councils.selectors.contents import (
    STARTED,
    UNTOUCHED,
    Contents,
    contents_for,
    contents_list,
    contents_to_keep,
)
from verband.rooms.councils.services import contents as services
from verband.rooms.history.services import plain_values, settle
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.regions import asked_region
from verband.rooms.register.views.keep.attempt import attempt, status_of
from verband.rooms.register.views.look import query_of

ASKED = ("holds", "clause", "note")
ROWS = 50


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
    regions = asked_region(asked, register_on(today))
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
    seen = {name: value for name, value in plain_values(row).items() if name in ASKED} if row else {}
    form = filled(request, ContentsForm, seen=seen, initial=seen)
    batch = attempt(request, form, lambda: _answer(request, page, code, row, form), row)
    if batch:
        tell(request, f"Vastgelegd: {line.requirement.label}.", batch=batch)
        return _onward(request, page, code)
    context = {"page": page, "line": line, "form": form, "next": page.after(code)}
    return render(request, "councils/contents/answer.html", context, status=status_of([form]))


def _answer(
    request: HttpRequest, page: Contents, code: str, row: ContentsAnswer | None, form: ContentsForm
) -> UUID:
    on, at, by = timezone.localdate(), timezone.now(), user_of(request)
    if row is None:
        return services.answer(
            partnership=page.named.partnership, requirement=code, values=form.values(), on=on, at=at, by=by
        )
    wanted, trial = form.values(), copy(row)
    for name, value in wanted.items():
        setattr(trial, name, value)
    plain = plain_values(trial)
    mine = settle(row, form.cleaned_data["gezien"], {name: plain[name] for name in wanted})
    values = {name: wanted[name] for name in mine}
    return services.look_again(row=row, values=values, on=on, at=at, by=by)


def _onward(request: HttpRequest, page: Contents, code: str) -> HttpResponse:
    """Go to the next requirement that nobody looked for when asked, else back to the page."""
    later = page.after(code) if "verder" in request.POST else ""
    if later:
        return redirect("councils:contents-answer", page.named.partnership.public_id, later)
    return redirect("councils:contents-of", page.named.partnership.public_id)
