"""The report: one page to print or to send, and the same as PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from verband.rooms.accounts.rules import is_user
from verband.rooms.common.audience import Audience, audience
from verband.rooms.jobs.services.starting import start
from verband.rooms.patchwork.bridge.report import build_report
from verband.rooms.patchwork.tasks import make_report_pdf
from verband.rooms.patchwork.views.look import look


@audience(Audience.PUBLISHED)
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """Show the report in the site."""
    seen = look(request, "report")
    return render(
        request,
        "patchwork/report.html",
        seen.context
        | {
            "report": build_report(seen.everything, seen.part, seen.whole, seen.links),
            "may_ask": is_user(request.user),
        },
    )


@audience(Audience.PUBLISHED)
@require_POST
def report_pdf(request: HttpRequest) -> HttpResponse:
    """Have the report made as PDF; how far it is and the file itself stand on the page of that work."""
    if not is_user(request.user):
        raise Http404
    seen = look(request, "report")
    run = start(
        task=make_report_pdf,
        title=f"Rapport als PDF: {seen.part.name}",
        by=request.user,
        arguments={
            "day": seen.stand.day.isoformat(),
            "stand": seen.stand.sentence,
            "province": seen.chosen.province,
            "source": seen.chosen.source,
            "with_succeeded": seen.chosen.with_succeeded,
        },
        at=timezone.now(),
    )
    return redirect("jobs:run", run.public_id)
