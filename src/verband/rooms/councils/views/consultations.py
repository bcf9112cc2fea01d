"""One piece before one council: its page, its print and each step; and putting a piece before councils."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.common.words import meervoud
from verband.rooms.councils.bridge.consultations import LegalBase, legal_base
from verband.rooms.councils.choices import Voice
from verband.rooms.councils.forms import consultations as forms
from verband.rooms.councils.selectors.consultation_lists import list_after, list_of
from verband.rooms.councils.selectors.consultation_page import (
    STEPS,
    consultation_page,
    consultation_to_change,
    consultation_to_remove,
    council_row,
    next_in_laying,
    warning_of,
)
from verband.rooms.councils.selectors.consultations import Reading, consultation_for
from verband.rooms.councils.selectors.laying import ToLay, partnership_to_lay
from verband.rooms.councils.services import board_views
from verband.rooms.councils.services import consultations as services
from verband.rooms.councils.views.told import say
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.history.views.columns import write_columns
from verband.rooms.register.models import Party


@dataclass(frozen=True, slots=True)
class Step:
    """One step: how it is filled in, which deed it is and what is said when it was done."""

    form: type[forms.StepForm]
    deed: Callable[..., UUID | None]
    done: str


KINDS: Mapping[str, Step] = {
    "stuk": Step(forms.CorrectPieceForm, services.correct_piece, "Het stuk is gewijzigd."),
    "ontvangst": Step(forms.ReceiptForm, services.note_receipt, "De ontvangst is genoteerd."),
    "agenda": Step(forms.AgendaForm, services.put_on_agenda, "De vergadering is genoteerd."),
    "besluit": Step(forms.DecisionForm, services.decide, "Besluit en tekst zijn bewaard."),
    "versturen": Step(
        forms.SendForm, services.send, "Het versturen is genoteerd; alle partners lezen de tekst nu."
    ),
    "ontvangst-bestuur": Step(
        forms.BoardReceiptForm,
        board_views.note_receipt_for,
        "Bewaard wat het bestuur over de ontvangst weet; de griffie van die raad kan het bevestigen of verbeteren.",
    ),
    "volgens-bestuur": Step(
        forms.BoardViewForm,
        board_views.note_view,
        "Bewaard wat het bestuur ontving; de griffie van die raad kan het bevestigen of verbeteren.",
    ),
    "bevestigen": Step(forms.ConfirmForm, board_views.confirm_view, "Bevestigd namens de eigen raad."),
    "antwoord": Step(forms.AnswerForm, services.note_answer, "Het antwoord van het bestuur is bewaard."),
    "nadien": Step(forms.AfterwardsForm, services.note_answer, "Wat er daarna gebeurde is bewaard."),
}
"""By the word of the address."""
OTHERS_ONLY = "others_only"
"""The button that lays a piece before the councils where nothing on the same lies."""


@audience(Audience.PARTNERS)
@require_safe
def consultation(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one piece before one council."""
    page = consultation_page(request.user, public_id, timezone.localdate())
    context = {
        "page": page,
        "one": page.reading,
        "law": _law_of(page.reading),
    }
    return render(request, "councils/consultation.html", context)


def _law_of(one: Reading) -> LegalBase:
    """Return the law behind a piece."""
    return legal_base(one.voice, one.occasion, one.chapter, one.procedure or "")


