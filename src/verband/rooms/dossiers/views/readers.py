"""Name people in a dossier, end their access, and hand a dossier over."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.kept import filled
from verband.rooms.dossiers.choices import Capacity
from verband.rooms.dossiers.forms import HandOverForm, ReaderForm
from verband.rooms.dossiers.rules import is_owner, require
from verband.rooms.dossiers.selectors.dossiers import dossier_for
from verband.rooms.dossiers.selectors.named import expected_row_for, heirs_of, row_for
from verband.rooms.dossiers.services import readers as deeds
from verband.rooms.dossiers.services.expecting import name_reader as name
from verband.rooms.dossiers.services.expecting import withdraw_naming as withdraw
from verband.rooms.dossiers.views.door import confidential, done, form_page

NOBODY = (
    "U kunt een dossier overdragen aan wie erin leest. Geef eerst iemand toegang en wacht tot die het dossier "
    "heeft geopend."
)


@audience(Audience.SIGNED_IN)
@require_http_methods(["GET", "POST"])
@confidential
def name_reader(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give someone access, or another capacity or end."""
    by, at = user_of(request), timezone.now()
    found = dossier_for(by, public_id, at)
    require(allowed=is_owner(found, by, at))
    form, back = filled(request, ReaderForm), reverse("dossiers:dossier", args=[public_id])
    if request.method == "POST" and form.is_valid():
        address, until = form.cleaned_data["who"], form.cleaned_data["until"]
        capacity = Capacity(form.cleaned_data["capacity"])
        if done(
            form,
            lambda: name(dossier=found, address=address, capacity=capacity, until=until, at=at, by=by),
        ):
            messages.success(request, f"{address} is nu genoemd als {capacity.label} van dit dossier.")
            return redirect(back)
    return form_page(request, form, heading="Iemand toegang geven", button="Geef toegang", back=back)


@audience(Audience.SIGNED_IN)
@require_POST
@confidential
def withdraw_naming(request: HttpRequest, public_id: UUID, row_id: UUID) -> HttpResponse:
    """Let go of an address that nobody came in with."""
    by, at = user_of(request), timezone.now()
    withdraw(row=expected_row_for(dossier_for(by, public_id, at), row_id), at=at, by=by)
    messages.success(request, "Het adres is weggehaald; wie het heeft, kan niet meer bij dit dossier komen.")
    return redirect("dossiers:dossier", public_id)


@audience(Audience.SIGNED_IN)
@require_POST
@confidential
def revoke(request: HttpRequest, public_id: UUID, row_id: UUID) -> HttpResponse:
    """End someone's access."""
    by, at = user_of(request), timezone.now()
    row = row_for(dossier_for(by, public_id, at), row_id)
    try:
        deeds.revoke(row=row, at=at, by=by)
    except InputError as error:
        messages.error(request, str(error))
        return redirect("dossiers:dossier", public_id)
    messages.success(request, "De toegang is beëindigd.")
    return redirect("dossiers:dossiers") if row.user_id == by.pk else redirect("dossiers:dossier", public_id)


@audience(Audience.SIGNED_IN)
@require_http_methods(["GET", "POST"])
@confidential
def hand_over(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Make someone else the owner in one's own place."""
    by, at = user_of(request), timezone.now()
    found = dossier_for(by, public_id, at)
    require(allowed=is_owner(found, by, at))
    heirs, back = heirs_of(found, by, at), reverse("dossiers:dossier", args=[public_id])
    if not heirs:
        messages.info(request, NOBODY)
        return redirect(back)
    form = filled(request, HandOverForm, heirs=heirs)
    if request.method == "POST" and form.is_valid():
        to, stay = form.cleaned_data["who"], form.cleaned_data["stay"]
        if done(form, lambda: deeds.hand_over(dossier=found, to=to, stay=stay, at=at, by=by)):
            messages.success(request, f"{to.get_full_name()} is nu eigenaar van het dossier.")
            return redirect(back if stay else "dossiers:dossiers")
    return form_page(request, form, heading="Dossier overdragen", button="Draag over", back=back)
