"""Tasks and their eight characteristics: the first look at a region, filled in by those responsible."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.exports import FORMAT, XLSX_TYPE, Notes, export_response
from verband.rooms.common.facets import FacetResult, apply_facets
from verband.rooms.common.kept import filled
from verband.rooms.common.tables import build_table, last_value, query_of
from verband.rooms.common.toasts import tell
from verband.rooms.common.words import meervoud
from verband.rooms.history.selectors.entries import Entry
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.history.views.removed import removed_page, row_or_removed
from verband.rooms.register.choices import POLES, Characteristic
from verband.rooms.register.exports.characteristics import task_columns
from verband.rooms.register.forms.characteristics import CharacteristicsForm, SheetForm, flat
from verband.rooms.register.models import Task
from verband.rooms.register.rules import may_keep, partnerships_in_care
from verband.rooms.register.selectors.characteristics import (
    PROVINCE,
    TaskLine,
    partnerships_in,
    task_facets,
    task_lines,
    task_table,
)
from verband.rooms.register.selectors.keeping import kept_numbers, parties_to_keep, tasks_to_keep
from verband.rooms.register.selectors.on_day import RegisterOnDay
from verband.rooms.register.selectors.stand import Stand
from verband.rooms.register.selectors.worksheet import worksheet
from verband.rooms.register.services.keep.characteristics import answer_characteristics, standing_answers
from verband.rooms.register.services.keep.worksheet import Written, read_worksheet
from verband.rooms.register.views.look import look


def _asked(request: HttpRequest, register: RegisterOnDay, lines: Sequence[TaskLine]) -> FacetResult[TaskLine]:
    """Return the tasks that the address asks for."""
    return apply_facets(lines, task_facets(register), query_of(request))


@audience(Audience.PUBLISHED)
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """Show the tasks of a region by the eight characteristics, or hand them over as a file."""
    looked_at, register, context = look(request)
    lines = task_lines(register)
    result = _asked(request, register, lines)
    if last_value(query_of(request), FORMAT) and (file := _file(request, looked_at, result, len(lines))):
        return file
    provinces = [chip.value for chip in result.chips if chip.name == PROVINCE and not chip.unknown]
    context |= {
        "result": result,
        "total": len(lines),
        "table": task_table(result.rows),
        "characteristics": [(each, POLES[each]) for each in Characteristic],
        "provinces": provinces,
        "partnerships": partnerships_in(register, provinces),
        "kept": kept_numbers(request.user, timezone.localdate()),
    }
    return render(request, "register/tasks/tasks.html", context)


def _file(
    request: HttpRequest, looked_at: Stand, result: FacetResult[TaskLine], total: int
) -> HttpResponse | None:
    """Return the tasks as the file that the address asks for."""
    columns, query = task_columns(request.build_absolute_uri), query_of(request)
    whole = build_table(
        columns=columns, rows=result.rows, total=total, query=query, caption="Taken en kenmerken"
    )
    notes = Notes(result.filter_text, looked_at.sentence, looked_at.source_names)
    return export_response(query, whole, "taken-en-kenmerken", notes)


@audience(Audience.PUBLISHED)
@require_safe
def tasks_sheet(request: HttpRequest) -> HttpResponse:
    """Hand over the form for a working session, with the tasks that the address asks for."""
    _, register, _ = look(request)
    result = _asked(request, register, task_lines(register))
    name = "kenmerken-keuze.xlsx" if any(not chip.unknown for chip in result.chips) else "kenmerken.xlsx"
    disposition = content_disposition_header(as_attachment=True, filename=name) or ""
    return HttpResponse(
        worksheet(result.rows), content_type=XLSX_TYPE, headers={"Content-Disposition": disposition}
    )


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def read_sheet(request: HttpRequest) -> HttpResponse:
    """Read a filled in form of a working session."""
    today = timezone.localdate()
    form = filled(request, SheetForm, parties=parties_to_keep(request.user, today))
    done = attempt(request, form, lambda: (_read(request, form),))
    if done:
        _tell_written(request, *done)
        return redirect("register:tasks")
    context = {"form": form, "today": today}
    return render(request, "register/tasks/read_sheet.html", context, status=status_of([form]))


def _tell_written(request: HttpRequest, written: Written | None) -> None:
    if not written:
        tell(request, "Het werkblad zegt niets anders dan hier al stond.")
        return
    number = meervoud(written.answers, "antwoord,antwoorden")
    added = f", {meervoud(written.tasks, 'nieuwe taak,nieuwe taken')}" if written.tasks else ""
    tell(request, f"Het werkblad is verwerkt: {number} gewijzigd{added}.", batch=written.batch)


def _read(request: HttpRequest, form: SheetForm) -> Written | None:
    today, by = timezone.localdate(), user_of(request)
    return read_worksheet(
        content=form.cleaned_data["bestand"],
        may_keep=lambda partnership: may_keep(by, partnership, today),
        new_tasks=form.cleaned_data["nieuwe_taken"],
        answered_for=form.cleaned_data["answered_for"],
        on=today,
        at=timezone.now(),
        by=by,
    )


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def characteristics(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Answer the eight characteristics of one task."""
    today = timezone.localdate()
    cared = partnerships_in_care(request.user, today)
    task = row_or_removed(
        request,
        tasks_to_keep(request.user, today),
        public_id,
        lambda told: cared.filter(public_id=told["partnership"]).exists(),
    )
    parties = parties_to_keep(request.user, today)
    if isinstance(task, Entry):
        form = filled(request, CharacteristicsForm, standing={}, parties=parties)
        return removed_page(request, task, form, back=reverse("register:tasks"))
    form = filled(request, CharacteristicsForm, standing=standing_answers(task), parties=parties)
    done = attempt(request, form, lambda: (_answer(request, form, task),))
    if done:
        tell(request, f"De kenmerken van {task} zijn bewaard.", batch=done[0])
        return redirect("register:tasks")
    context = {"form": form, "task": task}
    return render(request, "register/tasks/characteristics.html", context, status=status_of([form]))


def _answer(request: HttpRequest, form: CharacteristicsForm, task: Task) -> UUID | None:
    try:
        return answer_characteristics(
            sheet={task: form.given()},
            seen={task: form.seen()},
            answered_for=form.cleaned_data["answered_for"],
            on=timezone.localdate(),
            at=timezone.now(),
            by=user_of(request),
        )
    except InputError:
        form.see_again(flat(standing_answers(task)))
        raise