@audience(Audience.PARTNERS)
@require_safe
def paper(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show what a council said as one sheet to print."""
    _, reading = consultation_for(request.user, public_id, timezone.localdate())
    if reading.said is None or not reading.said.text:
        raise Http404
    return render(request, "councils/consultation_paper.html", {"one": reading})


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, public_id: UUID, word: str) -> HttpResponse:
    """Fill in one step of a piece, or correct it."""
    on = timezone.localdate()
    row, reading = consultation_to_change(request.user, public_id, word, on)
    kind = KINDS[word]
    form, written = write_columns(
        request,
        kind.form,
        row,
        lambda values: kind.deed(row=row, values=values, on=on, at=timezone.now(), by=user_of(request)),
        consultation=row,
        on=timezone.localdate(),
    )
    later = next_in_laying(request.user, row, word, on)
    if written:
        say(request, kind.done, written.batch)
        if later and "verder" in request.POST:
            return redirect("councils:consultation-step", later, word)
        return redirect("councils:consultation", public_id)
    context = {"one": reading, "word": word, "title": STEPS[word], "form": form, "later": later}
    context |= {"law": _law_of(reading), "warning": warning_of(request.user, row, on)}
    return render(request, "councils/consultation_step.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_POST
def take_back(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a decision that was sent back to the own government."""
    on = timezone.localdate()
    row = council_row(request.user, public_id, on)
    try:
        batch = services.take_back(row=row, on=on, at=timezone.now(), by=user_of(request))
    except InputError as error:
        tell(request, str(error))
    else:
        say(request, "Teruggehaald: alleen de eigen overheid leest de tekst nu.", batch)
    return redirect("councils:consultation", public_id)


@audience(Audience.PARTNERS)
@require_POST
def remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a piece away that was put before a council by mistake."""
    row, speaks = consultation_to_remove(request.user, public_id, timezone.localdate())
    try:
        batch = services.remove(row=row, by_council=speaks, at=timezone.now(), by=user_of(request))
    except InputError as error:
        tell(request, str(error))
        return redirect("councils:consultation", public_id)
    say(request, "Het stuk is weggehaald.", batch)
    return redirect("councils:work", row.party.public_id) if speaks else redirect(list_after(row))


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def lay(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Put a piece of a partnership before its councils, all at once."""
    on = timezone.localdate()
    found = partnership_to_lay(request.user, public_id, on)
    form = _piece_form(request, found, on)
    done = attempt(request, form, lambda: _lay(request, form, found, on))
    if done:
        batch, chosen, piece = done
        count = meervoud(len(chosen), "overheid,overheden")
        laid = "Genoteerd" if isinstance(form, forms.CameInForm) else f"Voorgelegd bij {count}"
        say(request, f"{laid}: {piece.subject}.", batch)
        own = next((party for party in found.own if party in chosen), None)
        list_of_all = list_of(found.named.partnership.public_id, piece.voice, piece.year, piece.subject)
        return redirect("councils:work", own.public_id) if own else redirect(list_of_all)
    context = {"found": found, "named": found.named, "form": form, "council": _asked(request, found)}
    return render(request, "councils/consultation_lay.html", context, status=status_of([form]))


def _piece_form(request: HttpRequest, found: ToLay, on: date) -> forms.PieceForm:
    """Return the form as its sender begins it: a clerk with the own council and no day, another with all, today."""
    initial = {"voice": Voice.OPINION, "sent_on": None if found.own else on, "year": on.year + 1}
    if council := _asked(request, found):
        return filled(request, forms.CameInForm, councils=[council], initial=initial)
    return filled(request, forms.PieceForm, councils=found.councils, chosen=found.own, initial=initial)


def _asked(request: HttpRequest, found: ToLay) -> Party | None:
    """Return the own council at which a piece came in, None when a piece is laid before councils."""
    asked = request.GET.get("raad")
    return next((party for party in found.own if str(party.public_id) == asked), None)


def _lay(
    request: HttpRequest, form: forms.PieceForm, found: ToLay, on: date
) -> tuple[UUID, list[Party], services.Piece]:
    """Lay what was filled in; return the batch, before whom it was laid and as what."""
    partnership, chosen, piece = found.named.partnership, list(form.cleaned_data["councils"]), form.piece()
    if OTHERS_ONLY in request.POST:
        chosen, piece = services.beside_what_lies(partnership=partnership, parties=chosen, piece=piece)
    try:
        batch = services.lay_before(
            partnership=partnership,
            parties=chosen,
            piece=piece,
            on=on,
            at=timezone.now(),
            by=user_of(request),
            anew=form.cleaned_data["anew"],
        )
    except services.LiesAlreadyError as error:
        form.tell_of(error)
        raise
    return batch, chosen, piece
