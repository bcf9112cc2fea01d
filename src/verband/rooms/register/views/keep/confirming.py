"""A government confirms its own list."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.forms import SEEN
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.common.words import datum
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.register.forms.confirming import ConfirmForm
from verband.rooms.register.models import Confirmation, Party
from verband.rooms.register.rules import may_keep_party
from verband.rooms.register.selectors.keeping import speaks_for
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.selectors.party_page import JoinedLine, joined_lines, party_or_404
from verband.rooms.register.selectors.stand import stand
from verband.rooms.register.services.keep.confirming import ConfirmError, confirm_list


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say that the list of one's own government is right, as seen today."""
    today = timezone.localdate()
    party = party_or_404(public_id)
    speaks = speaks_for(request.user, party, today)
    if not may_keep_party(request.user, party, today) or (request.method == "POST" and not speaks):
        raise Http404
    now = stand(today, today)  # what is seen today, whatever day the address asks for or the source tells of
    joined, last = (
        joined_lines(party.pk, register_on(now.day)),
        party.confirmations.order_by("seen_on", "id").last(),
    )
    shown = {"list": _mark(joined), "last": str(last.public_id) if last else None}
    form = filled(request, ConfirmForm, seen=shown)

    def do() -> UUID:
        try:
            _refuse_unseen(party, form.cleaned_data[SEEN], shown, last)
            return confirm_list(
                party=party,
                note=form.cleaned_data["note"],
                seen_on=today,
                at=timezone.now(),
                by=user_of(request),
            )
        except ConfirmError:
            form.see_again(shown)
            raise

    batch = attempt(request, form, do)
    if batch:
        tell(request, f"Vastgelegd: de lijst van {party} klopt, gezien op {datum(today)}.", batch=batch)
        return redirect(party)
    context = {"form": form, "party": party, "joined": joined, "last": last, "speaks": speaks}
    context |= {"stand": now.sentence}
    return render(request, "register/keep/confirm.html", context, status=status_of([form]))


def _mark(joined: Sequence[JoinedLine]) -> str:
    """Return what stays the same as long as the list that is shown does."""
    told = [(str(line.partnership.public_id), line.partnership.name) for line in joined]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _refuse_unseen(
    party: Party, seen: dict[str, Any], shown: dict[str, str | None], last: Confirmation | None
) -> None:
    if seen.get("list") != shown["list"]:
        message = "Deze lijst is gewijzigd terwijl u haar bekeek. Loop haar nog eens na en bevestig dan."
        raise ConfirmError(message)
    if last and seen.get("last") != shown["last"]:
        message = (
            f"Dat de lijst van {party} klopt, gezien op {datum(last.seen_on)}, is al vastgelegd terwijl u keek. "
            "Bevestigt u nog eens, dan komt uw opmerking in de plaats van die hierboven."
        )
        raise ConfirmError(message)
