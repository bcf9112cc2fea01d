"""Write, change and withdraw notes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.dossiers.forms import NoteForm, SureForm
from verband.rooms.dossiers.models import Note
from verband.rooms.dossiers.rules import may_write, require
from verband.rooms.dossiers.selectors.dossiers import dossier_for
from verband.rooms.dossiers.selectors.notes import VersionShown, note_for, shown
from verband.rooms.dossiers.services.notes import OvertakenError, change_note, withdraw_note, write_note
from verband.rooms.dossiers.services.reading import reading
from verband.rooms.dossiers.views.door import confidential, form_page

CONFLICT = 409


@audience(Audience.SIGNED_IN)
@require_http_methods(["GET", "POST"])
@confidential
def write(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Write a note."""
    by, at = user_of(request), timezone.now()
    found = dossier_for(by, public_id, at)
    require(allowed=may_write(found, by, at))
    form, back = filled(request, NoteForm), reverse("dossiers:dossier", args=[public_id])
    if request.method == "POST" and form.is_valid():
        write_note(dossier=found, content=form.content, at=at, by=by)
        messages.success(request, "De notitie is bewaard.")
        return redirect(back)
    return form_page(request, form, heading="Nieuwe notitie", button="Bewaar", back=back)


@audience(Audience.SIGNED_IN)
@require_http_methods(["GET", "POST"])
@confidential
def change(request: HttpRequest, public_id: UUID, note_id: UUID) -> HttpResponse:
    """Change a note; who was overtaken sees both texts and loses nothing."""
    by, at = user_of(request), timezone.now()
    note = note_for(by, public_id, note_id, at)
    newest = _newest(note, request)
    initial = {"heading": newest.heading, "text": newest.text, "seen": newest.version.number}
    form, back = filled(request, NoteForm, initial=initial), reverse("dossiers:dossier", args=[public_id])
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"] or 0
        try:
            change_note(note=note, content=form.content, seen=seen, at=at, by=by)
        except OvertakenError as error:
            return _overtaken(request, newest, error.newest, back)
        messages.success(request, "De notitie is gewijzigd. De vorige versie staat eronder.")
        return redirect(back)
    return form_page(request, form, heading="Notitie wijzigen", button="Bewaar", back=back)


@audience(Audience.SIGNED_IN)
@require_http_methods(["GET", "POST"])
@confidential
def withdraw(request: HttpRequest, public_id: UUID, note_id: UUID) -> HttpResponse:
    """Ask once, and destroy what a note says."""
    by, at = user_of(request), timezone.now()
    note = note_for(by, public_id, note_id, at)
    form, back = (
        SureForm(request.POST if request.method == "POST" else None),
        reverse("dossiers:dossier", args=[public_id]),
    )
    if request.method == "POST" and form.is_valid():
        withdraw_note(note=note, at=at, by=by)
        messages.success(request, "De notitie is ingetrokken en de tekst is vernietigd.")
        return redirect(back)
    lead = (
        f"De notitie “{_newest(note, request).heading}” verdwijnt met alle versies. Verband opent ze daarna "
        "niet meer, ook niet uit een reservekopie. Wel blijft te zien dat er een notitie is ingetrokken."
    )
    return form_page(request, form, heading="Notitie intrekken", button="Trek in", back=back, lead=lead)


def _newest(note: Note, request: HttpRequest) -> VersionShown:
    found = shown(note, reading(note.dossier, reader=request.user, at=timezone.now())).newest
    if found is None:
        message = "a note that was not withdrawn has no versions"
        raise LookupError(message)
    return found


def _overtaken(request: HttpRequest, newest: VersionShown, number: int, back: str) -> HttpResponse:
    sent: QueryDict = request.POST.copy()
    sent["seen"] = str(number)
    context = {"form": NoteForm(sent), "newest": newest, "back": back}
    return render(request, "dossiers/overtaken.html", context, status=CONFLICT)
