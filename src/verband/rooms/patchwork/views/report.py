"""The report: one page to print or to send, and the same as PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.patchwork.bridge.report import build_report
from verband.rooms.patchwork.exports import report_html, report_pdf_bytes
from verband.rooms.patchwork.views.look import look


@audience(Audience.PARTNERS)
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """Show the report in the site."""
    seen = look(request, "report")
    return render(
        request,
        "patchwork/report.html",
        seen.context | {"report": build_report(seen.everything, seen.part, seen.whole)},
    )


@audience(Audience.PARTNERS)
@require_safe
def report_pdf(request: HttpRequest) -> HttpResponse:
    """Hand over the report as PDF."""
    seen = look(request, "report")
    document = report_pdf_bytes(
        report_html(build_report(seen.everything, seen.part, seen.whole), seen.stand.sentence)
    )
    name = slugify(f"samenwerking in beeld {seen.part.province} {seen.stand.day}")
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(document, content_type="application/pdf", headers=headers)
