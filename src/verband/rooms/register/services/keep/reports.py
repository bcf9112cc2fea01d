"""Say that a record is not right, and answer who said so."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.common.models import Record
from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Change, Differs, Ledger, OvertakenError, Values
from verband.rooms.register.choices import ReportState
from verband.rooms.register.models import MistakeReport

MOST_PER_HOUR = 60
"""Reports that a site takes from visitors in an hour: more is a machine."""


ADDRESS_KEPT = timedelta(days=90)
"""How long after the answer the e-mail address of a reporter is kept."""
TEXT_KEPT = timedelta(days=365)
"""How long after a report was closed what was written is kept: until the yearly check of a list has come by once."""
CLOSED = (ReportState.MENDED, ReportState.STANDS)
NOTHING: dict[str, Any] = {"text": "", "answer": "", "reply_to": "", "reported_by": None}
"""What a report says of people, or in their words, when that was taken out."""


class TooManyReportsError(InputError):
    """More reports than people would write."""


@transaction.atomic
def report_mistake(
    *, row: Record, label: str, text: str, reply_to: str, at: datetime, by: User | None
) -> MistakeReport:
    """Keep what someone says is not right about a record.

    Raises
    ------
    TooManyReportsError
        When visitors without an account sent too many in the last hour.
    """
    recent = MistakeReport.objects.filter(reported_at__gt=at - timedelta(hours=1), reported_by=None)
    if by is None and recent.count() >= MOST_PER_HOUR:
        message = (
            "Er komen nu te veel meldingen binnen. Uw tekst staat er nog; probeer het over een uur opnieuw."
        )
        raise TooManyReportsError(message)
    return MistakeReport.objects.create(
        object_kind=row.told_as,
        object_id=row.public_id,
        label=label[:300],
        text=text,
        reply_to=reply_to,
        reported_at=at,
        reported_by=by,
    )


@transaction.atomic
def answer_report(
    *,
    report: MistakeReport,
    state: ReportState,
    answer: str,
    at: datetime,
    by: User,
    seen: Values | None = None,
) -> UUID | None:
    """Answer a report: it is being looked at, mended, or the record stands.

    Returns the batch, None when it stood so already, or when who answers left it as it was seen. ``seen`` holds the
    state and the answer that the person saw; these two belong together.

    Raises
    ------
    OvertakenError
        When another answered otherwise since the person looked; nothing is written.
    JustChangedError
        When another answers at this very moment.
    """
    ledger = Ledger(at=at, by=by)
    wanted = {"state": state, "answer": answer}
    standing = what_stands(report)
    was = standing if seen is None else seen
    if wanted in (was, standing):
        return None
    if was != standing:
        raise OvertakenError(tuple(_differing(was, standing, wanted)))
    report.answer, report.answered_at, report.answered_by = answer, at, by
    # What a visitor wrote and what was answered can hold personal data, so neither goes into the history: the
    # ledger saves the whole row and tells of the state alone, also when that stayed as it was.
    ledger.change(report, report.label, {"state": state}, beside=({}, {"state": state}))
    return ledger.close()


def what_stands(report: MistakeReport) -> Values:
    """Return how far a report is and what was answered."""
    return {"state": report.state, "answer": report.answer}


def _differing(was: Values, standing: Values, wanted: Values) -> Iterator[Differs]:
    columns: tuple[tuple[str, str, Callable[[str], str]], ...] = (
        ("state", "stand", lambda code: ReportState(code).label),
        ("answer", "antwoord", str),
    )
    for name, label, says in columns:
        if standing[name] != wanted[name]:
            yield Differs(label, *(says(values[name]) for values in (was, standing, wanted)))


def is_news(report: MistakeReport, before: Values) -> bool:
    """Whether who reported has something to read: an answer or an end, other than what stood before."""
    tells = report.state != ReportState.LOOKING or bool(report.answer)
    return tells and what_stands(report) != before


def forget_addresses(*, at: datetime) -> int:
    """Wipe the e-mail address of reports that were answered long ago; returns how many."""
    old = MistakeReport.objects.filter(answered_at__lt=at - ADDRESS_KEPT).exclude(reply_to="")
    return old.update(reply_to="", revision=F("revision") + 1)


@transaction.atomic
def erase_report(*, report: MistakeReport, at: datetime, by: User) -> UUID:
    """Take out of a report all that people wrote and who sent it; the event tells no more than that it was done.

    Returns the batch. Nothing takes this back.
    """
    ledger = Ledger(at=at, by=by)
    MistakeReport.objects.filter(pk=report.pk).update(**NOTHING, revision=F("revision") + 1)
    ledger.include([Change(Deed.DESTROY, report.told_as, report.public_id, report.label, None, None)])
    return ledger.close()


@transaction.atomic
def forget_texts(*, at: datetime) -> int:
    """Take out what was written in reports that were closed long ago, and who sent them; returns how many."""
    old = MistakeReport.objects.filter(state__in=CLOSED, answered_at__lt=at - TEXT_KEPT).exclude(
        text="", answer=""
    )
    found = list(old.select_for_update())
    ledger = Ledger(at=at, by=None)
    MistakeReport.objects.filter(pk__in=[each.pk for each in found]).update(
        **NOTHING, revision=F("revision") + 1
    )
    ledger.include(
        Change(Deed.DESTROY, each.told_as, each.public_id, each.label, None, None) for each in found
    )
    ledger.close_if_changed()
    return len(found)
