"""Write down the days on which the calendar rests, and switch rules of law off and on."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.councils.models import BoardMeeting, CouncilMeeting, OwnTerm, Recess, RuleSwitch
from verband.rooms.history.services import Ledger

CalendarRow = BoardMeeting | CouncilMeeting | OwnTerm | Recess
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
            ledger.change(row, str(row), values)
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


@transaction.atomic
def switch_off(*, code: str, because: str, at: datetime, by: User) -> UUID:
    """Switch a rule of law off for this installation. Returns the batch.

    Raises
    ------
    DayError
        When it is off already.
    """
    if RuleSwitch.objects.filter(code=code).exists():
        message = "Deze regel staat al uit."
        raise DayError(message)
    ledger = Ledger(at=at, by=by)
    ledger.create(RuleSwitch(code=code, because=because), f"uitgezette regel {code}")
    return ledger.close()


@transaction.atomic
def switch_on(*, switch: RuleSwitch, at: datetime, by: User) -> UUID:
    """Let a rule of law hold again. Returns the batch."""
    ledger = Ledger(at=at, by=by)
    ledger.remove(switch, str(switch))
    return ledger.close()
