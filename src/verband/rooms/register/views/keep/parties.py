"""Add a party that takes part somewhere, and correct one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.forms import begun
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.register.forms.parties import GovernmentForm, NewPartyForm, PartyForm
from verband.rooms.register.models import Party
from verband.rooms.register.selectors.keeping import party_to_keep
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.parties import FROM_SOURCES, add_party, correct_party
from verband.rooms.register.views.keep.attempt import attempt, status_of


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a party that is no government."""
    form = begun(filled(request, NewPartyForm))
    done = attempt(
        request, form, lambda: add_party(values=form.values(), at=timezone.now(), by=user_of(request))
    )
    if done:
        party, batch = done
        tell(
            request,
            f"{party} staat er. Zet haar bij de deelnemers van een samenwerkingsverband.",
            batch=batch,
        )
        return redirect(party)
    return render(request, "register/keep/add_party.html", {"form": form}, status=status_of([form]))


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say what a party is called and where it is."""
    party = party_to_keep(request.user, public_id, timezone.localdate())
    seen = keep.plain_values(party)
    fields = GovernmentForm if party.kind in FROM_SOURCES else PartyForm
    form = filled(request, fields, seen=seen, initial=seen)
    batch = attempt(request, form, lambda: _correct(request, form, party), party)
    if batch:
        tell(request, f"De gegevens van {party} zijn bewaard.", batch=batch)
        return redirect(party)
    context = {"form": form, "party": party}
    return render(request, "register/keep/correct_party.html", context, status=status_of([form]))


def _correct(request: HttpRequest, form: GovernmentForm, party: Party) -> UUID:
    wanted = form.values()
    trial = keep.plain_values(Party(**wanted))
    mine = keep.settle(party, form.cleaned_data["gezien"], {name: trial[name] for name in wanted})
    values = {name: wanted[name] for name in mine}
    return correct_party(party=party, values=values, at=timezone.now(), by=user_of(request))
