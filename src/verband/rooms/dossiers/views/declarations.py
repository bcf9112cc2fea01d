"""The declaration of destruction, as a page and as a file to keep."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.dossiers.exports import declaration_pdf_bytes
from verband.rooms.dossiers.selectors.declarations import declaration_for
from verband.rooms.dossiers.views.door import confidential


@audience(Audience.SIGNED_IN)
@require_safe
@confidential
def declaration(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show that a dossier was destroyed, to who owned it."""
    return render(
        request, "dossiers/declaration.html", {"declared": declaration_for(request.user, public_id)}
    )


@audience(Audience.SIGNED_IN)
@require_safe
@confidential
def declaration_pdf(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Hand over the declaration as PDF."""
    declared = declaration_for(request.user, public_id)
    document = declaration_pdf_bytes(declared, on=timezone.localdate())
    name = f"verklaring-van-vernietiging-{timezone.localdate(declared.destroyed_at)}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(document, content_type="application/pdf", headers=headers)
