"""My work: what was asked, how far it is, and what it brought."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.exports import FORMAT, Notes, export_response
from verband.rooms.common.tables import build_table, query_of
from verband.rooms.common.toasts import asked_back
from verband.rooms.common.words import datum
from verband.rooms.jobs import rules, selectors
from verband.rooms.jobs.exports import run_columns
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.services.keeping import KEPT, result_file
from verband.rooms.jobs.services.starting import cancel, mark_seen, try_again

SHOWN = 100
CAPTION = "Mijn werk"


@audience(Audience.SIGNED_IN)
@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    """Show what the visitor asked for lately."""
    runs, query = selectors.runs_for(request.user), query_of(request)
    if FORMAT in query:
        table = build_table(
            columns=run_columns(request.build_absolute_uri), rows=runs[:SHOWN], query=query, caption=CAPTION
        )
        notes = Notes("geen", datum(timezone.localdate()), "Verband")
        if file := export_response(query, table, CAPTION, notes):
            return file
    context = {"runs": runs[:SHOWN], "total": runs.count(), "days": KEPT.days}
    return render(request, "jobs/my_work.html", context)


@audience(Audience.SIGNED_IN)
@require_safe
def run_page(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one run; the page renews itself until it has ended."""
    run = selectors.run_for(request.user, public_id)
    may_steer = rules.may_steer(request.user, run)
    if may_steer:
        mark_seen(run=run)
    context = {
        "run": run,
        "may_steer": may_steer,
        "why_no_file": _why_no_file(request, run),
        **_again(request, run),
        "kept_until": run.ended_at + KEPT if run.ended_at else None,
        "nobody_works": not run.has_ended and not selectors.worker_alive(timezone.now()),
        "breadcrumbs": [{"label": "Mijn werk", "url": reverse("jobs:my-work")}, {"label": run.title}],
    }
    return render(request, "jobs/run.html", context)


@audience(Audience.SIGNED_IN)
@require_POST
def stop_run(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Stop a run; asking twice, or after its end, changes nothing."""
    cancel(run=_steered(request, public_id), at=timezone.now())
    return redirect("jobs:run", public_id)


@audience(Audience.SIGNED_IN)
@require_POST
def run_again(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Have a run that brought nothing done again; its page says why when that cannot be, and what to do instead."""
    run = _steered(request, public_id)
    with suppress(InputError):
        run = try_again(run=run, by=user_of(request), at=timezone.now())
    return redirect("jobs:run", run.public_id)


@audience(Audience.SIGNED_IN)
@require_POST
def dismiss(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take the news of a run off the pages."""
    mark_seen(run=_steered(request, public_id))
    return redirect(asked_back(request) or "jobs:my-work")


@audience(Audience.SIGNED_IN)
@require_safe
def result(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Hand over the file that a run made, as long as it is kept."""
    run = selectors.run_for(request.user, public_id)
    file = result_file(run.public_id)
    if not run.is_done or not run.file_name or _why_no_file(request, run) or not file.exists():
        raise Http404
    if rules.may_steer(request.user, run):
        mark_seen(run=run)
    return FileResponse(
        file.open("rb"), as_attachment=True, filename=run.file_name, content_type=run.content_type
    )


def _why_no_file(request: HttpRequest, run: Run) -> str:
    return rules.why_not_have(user_of(request), run, timezone.localdate()) if run.file_name else ""


def _again(request: HttpRequest, run: Run) -> dict[str, Any]:
    """Return how a run that brought nothing is asked for again, or what to do instead."""
    if not run.brought_nothing or not rules.may_steer(request.user, run):
        return {}
    retried = selectors.retry_of(run)
    why_not = "" if retried else rules.why_not_again(user_of(request), run, timezone.localdate())
    return {"retried": retried, "why_not": why_not, "may_retry": not retried and not why_not}


def _steered(request: HttpRequest, public_id: UUID) -> Run:
    run = selectors.run_for(request.user, public_id)
    if not rules.may_steer(request.user, run):
        raise Http404
    return run
