"""Write down the days on which the calendar rests."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.councils.models import BoardMeeting, CouncilMeeting, OwnTerm, Recess
from verband.rooms.councils.services.columns import only
from verband.rooms.history.services import Ledger

CalendarRow = BoardMeeting | CouncilMeeting | OwnTerm | Recess
COLUMNS = {
    BoardMeeting: ("on", "occasion", "year", "note"),
    OwnTerm: ("occasion", "weeks", "clause", "valid_from", "valid_to"),
    CouncilMeeting: ("on", "name", "decides", "papers_by"),
    Recess: ("name", "first_day", "last_day", "source"),
}
"""What is corrected of each kind; of whom it is stays."""
_STANDS_ALREADY = "Deze dag staat er al; verbeter die regel of kies een andere dag."


class DayError(InputError):
    """A day that cannot stand beside what stands here."""


def write_down(*, rows: list[CalendarRow], at: datetime, by: User) -> UUID:
    """Write down meetings, recesses or terms, all of them or none. Returns the batch.

    Raises
    ------
    DayError
        When one of them is there already.
    """
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            for row in rows:
                ledger.create(row, str(row))
            return ledger.close()
    except IntegrityError as error:
        raise DayError(_STANDS_ALREADY) from error


def correct_day(*, row: CalendarRow, values: dict[str, Any], at: datetime, by: User) -> UUID | None:
    """Change what is told of a meeting, a recess or a term. Returns the batch, None when it stood so already.

    Raises
    ------
    DayError
        When it would become the same as another.
    """
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            ledger.change(row, str(row), only(values, COLUMNS[type(row)]))
            return ledger.close() if ledger.has_changes else None
    except IntegrityError as error:
        raise DayError(_STANDS_ALREADY) from error


@transaction.atomic
def take_away(*, row: CalendarRow, at: datetime, by: User) -> UUID:
    """Take a meeting, a recess or a term away; it can be put back. Returns the batch.

    Raises
    ------
    DayError
        When a board meeting has items that partners prepare.
    """
    if isinstance(row, BoardMeeting) and row.items.exists():
        message = (
            "Bij deze vergadering staan agendapunten die partners voorbereiden; verplaats de vergadering."
        )
        raise DayError(message)
    ledger = Ledger(at=at, by=by)
    ledger.remove(row, str(row))
    return ledger.close()
