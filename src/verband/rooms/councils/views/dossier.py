"""The introduction to cooperation for who is new in a council: on screen, for one partnership, and as PDF."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.councils.bridge.dossier import forms_pack
from verband.rooms.councils.selectors.dossier import Dossier, dossier_for
from verband.rooms.councils.selectors.taking_part import own_governments
from verband.rooms.councils.tasks import make_dossier_pdf
from verband.rooms.councils.templatetags.councils_words import de_raad
from verband.rooms.jobs.services.starting import start
from verband.rooms.register.selectors.stand import stand


@audience(Audience.PARTNERS)
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Show of which governments the visitor can read the introduction."""
    return render(
        request, "councils/dossiers.html", {"own": own_governments(request.user, timezone.localdate())}
    )


@audience(Audience.PARTNERS)
@require_safe
def whole(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show all pages of one government, to read or to print at once."""
    dossier = dossier_for(request.user, public_id, timezone.localdate())
    return render(request, "councils/dossier.html", _context(dossier))


@audience(Audience.PARTNERS)
@require_safe
def one(request: HttpRequest, public_id: UUID, partnership_id: UUID) -> HttpResponse:
    """Show the page of one partnership."""
    dossier = dossier_for(request.user, public_id, timezone.localdate(), partnership_id)
    return render(request, "councils/dossier_one.html", _context(dossier) | {"page": dossier.pages[0]})


@audience(Audience.PARTNERS)
@require_POST
def pdf(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Have the introduction made as PDF; how far it is and the file itself stand on the page of that work."""
    today, reader = timezone.localdate(), user_of(request)
    dossier = dossier_for(reader, public_id, today)
    run = start(
        task=make_dossier_pdf,
        title=f"Inwerkdossier voor {de_raad(dossier.party)}",
        by=reader,
        arguments={"party": str(public_id), "reader": str(reader.public_id), "day": today.isoformat()},
        at=timezone.now(),
    )
    return redirect("jobs:run", run.public_id)


def _context(dossier: Dossier) -> dict[str, Any]:
    looked_at = stand(dossier.on)
    return {"dossier": dossier, "pack": forms_pack(), "stand": looked_at.sentence}
