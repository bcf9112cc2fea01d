"""Long work of the register: comparing a file that was uploaded with what stands here, and bringing it in."""

from typing import Any

from django.utils import timezone
from django_tasks import task

from verband.rooms.accounts.models import User
from verband.rooms.common.audience import Audience
from verband.rooms.common.bridge import InputError
from verband.rooms.jobs.services.carrying import Outcome, ResultFile
from verband.rooms.jobs.services.progress import report_progress
from verband.rooms.register.models import ImportRun
from verband.rooms.register.rules import belongs
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
    if not belongs(person, Audience.TEAM, "register:imports", today):
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
        "counts": counts(prepared, written.counts if written else prepared.plan.counts()),
    }
