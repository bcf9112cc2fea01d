"""The list of one's dossiers, one dossier, and what is decided about it."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import may_manage, user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.dossiers.forms import DossierForm, SureForm
from verband.rooms.dossiers.models import NOTEBOOK, Dossier
from verband.rooms.dossiers.rules import NotForYou, is_owner, may_write, require
from verband.rooms.dossiers.selectors.declarations import declarations_for
from verband.rooms.dossiers.selectors.dossiers import dossier_for, dossiers_for
from verband.rooms.dossiers.selectors.emergencies import openings_of
from verband.rooms.dossiers.selectors.named import expected_in, named_in
from verband.rooms.dossiers.selectors.notes import notes_in
from verband.rooms.dossiers.selectors.notices import notices_for, notices_of
from verband.rooms.dossiers.services.destruction import destroy_dossier, what_would_go
from verband.rooms.dossiers.services.dossiers import describe_dossier, open_dossier
from verband.rooms.dossiers.services.expecting import come_in
from verband.rooms.dossiers.services.noticing import mark_dossier_seen
from verband.rooms.dossiers.services.reading import reading
from verband.rooms.dossiers.views.door import UNPROCESSABLE, confidential, done, form_page


@audience(Audience.SIGNED_IN)
@require_safe
@confidential
def dossiers(request: HttpRequest) -> HttpResponse:
    """Show the dossiers that someone may read."""
    at = timezone.now()
    context: dict[str, object] = {
        "asked": come_in(user=user_of(request), at=at),
        "lines": dossiers_for(request.user, NOTEBOOK, at),
        "notices": notices_for(request.user, at),
        "declarations": declarations_for(request.user),
        "runs_the_site": may_manage(request.user),
    }
    return render(request, "dossiers/dossiers.html", context)


@audience(Audience.SIGNED_IN)
@require_http_methods(["GET", "POST"])
@confidential
def open_new(request: HttpRequest) -> HttpResponse:
    """Open a dossier."""
    form, by, at = filled(request, DossierForm), user_of(request), timezone.now()
    if request.method == "POST" and form.is_valid():
        title, keeping = form.cleaned_data["title"], form.keeping
        if done(form, lambda: open_dossier(room=NOTEBOOK, title=title, at=at, by=by, keeping=keeping)):
            messages.success(
                request, "Het dossier is aangelegd. Alleen u kunt het lezen, tot u iemand noemt."
            )
            return redirect("dossiers:dossiers")
    return form_page(
        request,
        form,
        heading="Nieuw vertrouwelijk dossier",
        button="Leg aan",
        back=reverse("dossiers:dossiers"),
    )


@audience(Audience.SIGNED_IN)
@require_safe
@confidential
def dossier(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one dossier to who may read it."""
    at = timezone.now()
    found = _found(user_of(request), public_id, at)
    read = reading(found, reader=request.user, at=at)
    context = {
        "dossier": found,
        "title": read.open(found.title),
        "access": read.access,
        "notes": notes_in(read),
        "named": named_in(found, at),
        "expected": expected_in(found, user_of(request), at),
        "openings": openings_of(found, request.user, at),
        "is_owner": is_owner(found, request.user, at),
        "may_write": may_write(found, request.user, at),
    }
    context["notices"] = notices_of(found, at) if context["is_owner"] else []
    if context["is_owner"]:
        mark_dossier_seen(dossier=found, at=at, by=user_of(request))
    return render(request, "dossiers/dossier.html", context)


def _found(user: User, public_id: UUID, at: datetime) -> Dossier:
    """Return a dossier, also to who follows a link to it before having looked at the list."""
    try:
        return dossier_for(user, public_id, at)
    except NotForYou:
        come_in(user=user, at=at)
        return dossier_for(user, public_id, at)


@audience(Audience.SIGNED_IN)
@require_http_methods(["GET", "POST"])
@confidential
def edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give a dossier another title or term."""
    by, at = user_of(request), timezone.now()
    found = dossier_for(by, public_id, at)
    require(allowed=is_owner(found, by, at))
    title = reading(found, reader=by, at=at).open(found.title)
    initial = {"title": title, "category": found.category, "destroy_on": found.destroy_on}
    form = filled(request, DossierForm, initial=initial)
    back = reverse("dossiers:dossier", args=[public_id])
    if request.method == "POST" and form.is_valid():
        new, keeping = form.cleaned_data["title"], form.keeping
        if done(form, lambda: describe_dossier(dossier=found, title=new, keeping=keeping, at=at, by=by)):
            messages.success(request, "Titel en bewaartermijn zijn bewaard.")
            return redirect(back)
    return form_page(request, form, heading="Titel en bewaartermijn", button="Bewaar", back=back)


@audience(Audience.SIGNED_IN)
@require_http_methods(["GET", "POST"])
@confidential
def destroy(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say what would be destroyed, ask once, and destroy it."""
    by, at = user_of(request), timezone.now()
    found = dossier_for(by, public_id, at)
    require(allowed=is_owner(found, by, at))
    form = SureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        declared = destroy_dossier(dossier=found, at=at, by=by)
        return redirect("dossiers:declaration", declared.public_id)
    title = reading(found, reader=by, at=at).open(found.title)
    context = {"form": form, "dossier": found, "title": title, "counts": what_would_go(found)}
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "dossiers/destroy.html", context, status=status)
