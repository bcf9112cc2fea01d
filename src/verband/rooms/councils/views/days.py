"""Write down the days on which the calendar rests: meetings, recesses, terms of an arrangement's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.forms import ColumnsForm
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.common.words import meervoud
from verband.rooms.councils.bridge.wording import listed
from verband.rooms.councils.forms.days import (
    BoardMeetingForm,
    CouncilMeetingForm,
    NotedRecessForm,
    OwnTermForm,
    RecessForm,
    YearOfMeetingsForm,
)
from verband.rooms.councils.forms.recesses import YearOfRecessesForm
from verband.rooms.councils.models import BoardMeeting, CouncilMeeting, OwnTerm, Recess
from verband.rooms.councils.selectors.days import (
    council_to_plan,
    councils_to_report,
    day_to_keep,
    partnership_to_plan,
    pieces_on,
    waits_for_clerk,
)
from verband.rooms.councils.selectors.odd_meetings import odd_about
from verband.rooms.councils.selectors.years import YEAR
from verband.rooms.councils.services.days import CalendarRow, correct_day, take_away, write_down
from verband.rooms.councils.templatetags.councils_words import de_raad
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.history.views.columns import write_columns
from verband.rooms.register.models import Partnership, Party


@dataclass(frozen=True, slots=True)
class DayKind:
    """One kind of row: how it is filled in and what it is called."""

    model: type[CalendarRow]
    form: type[ColumnsForm]
    one: str
    added: str


KINDS: Mapping[str, DayKind] = {
    "vergadering": DayKind(
        BoardMeeting, BoardMeetingForm, "bestuursvergadering", "De vergadering staat erin."
    ),
    "termijn": DayKind(OwnTerm, OwnTermForm, "eigen termijn", "De termijn staat erin."),
    "reces": DayKind(Recess, RecessForm, "reces", "Het reces staat erin."),
    "raadsvergadering": DayKind(
        CouncilMeeting, CouncilMeetingForm, "vergadering", "De vergadering staat erin."
    ),
}
"""By the word of the address."""
PROPOSED = {"op": "on", "onderwerp": "occasion", "over": "year"}
"""Word of an address → field that it fills in beforehand."""
OF_PARTNERSHIP = ("vergadering", "termijn")
OF_COUNCIL = ("reces", "raadsvergadering")


def _kind(word: str, words: tuple[str, ...]) -> DayKind:
    if word not in words:
        raise Http404
    return KINDS[word]


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def add_to_partnership(request: HttpRequest, public_id: UUID, word: str) -> HttpResponse:
    """Add a meeting of the board, or a term of the arrangement's own."""
    kind, today = _kind(word, OF_PARTNERSHIP), timezone.localdate()
    named = partnership_to_plan(request.user, public_id, today)
    back = reverse("councils:calendar", args=[public_id])
    return _add(request, kind, {"partnership": named.partnership}, named.name, back)


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def add_to_council(request: HttpRequest, public_id: UUID, word: str) -> HttpResponse:
    """Add a recess or a meeting of a council."""
    kind = _kind(word, OF_COUNCIL)
    party = council_to_plan(request.user, public_id, timezone.localdate())
    return _add(request, kind, {"party": party}, party.name, reverse("councils:council", args=[public_id]))


def _add(
    request: HttpRequest, kind: DayKind, owner: Mapping[str, Partnership | Party], name: str, back: str
) -> HttpResponse:
    form = filled(request, kind.form, initial=_proposed(request))
    batch = attempt(
        request,
        form,
        lambda: write_down(
            rows=[kind.model(**owner, **form.values())], at=timezone.now(), by=user_of(request)
        ),
    )
    if batch:
        odd = odd_about([kind.model(**owner, **form.values())], timezone.localdate())
        tell(request, f"{kind.added} {odd}".strip(), batch=batch)
        return redirect(f"{back}?{YEAR}={_year_of(form.values())}")
    context = {"form": form, "title": f"Voeg een {kind.one} toe", "name": name, "back": back}
    return render(request, "councils/day.html", context, status=status_of([form]))


def _proposed(request: HttpRequest) -> dict[str, str]:
    """Return what a page with proposals fills in beforehand; it is checked as what is typed."""
    return {name: request.GET[word] for word, name in PROPOSED.items() if word in request.GET}


