"""Deeds of the clerk of a council: who follows a partnership, by which frames, and what was reported."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.common.words import datum
from verband.rooms.councils.models import Frame, FrameReport, Rapporteur
from verband.rooms.councils.services.columns import only
from verband.rooms.history.services import Ledger, keep_others_out

Row = Rapporteur | Frame | FrameReport


TELLS_APART = {
    Rapporteur: ("party", "partnership", "name", "valid_from"),
    Frame: ("party", "partnership", "text", "set_on"),
    FrameReport: ("frame", "rapporteur", "on", "text"),
}
"""Two rows that say the same here are one row, sent twice."""
COLUMNS = {
    Rapporteur: ("name", "valid_from", "valid_to"),
    Frame: ("text", "set_on", "decision", "valid_to"),
    FrameReport: ("frame", "rapporteur", "on", "judgement", "text"),
}
"""What is corrected of each kind; of which council and partnership it is stays."""


class InUseError(InputError):
    """Reports rest on the row."""


class ElsewhereError(InputError):
    """A report whose frame and rapporteur are not of the same council and partnership."""


class DayError(InputError):
    """A report of a day on which it cannot have been made."""


class TwiceError(InputError):
    """The row stands already."""


@transaction.atomic
def add(*, row: Row, at: datetime, by: User) -> UUID:
    """Add a rapporteur, a frame or a report. Returns the batch.

    Others wait for the lock: two rows that say the same may stand in the table, where records were merged.

    Raises
    ------
    ElsewhereError
        When the frame and the rapporteur of a report are not of the same council and partnership.
    DayError
        When a report is of a day to come, or of one before its rapporteur began.
    TwiceError
        When the very same stands already, as after a second click.
    """
    _refuse_elsewhere(row)
    _refuse_day(row, at)
    keep_others_out()
    same = {name: getattr(row, name) for name in TELLS_APART[type(row)]}
    if type(row)._default_manager.filter(**same).exists():
        message = f"Dit staat er al: {row}. Ga terug om het te zien, of wijzig wat hier anders moet zijn."
        raise TwiceError(message)
    ledger = Ledger(at=at, by=by)
    ledger.create(row, str(row))
    return ledger.close()


@transaction.atomic
def correct(*, row: Row, values: dict[str, Any], at: datetime, by: User) -> UUID | None:
    """Change what is told of a rapporteur, a frame or a report. Returns the batch, None when it stood so already.

    Raises
    ------
    ElsewhereError
        When the frame and the rapporteur of a report are not of the same council and partnership.
    DayError
        When a report is of a day to come, or of one before its rapporteur began.
    """
    ledger = Ledger(at=at, by=by)
    ledger.change(row, str(row), only(values, COLUMNS[type(row)]))
    _refuse_elsewhere(row)
    _refuse_day(row, at)
    return ledger.close_if_changed()


@transaction.atomic
def take_away(*, row: Row, at: datetime, by: User) -> UUID:
    """Take a rapporteur, a frame or a report away; it can be put back. Returns the batch.

    Raises
    ------
    InUseError
        When reports rest on it.
    """
    if not isinstance(row, FrameReport) and row.reports.exists():
        message = (
            f"Bij {row._meta.verbose_name} '{row}' staan verslagen, die anders verloren gaan. "
            "Vul een einddatum in, of haal eerst de verslagen weg."
        )
        raise InUseError(message)
    ledger = Ledger(at=at, by=by)
    ledger.remove(row, str(row))
    return ledger.close()


def _refuse_elsewhere(row: Row) -> None:
    if not isinstance(row, FrameReport):
        return
    frame, follows = row.frame, row.rapporteur
    if (frame.party_id, frame.partnership_id) != (follows.party_id, follows.partnership_id):
        message = (
            "Deze rapporteur volgt iets anders dan waar het kader over gaat; kies een van de eigen kaders."
        )
        raise ElsewhereError(message)


def _refuse_day(row: Row, at: datetime) -> None:
    if not isinstance(row, FrameReport):
        return
    begun = row.rapporteur.valid_from
    if row.on > timezone.localdate(at):
        message = (
            f"Het verslag is van {datum(row.on)} en die dag moet nog komen; "
            "vul in wanneer het verslag is gemaakt."
        )
        raise DayError(message)
    if row.on < begun:
        message = (
            f"{row.rapporteur.name} is rapporteur vanaf {datum(begun)}; een verslag van {datum(row.on)} is van eerder. "
            "Kies een latere dag, of verbeter bij de rapporteur de dag vanaf."
        )
        raise DayError(message)
