"""Write down when a piece was sent to councils, and how one knows: for all of them at once."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.common.words import meervoud
from verband.rooms.councils.forms.consultations import SendingForm
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.consultation_page import laying_of
from verband.rooms.councils.services.sendings import note_sending
from verband.rooms.history.views.attempt import Written, attempt, status_of


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def sending(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Write down day and proof of sending, for the councils that are ticked."""
    row, rows = laying_of(request.user, public_id, timezone.localdate())
    initial = {"sent_on": row.sent_on, "sent_proof": row.sent_proof}
    form = filled(request, SendingForm, councils=[each.party for each in rows], initial=initial)
    written = attempt(request, form, lambda: _note(request, form, rows))
    if written:
        count = meervoud(len(form.cleaned_data["councils"]), "overheid,overheden")
        written.say(request, f"De verzending is vastgelegd voor {count}.")
        return redirect("councils:consultation", public_id)
    context = {"row": row, "form": form}
    return render(request, "councils/consultation_sending.html", context, status=status_of([form]))


def _note(request: HttpRequest, form: SendingForm, rows: list[Consultation]) -> Written:
    told = form.cleaned_data
    chosen = {party.pk for party in told["councils"]}
    batch = note_sending(
        rows=[row for row in rows if row.party_id in chosen],
        sent_on=told["sent_on"],
        proof=told["sent_proof"],
        on=timezone.localdate(),
        at=timezone.now(),
        by=user_of(request),
    )
    return Written(batch)
