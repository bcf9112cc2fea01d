"""Long work of the register: comparing a file that was uploaded, bringing it in, and undoing what is large."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.bridge import InputError
from verband.rooms.history.selectors.batch_state import batch_state, may_undo_batch
from verband.rooms.history.services import NotAllowedError, UndoRefusedError
from verband.rooms.history.services.large import undo_once
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.rules import let_have, let_others_see, let_try_again
from verband.rooms.jobs.services.carrying import Named, Outcome, RefusedError, ResultFile
from verband.rooms.jobs.services.progress import report_progress
from verband.rooms.register.models import ImportRun
from verband.rooms.register.rules import may_read_in
from verband.rooms.register.services.imports.asked import AskedImport
from verband.rooms.register.services.imports.prepared import Prepared, prepare
from verband.rooms.register.services.imports.telling import as_text, counts, told, told_refusal

CHANGED_MEANWHILE = (
    "Intussen is hier iets gewijzigd, waardoor dit bestand iets anders zou doen dan u zag. "
    "Er is niets verwerkt; vergelijk het bestand opnieuw."
)
NOT_CONFIRMED = (
    "Er verdwijnt veel en dat is niet bevestigd. Er is niets verwerkt; kijk de namen na en bevestig het."
)
PAGE = "register:import"
COMPARE_AGAIN = (
    "Vergelijk het bestand opnieuw op de pagina Inlezen, kijk wat er nu zou veranderen en bevestig dat."
)
RESTS_ON_IT = (
    "Er is niets gewijzigd, want er rust iets nieuwers op of iets staat in de weg. "
    "Maak eerst ongedaan wat later is gebeurd, of pas het met de hand aan."
)
MAY_NOT_UNDO = "U mag dit niet meer ongedaan maken en er is niets gewijzigd; vraag het aan het programmateam."
ALREADY_UNDONE = "Dit is intussen al ongedaan gemaakt; er is niets meer te doen."
NO_LONGER_MAY = "U hoort niet meer bij het programmateam; er is niets verwerkt."


@task
def compare_file(*, asked: dict[str, Any]) -> Outcome:
    """Compare a file and keep what it would do for a person to look at; nothing is written in the register."""
    wanted = AskedImport(**asked)
    try:
        prepared = prepare(
            wanted,
            today=timezone.localdate(),
            progress=lambda share, step: report_progress(90 * share, step),
        )
    except InputError as error:
        return Outcome(page=PAGE, told=told_refusal(wanted, error))
    report_progress(95, "namen op een rij zetten")
    text = ResultFile("wat-er-verandert.txt", "text/plain; charset=utf-8", as_text(wanted, prepared))
    return Outcome(page=PAGE, file=text, told=told(wanted, prepared))


@task
def apply_file(*, asked: dict[str, Any], mark: str, anyway: bool, by: str) -> Outcome:
    """Bring in what a person saw and confirmed.

    The plan is made anew and must be the very one that was confirmed. When nothing is left to change, an earlier
    attempt that was broken off had already written it, or someone else has: that is told as done.
    """
    wanted, person = AskedImport(**asked), User.objects.get(public_id=by)
    now, today = timezone.now(), timezone.localdate()
    if not (person.is_active and may_read_in(person, today)):
        raise InputError(NO_LONGER_MAY)
    prepared = prepare(
        wanted,
        today=today,
        progress=lambda share, step: report_progress(70 * share, step),
    )
    if prepared.plan.is_empty:
        return Outcome(page=PAGE, told=_done(wanted, prepared, _written_before(prepared)))
    _refuse_other(prepared, mark=mark, anyway=anyway)
    report_progress(75, "verwerken")
    return Outcome(page=PAGE, told=_done(wanted, prepared, prepared.apply(now, person)))


@task
def undo_large(*, batch: str, last: int, by: str) -> Outcome:
    """Undo a deed that is too large for a page, or do it again; ``last`` says by which event it held when asked."""
    person = User.objects.get(public_id=by)
    if not person.is_active:
        raise InputError(MAY_NOT_UNDO)
    try:
        undone = undo_once(
            batch=UUID(batch),
            last=last,
            at=timezone.now(),
            on=timezone.localdate(),
            by=person,
            progress=report_progress,
        )
    except NotAllowedError as error:
        raise InputError(MAY_NOT_UNDO) from error
    except UndoRefusedError as refused:
        named = [
            Named(str(rest), reverse("history:record", args=[rest.object_id]) if rest.object_id else "")
            for rest in refused.rests
        ]
        raise RefusedError(RESTS_ON_IT, named, more=refused.more) from refused
    return Outcome(address=reverse("history:batch", args=[undone]))


def _not_apply_again(user: User, run: Run) -> str:
    """Return why what was confirmed cannot be brought in again."""
    if run.failure in {CHANGED_MEANWHILE, NOT_CONFIRMED}:
        return COMPARE_AGAIN
    return _not_read_again(user, run)


def _not_read_in(user: User, _asked: Mapping[str, Any], on: date) -> str:
    """Return why the outcome of an import is not for someone: the role that it asks for has ended."""
    return "" if may_read_in(user, on) else NO_LONGER_MAY


def _not_read_again(user: User, run: Run) -> str:
    """Return why a file cannot be read again: its asker has no such role any more, or it is no longer kept."""
    if not may_read_in(user, timezone.localdate()):
        return NO_LONGER_MAY
    try:
        AskedImport(**(run.arguments or {})["asked"]).refuse_gone()
    except InputError as error:
        return str(error)
    return ""


def _not_undo_again(user: User, run: Run) -> str:
    """Return why a deed cannot be asked to be undone again."""
    state = batch_state(user, UUID(run.about), timezone.localdate())
    if state is None or not state.may:
        return MAY_NOT_UNDO
    return ALREADY_UNDONE if state.undone_by else ""


def _may_undo(visitor: Visitor, run: Run) -> bool:
    return may_undo_batch(visitor, UUID(run.about), timezone.localdate())


let_have(compare_file, _not_read_in)
let_try_again(compare_file, _not_read_again)
let_try_again(apply_file, _not_apply_again)
let_try_again(undo_large, _not_undo_again)
let_others_see(undo_large, _may_undo)


def _refuse_other(prepared: Prepared, *, mark: str, anyway: bool) -> None:
    if prepared.mark != mark:
        raise InputError(CHANGED_MEANWHILE)
    if not anyway:
        try:
            prepared.plan.refuse_great_loss()
        except InputError as error:
            raise InputError(NOT_CONFIRMED) from error


def _written_before(prepared: Prepared) -> ImportRun | None:
    readings = ImportRun.objects.filter(source=prepared.source, digest=prepared.digest)
    return readings.order_by("id").last()


def _done(asked: AskedImport, prepared: Prepared, written: ImportRun | None) -> dict[str, Any]:
    """Return what was written, as the books have it."""
    return {
        "asked": asked.as_values(),
        "applied": True,
        "stand_on": written.stand_on.isoformat() if written else "",
        "batch": str(written.batch) if written else "",
        "counts": counts(prepared, written.counts if written else prepared.plan.counts()),
    }
