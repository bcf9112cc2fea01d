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
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.history.views.columns import write_columns
from verband.rooms.register.forms.parties import GovernmentForm, NewPartyForm, PartyForm
from verband.rooms.register.selectors.keeping import party_to_keep
from verband.rooms.register.services.keep.parties import FROM_SOURCES, add_party, correct_party


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
    fields = GovernmentForm if party.kind in FROM_SOURCES else PartyForm
    form, written = write_columns(
        request,
        fields,
        party,
        lambda values: correct_party(party=party, values=values, at=timezone.now(), by=user_of(request)),
    )
    if written:
        written.say(request, f"De gegevens van {party} zijn bewaard.")
        return redirect(party)
    context = {"form": form, "party": party}
    return render(request, "register/keep/correct_party.html", context, status=status_of([form]))
