"""The answers to what councils said of one piece, to take along."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.words import datum
from verband.rooms.councils.exports.consultation_nota import as_nota
from verband.rooms.councils.selectors.consultation_nota import nota_for

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@audience(Audience.PARTNERS)
@require_safe
def nota(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Hand over the nota van beantwoording of one piece."""
    today = timezone.localdate()
    found = nota_for(request.user, public_id, today)
    name = f"{slugify(f'nota-van-beantwoording-{found.piece.subject}')}.docx"
    disposition = content_disposition_header(as_attachment=True, filename=name) or ""
    content = as_nota(found, f"Opgehaald op {datum(today)}")
    return HttpResponse(content, content_type=DOCX_TYPE, headers={"Content-Disposition": disposition})
