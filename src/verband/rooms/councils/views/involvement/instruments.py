"""Add, correct and take away an instrument of an agreement: for who plans the partnership."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.councils.forms.involvement import InstrumentForm, NewInstrumentForm
from verband.rooms.councils.selectors.involvement.agreement import (
    Agreement,
    agreement_to_keep,
    instrument_to_keep,
)
from verband.rooms.councils.services import involvement as services
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.history.views.columns import write_columns

PAGE = "councils:agreement"


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def add_instrument(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Agree on one more instrument."""
    page = agreement_to_keep(request.user, public_id, timezone.localdate())
    if page.involvement is None:
        return redirect("councils:choose-standard", public_id)
    found = page.involvement
    taken = frozenset(line.row.instrument for line in page.lines)
    form = filled(
        request,
        NewInstrumentForm,
        standard=page.standard,
        taken=taken,
        initial=_proposed(page, request.GET.get("instrument", "")),
    )
    batch = attempt(
        request,
        form,
        lambda: services.add_instrument(
            involvement=found, at=timezone.now(), by=user_of(request), **form.values()
        ),
    )
    if batch:
        tell(request, "Het instrument is toegevoegd.", batch=batch)
        return redirect(PAGE, public_id)
    context = {"page": page, "form": form, "title": "Instrument toevoegen"}
    return render(request, "councils/involvement/form.html", context, status=status_of([form]))


def _proposed(page: Agreement, code: str) -> dict[str, Any]:
    """Return what a form begins with: how often the standard arrangement proposes an instrument."""
    part = page.standard.part_of(code) if page.standard else None
    return {"instrument": code, "per_year": part.per_year if part else None}


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def correct_instrument(request: HttpRequest, public_id: UUID, row_id: UUID) -> HttpResponse:
    """Change how often, how many hours, or what was agreed on one instrument."""
    page, row = instrument_to_keep(request.user, public_id, row_id, timezone.localdate())
    at, by = timezone.now(), user_of(request)
    form, written = write_columns(
        request,
        InstrumentForm,
        row,
        lambda values: services.correct_instrument(row=row, at=at, by=by, **values),
        begin={"per_year": row.per_year, "hours": row.hours},
        standard=page.standard,
        instrument=row.instrument,
    )
    if written:
        written.say(request, "Het instrument is gewijzigd.")
        return redirect(PAGE, public_id)
    title = services.instrument_label(row.instrument).capitalize()
    context = {"page": page, "form": form, "title": title, "row": row}
    return render(request, "councils/involvement/form.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_POST
def remove_instrument(request: HttpRequest, public_id: UUID, row_id: UUID) -> HttpResponse:
    """Take an instrument out of an agreement."""
    _, row = instrument_to_keep(request.user, public_id, row_id, timezone.localdate())
    try:
        batch = services.remove_instrument(row=row, at=timezone.now(), by=user_of(request))
    except InputError as error:
        tell(request, str(error))
    else:
        tell(request, "Het instrument is weggehaald.", batch=batch)
    return redirect(PAGE, public_id)
