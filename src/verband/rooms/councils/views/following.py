"""Add, correct and take away a rapporteur, a frame or a report: for the clerk of that council, and its rapporteurs.

A rapporteur writes drafts, offers them to the council, and keeps the own reports.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.councils.forms.rapporteurs import FollowingForm, FrameForm, RapporteurForm, ReportForm
from verband.rooms.councils.models import Frame, FrameReport, Rapporteur, ReportDraft
from verband.rooms.councils.selectors.rapporteurs import Following, Kept, following
from verband.rooms.councils.selectors.rapporteurs_writing import (
    choices_on,
    following_to_add,
    of_council,
    row_to_keep,
)
from verband.rooms.councils.services import rapporteurs as services
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.history.views.columns import write_columns


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of row on the page of a council and a partnership."""

    model: type[Kept]
    form: type[FollowingForm]
    one: str
    """With its article, as a sentence begins with it."""
    add: str
    """Title of the page on which one is added."""

    def row(self, page: Following, values: Mapping[str, Any], by: User) -> Kept:
        """Return a row with these values; a draft is of whoever writes it."""
        if self.model in {Rapporteur, Frame}:
            return self.model(party=page.party, partnership=page.named.partnership, **values)
        return self.model(**values, **({"author": by} if self.model is ReportDraft else {}))


SUBJECTS: Mapping[str, Subject] = {
    "rapporteur": Subject(Rapporteur, RapporteurForm, "De rapporteur", "Rapporteur toevoegen"),
    "kader": Subject(Frame, FrameForm, "Het kader", "Kader toevoegen"),
    "verslag": Subject(FrameReport, ReportForm, "Het verslag", "Verslag toevoegen"),
    "concept": Subject(ReportDraft, ReportForm, "Het concept", "Schrijf verslag"),
}
"""By the word of the address."""


def _subject(word: str) -> Subject:
    if word not in SUBJECTS:
        raise Http404
    return SUBJECTS[word]


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, party_id: UUID, public_id: UUID, word: str) -> HttpResponse:
    """Add a row, while the government takes part in the partnership."""
    subject, on = _subject(word), timezone.localdate()
    page = following_to_add(request.user, subject.model, party_id, public_id, on)
    context = {"page": page, "word": word, "title": subject.add}
    if subject.form is ReportForm and not (page.frames and (page.rapporteurs or page.former)):
        return render(request, "councils/following_first.html", context)
    form = filled(
        request,
        subject.form,
        choices=choices_on(page, subject.model, None, on),
        initial={"frame": request.GET.get("kader", "")},
    )
    by = user_of(request)
    batch = attempt(
        request,
        form,
        lambda: services.add(row=subject.row(page, form.values(), by), at=timezone.now(), by=by),
    )
    if batch:
        tell(request, f"{subject.one} is toegevoegd.", batch=batch)
        return redirect("councils:following", party_id, public_id)
    return render(request, "councils/following_form.html", context | {"form": form}, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, word: str, row_id: UUID) -> HttpResponse:
    """Correct a row."""
    subject = _subject(word)
    row, page = _kept(request, subject, row_id)
    form, written = write_columns(
        request,
        subject.form,
        row,
        lambda values: services.correct(row=row, values=values, at=timezone.now(), by=user_of(request)),
        choices=choices_on(page, subject.model, row, timezone.localdate()),
    )
    if written:
        written.say(request, f"{subject.one} is gewijzigd.")
        return redirect("councils:following", page.party.public_id, page.named.partnership.public_id)
    context = {"page": page, "word": word, "row": row, "form": form, "title": f"{subject.one} wijzigen"}
    return render(request, "councils/following_form.html", context, status=status_of([form]))


@audience(Audience.PARTNERS)
@require_POST
def take_away(request: HttpRequest, word: str, row_id: UUID) -> HttpResponse:
    """Take a row away."""
    subject = _subject(word)
    row, page = _kept(request, subject, row_id)
    try:
        batch = services.take_away(row=row, at=timezone.now(), by=user_of(request))
    except InputError as error:
        tell(request, str(error))
    else:
        tell(request, f"{subject.one} is weggehaald.", batch=batch)
    return redirect("councils:following", page.party.public_id, page.named.partnership.public_id)


@audience(Audience.PARTNERS)
@require_POST
def offer(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Make a draft the report that all partners read."""
    draft, page = _kept(request, SUBJECTS["concept"], row_id)
    if not isinstance(draft, ReportDraft):
        raise Http404
    try:
        batch = services.offer(
            draft=draft, seen=request.POST.get("gelezen", ""), at=timezone.now(), by=user_of(request)
        )
    except InputError as error:
        tell(request, str(error))
    else:
        tell(request, "Het verslag is aangeboden aan de raad: alle partners lezen het nu.", batch=batch)
    return redirect("councils:following", page.party.public_id, page.named.partnership.public_id)


def _kept(request: HttpRequest, subject: Subject, row_id: UUID) -> tuple[Kept, Following]:
    today = timezone.localdate()
    row = row_to_keep(request.user, subject.model, row_id, today)
    return row, following(request.user, *of_council(row), today)
