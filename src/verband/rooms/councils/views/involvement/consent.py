"""A council agrees with how it is involved, or no longer does: its own clerk writes it down."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.councils.forms.involvement import ConsentForm
from verband.rooms.councils.selectors.involvement.agreement import ToConsent, consent_to_give
from verband.rooms.councils.services import involvement as services
from verband.rooms.councils.templatetags.councils_words import de_raad
from verband.rooms.history.views.attempt import attempt, status_of

PAGE = "councils:agreement"


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, public_id: UUID, party_id: UUID) -> HttpResponse:
    """Let a clerk write down that the council agrees with what stands here."""
    today = timezone.localdate()
    found = consent_to_give(request.user, public_id, party_id, today)
    first = {"agreed_on": today, "note": found.given.note if found.given else ""}
    shown = {"terms": found.page.terms}
    form = filled(request, ConsentForm, today=today, seen=shown, initial=first)
    batch = attempt(request, form, lambda: _consent(request, found, form))
    if batch:
        tell(request, f"Vastgelegd: instemming van {de_raad(found.party)}.", batch=batch)
        return redirect(PAGE, public_id)
    if request.method == "POST":
        form.see_again(shown)
    context = {"page": found.page, "party": found.party, "given": found.given, "form": form}
    return render(request, "councils/involvement/consent.html", context, status=status_of([form]))


def _consent(request: HttpRequest, found: ToConsent, form: ConsentForm) -> UUID:
    return services.consent(
        involvement=found.involvement,
        party=found.party,
        seen=list(form.cleaned_data["gezien"].get("terms", [])),
        at=timezone.now(),
        by=user_of(request),
        **form.values(),
    )


@audience(Audience.PARTNERS)
@require_POST
def withdraw(request: HttpRequest, public_id: UUID, party_id: UUID) -> HttpResponse:
    """Let a clerk write down that the council no longer agrees."""
    found = consent_to_give(request.user, public_id, party_id, timezone.localdate())
    if found.given:
        batch = services.withdraw_consent(given=found.given, at=timezone.now(), by=user_of(request))
        tell(request, f"Ingetrokken: de instemming van {de_raad(found.party)}.", batch=batch)
    return redirect(PAGE, public_id)
