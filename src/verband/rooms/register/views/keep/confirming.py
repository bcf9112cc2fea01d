"""A government confirms its own list."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.common.words import datum
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.register.forms.confirming import ConfirmForm
from verband.rooms.register.rules import may_keep_party
from verband.rooms.register.selectors.party_page import joined_lines, party_or_404
from verband.rooms.register.services.keep.confirming import confirm_list
from verband.rooms.register.views.look import look


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say that the list of one's own government is right, as seen today."""
    today = timezone.localdate()
    party = party_or_404(public_id)
    if not may_keep_party(request.user, party, today):
        raise Http404
    _, register, context = look(request)
    form = filled(request, ConfirmForm)
    batch = attempt(
        request,
        form,
        lambda: confirm_list(
            party=party,
            note=form.cleaned_data["note"],
            seen_on=today,
            at=timezone.now(),
            by=user_of(request),
        ),
    )
    if batch:
        tell(request, f"Vastgelegd: de lijst van {party} klopt, gezien op {datum(today)}.", batch=batch)
        return redirect(party)
    context |= {"form": form, "party": party, "joined": joined_lines(party.pk, register)}
    return render(request, "register/keep/confirm.html", context, status=status_of([form]))
