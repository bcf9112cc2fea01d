"""A piece at all councils that have it: note the sending, correct it or take it away, where there is a tick."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.common.words import meervoud
from verband.rooms.councils.forms.councils import CouncilsForm
from verband.rooms.councils.forms.layings import LayingForm, SendingForm, TakeAwayForm
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.consultation_lists import list_after
from verband.rooms.councils.selectors.consultation_page import is_untouched, laying_of
from verband.rooms.councils.services import sendings as services
from verband.rooms.councils.views.told import say
from verband.rooms.history.views.attempt import Written, attempt, status_of


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def sending(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Write down day and proof of sending, for the councils that are ticked."""
    row, rows = laying_of(request.user, public_id, timezone.localdate())
    initial = {name: getattr(row, name) for name in ("sent_on", "sent_proof", "document")}
    form = filled(request, SendingForm, councils=[each.party for each in rows], initial=initial)
    written = attempt(request, form, lambda: _note(request, form, rows))
    if written:
        say(request, f"De verzending is vastgelegd voor {_count(form)}.", written.batch)
        return redirect("councils:consultation", public_id)
    context = {"row": row, "form": form}
    return render(request, "councils/consultation_sending.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Correct title, year and kind of a piece, for the councils that are ticked."""
    row, rows = laying_of(request.user, public_id, timezone.localdate())
    free = [each for each in rows if is_untouched(each)]
    initial = {name: getattr(row, name) for name in services.PIECE}
    form = filled(request, LayingForm, councils=[each.party for each in free], initial=initial)
    written = attempt(request, form, lambda: _correct(request, form, free))
    if written:
        say(request, f"Het stuk is gewijzigd bij {_count(form)}.", written.batch)
        return redirect("councils:consultation", public_id)
    return _page(request, row, rows, form, "wijzigen")


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a piece away at the councils that are ticked."""
    row, rows = laying_of(request.user, public_id, timezone.localdate())
    free = [each for each in rows if is_untouched(each)]
    form = filled(request, TakeAwayForm, councils=[each.party for each in free])
    written = attempt(request, form, lambda: _remove(request, form, free))
    if written:
        say(request, f"Het stuk is weggehaald bij {_count(form)}.", written.batch)
        return redirect(list_after(row))
    return _page(request, row, rows, form, "weghalen")


def _page(
    request: HttpRequest, row: Consultation, rows: Sequence[Consultation], form: CouncilsForm, deed: str
) -> HttpResponse:
    context = {
        "row": row,
        "form": form,
        "deed": deed,
        "written": [one for one in rows if not is_untouched(one)],
    }
    return render(request, "councils/consultation_laying.html", context, status=status_of([form]))


def _count(form: CouncilsForm) -> str:
    return meervoud(len(form.cleaned_data["councils"]), "overheid,overheden")


def _chosen(form: CouncilsForm, rows: Sequence[Consultation]) -> list[Consultation]:
    chosen = {party.pk for party in form.cleaned_data["councils"]}
    return [row for row in rows if row.party_id in chosen]


def _note(request: HttpRequest, form: SendingForm, rows: list[Consultation]) -> Written:
    batch = services.note_sending(
        rows=_chosen(form, rows),
        sent_on=form.cleaned_data["sent_on"],
        proof=form.cleaned_data["sent_proof"],
        document=form.cleaned_data["document"],
        on=timezone.localdate(),
        at=timezone.now(),
        by=user_of(request),
    )
    return Written(batch)


def _correct(request: HttpRequest, form: LayingForm, rows: list[Consultation]) -> Written:
    batch = services.correct_laying(
        rows=_chosen(form, rows),
        values={name: form.cleaned_data[name] for name in services.PIECE},
        on=timezone.localdate(),
        at=timezone.now(),
        by=user_of(request),
    )
    return Written(batch)


def _remove(request: HttpRequest, form: TakeAwayForm, rows: list[Consultation]) -> Written:
    chosen = _chosen(form, rows)
    return Written(services.remove_laying(rows=chosen, at=timezone.now(), by=user_of(request)))