def _year_of(values: Mapping[str, Any]) -> int:
    """Return the year in which a row plays, so that the page shows what was added; a term plays in every year."""
    day: date | None = values.get("on") or values.get("first_day")
    return (day or timezone.localdate()).year


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def add_year(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Add a whole year of meetings of a council at once."""
    party = council_to_plan(request.user, public_id, timezone.localdate())
    form, back = filled(request, YearOfMeetingsForm), reverse("councils:council", args=[public_id])
    batch = attempt(
        request,
        form,
        lambda: write_down(rows=[*form.rows(party)], at=timezone.now(), by=user_of(request)),
    )
    if batch:
        odd = odd_about(form.rows(party), timezone.localdate())
        tell(request, f"De vergaderingen staan erin. {odd}".strip(), batch=batch)
        first = min(each.on for each in form.cleaned_data["lines"])
        return redirect(f"{back}?{YEAR}={first.year}")
    context = {
        "form": form,
        "title": "Voeg vergaderingen van een heel jaar toe",
        "name": party.name,
        "back": back,
    }
    return render(request, "councils/day.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def add_recesses(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Add the recesses of a whole year of a council at once."""
    party = council_to_plan(request.user, public_id, timezone.localdate())
    form = filled(request, YearOfRecessesForm, party=party)
    back = reverse("councils:council", args=[public_id])
    batch = attempt(
        request, form, lambda: write_down(rows=[*form.rows()], at=timezone.now(), by=user_of(request))
    )
    if batch:
        rows = form.rows()
        odd = odd_about(rows, timezone.localdate())
        told = meervoud(len(rows), "reces staat erin,recessen staan erin")
        tell(request, f"{told[:1].upper()}{told[1:]}. {odd}".strip(), batch=batch)
        return redirect(f"{back}?{YEAR}={min(row.first_day for row in rows).year}")
    context = {"form": form, "title": "Voeg recessen van een heel jaar toe", "name": party.name, "back": back}
    return render(request, "councils/day.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def note_recess(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Note a recess of several councils of a partnership, as someone told of it."""
    named, councils = councils_to_report(request.user, public_id, timezone.localdate())
    form, back = (
        filled(request, NotedRecessForm, councils=councils),
        reverse("councils:calendar", args=[public_id]),
    )
    batch = attempt(
        request, form, lambda: write_down(rows=[*form.rows()], at=timezone.now(), by=user_of(request))
    )
    if batch:
        count = meervoud(len(form.cleaned_data["councils"]), "overheid,overheden")
        said = f"Het reces staat erin voor {count}; elke griffie kan het bevestigen."
        tell(request, f"{said} {_skipped(form.skipped)}".strip(), batch=batch)
        return redirect(f"{back}?{YEAR}={_year_of(form.cleaned_data)}")
    context = {"form": form, "title": "Noteer een reces volgens opgave", "name": named.name, "back": back}
    return render(request, "councils/day.html", context, status=status_of([form]))


def _skipped(councils: Sequence[Party]) -> str:
    names = listed([de_raad(party) for party in councils])
    return f"Overgeslagen, want daar staat al een reces: {names}." if names else ""


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, word: str, row_id: UUID) -> HttpResponse:
    """Correct one row."""
    kind = _kind(word, tuple(KINDS))
    row = day_to_keep(request.user, kind.model, row_id, timezone.localdate())
    on_it, at, by = pieces_on(row), timezone.now(), user_of(request)
    along = on_it if "along" in request.POST else []
    more: dict[str, Any] = {"pieces": len(on_it)} if on_it else {}
    confirmed = {"reported": False} if waits_for_clerk(request.user, row, timezone.localdate()) else {}
    form, written = write_columns(
        request,
        kind.form,
        row,
        lambda values: correct_day(row=row, values=values | confirmed, at=at, by=by, pieces=along),
        **more,
    )
    if written:
        odd = odd_about([row], timezone.localdate(), along)
        written.say(request, f"Gewijzigd: {kind.one}. {odd}".strip())
        return redirect(_page_of(row))
    context = {
        "form": form,
        "title": f"Wijzig: {row}",
        "name": "",
        "back": _page_of(row),
        "remove_url": reverse("councils:remove-day", args=[word, row_id]),
        "pieces": on_it,
        "to_confirm": row if confirmed else None,
    }
    return render(request, "councils/day.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_POST
def remove(request: HttpRequest, word: str, row_id: UUID) -> HttpResponse:
    """Take one row away."""
    kind = _kind(word, tuple(KINDS))
    row = day_to_keep(request.user, kind.model, row_id, timezone.localdate())
    back = _page_of(row)
    try:
        batch = take_away(row=row, at=timezone.now(), by=user_of(request), pieces=pieces_on(row))
    except InputError as error:
        tell(request, str(error))
    else:
        tell(request, f"Weggehaald: {kind.one}.", batch=batch)
    return redirect(back)


def _page_of(row: CalendarRow) -> str:
    if isinstance(row, BoardMeeting | OwnTerm):
        page = reverse("councils:calendar", args=[row.partnership.public_id])
    else:
        page = reverse("councils:council", args=[row.party.public_id])
    return f"{page}?{YEAR}={_year_of(vars(row))}"
