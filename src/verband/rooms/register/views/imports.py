"""The import behind a page: upload, look at what it would do, confirm, and see what it did."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import is_user
from verband.rooms.common.audience import Audience, audience
from verband.rooms.history.selectors.batch_state import batch_state
from verband.rooms.jobs.choices import BROUGHT_NOTHING
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.selectors import run_for, runs_for
from verband.rooms.jobs.services.keeping import KEPT, keep_upload
from verband.rooms.jobs.services.starting import mark_seen, start
from verband.rooms.register.forms.imports import ChoicesForm, ConfirmForm, UploadForm
from verband.rooms.register.rules import may_read_in
from verband.rooms.register.services.imports.asked import AskedImport
from verband.rooms.register.services.imports.telling import OUTCOMES
from verband.rooms.register.tasks import apply_file, compare_file

UNPROCESSABLE = 422
SHOWN = 10


@audience(Audience.TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """Ask for a file, keep it, and have it compared."""
    person = _person(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        key = keep_upload(form.cleaned_data["file"].chunks())
        return _compare(person, form.asked(str(key)))
    context = {
        "form": form,
        "days": KEPT.days,
        "runs": runs_for(request.user, compare_file.module_path)[:SHOWN],
    }
    return render(request, "register/imports/upload.html", context, status=_status(request))


@audience(Audience.TEAM)
@require_safe
def import_page(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show what a file would do, or what it did."""
    run = run_for(request.user, public_id)
    mark_seen(run=run)
    if run.task == apply_file.module_path and run.is_done:
        return render(request, "register/imports/applied.html", _context(run) | _undoing(request, run))
    if run.task != compare_file.module_path:
        raise Http404
    return _compared(request, run) if run.is_done else redirect("jobs:run", run.public_id)


@audience(Audience.TEAM)
@require_POST
def compare_again(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Compare the same file again, read as was chosen."""
    run = _of_comparison(request, public_id)
    form = ChoicesForm(run.told, request.POST)
    if not form.is_valid():
        return _compared(request, run, choices=form)
    return _compare(_person(request), form.asked())


@audience(Audience.TEAM)
@require_POST
def apply_import(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Bring in what was shown; clicking twice brings it in once."""
    run = _of_comparison(request, public_id)
    if "mark" not in run.told:
        raise Http404
    form = ConfirmForm(run.told, request.POST)
    if not form.is_valid():
        return _compared(request, run, confirm=form)
    if before := _applied(request, run):
        return redirect("jobs:run", before.public_id)
    person, asked = _person(request), AskedImport(**run.told["asked"])
    started = start(
        task=apply_file,
        title=f"Verwerken: {asked.file_name}",
        by=person,
        arguments={
            "asked": asked.as_values(),
            "mark": run.told["mark"],
            "anyway": form.anyway,
            "by": str(person.public_id),
        },
        at=timezone.now(),
        about=str(run.public_id),
    )
    return redirect("jobs:run", started.public_id)


def _applied(request: HttpRequest, comparison: Run) -> Run | None:
    """Return the run that brought in what a comparison showed, or is at it."""
    runs = runs_for(request.user, apply_file.module_path).filter(about=str(comparison.public_id))
    return runs.exclude(state__in=BROUGHT_NOTHING).first()


def _compare(by: User, asked: AskedImport) -> HttpResponse:
    run = start(
        task=compare_file,
        title=f"Vergelijken: {asked.file_name}",
        by=by,
        arguments={"asked": asked.as_values()},
        at=timezone.now(),
    )
    return redirect("jobs:run", run.public_id)


def _of_comparison(request: HttpRequest, public_id: UUID) -> Run:
    run = run_for(request.user, public_id)
    if run.task != compare_file.module_path or not run.is_done:
        raise Http404
    return run


def _compared(
    request: HttpRequest, run: Run, *, choices: ChoicesForm | None = None, confirm: ConfirmForm | None = None
) -> HttpResponse:
    context = _context(run) | {"applied": _applied(request, run)}
    if "refused" in run.told:
        context["choices"] = choices or ChoicesForm(run.told)
    elif not run.told["is_empty"] and not context["applied"]:
        context["confirm"] = confirm or ConfirmForm(run.told)
    return render(request, "register/imports/compared.html", context, status=_status(request))


def _context(run: Run) -> dict[str, Any]:
    return {"run": run, "told": run.told, "outcomes": list(OUTCOMES.values())}


def _undoing(request: HttpRequest, run: Run) -> dict[str, Any]:
    """Return how the deed of an import stands: whether it can be undone, is being undone, or was."""
    batch = run.told.get("batch")
    return {"state": batch_state(request.user, UUID(batch), timezone.localdate()) if batch else None}


def _person(request: HttpRequest) -> User:
    if not is_user(request.user) or not may_read_in(request.user, timezone.localdate()):
        raise Http404
    return request.user


def _status(request: HttpRequest) -> int:
    return UNPROCESSABLE if request.method == "POST" else 200
