"""Write down the days on which the calendar rests."""

import copy
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.common.words import datum
from verband.rooms.councils.bridge.wording import listed
from verband.rooms.councils.models import BoardMeeting, Consultation, CouncilMeeting, OwnTerm, Recess
from verband.rooms.councils.services.columns import only
from verband.rooms.councils.services.consultation_order import refuse_early_agenda
from verband.rooms.councils.services.consultations import label_of
from verband.rooms.councils.templatetags.councils_words import de_raad
from verband.rooms.history.services import Ledger

CalendarRow = BoardMeeting | CouncilMeeting | OwnTerm | Recess
COLUMNS = {
    BoardMeeting: ("on", "occasion", "year", "handed_in_on", "note"),
    OwnTerm: ("occasion", "weeks", "clause", "valid_from", "valid_to"),
    CouncilMeeting: ("on", "name", "decides", "papers_by"),
    Recess: ("name", "first_day", "last_day", "source", "reported"),
}
"""What is corrected of each kind; of whom it is stays."""
_STANDS_ALREADY = "Deze dag staat er al; verbeter die regel of kies een andere dag."
_HELD = "staat al een reces in deze dagen; haal daar het vinkje weg."


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
            if len(rows) > 1:
                _refuse_together(rows)
            for row in rows:
                if isinstance(row, Recess):
                    make_room(ledger, row)
                ledger.create(row, _label(row))
            return ledger.close()
    except IntegrityError as error:
        raise DayError(_STANDS_ALREADY) from error


def correct_day(
    *, row: CalendarRow, values: dict[str, Any], at: datetime, by: User, pieces: Iterable[Consultation] = ()
) -> UUID | None:
    """Change what is told of a meeting, a recess or a term. Returns the batch, None when it stood so already.

    ``pieces``: what stands on a meeting of a council and goes along to its new day or name.

    Raises
    ------
    DayError
        When it would become the same as another.
    ConsultationError
        When a piece came after the new day.
    """
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            was, told = _agenda_of(row), only(values, COLUMNS[type(row)])
            if isinstance(row, Recess):
                make_room(ledger, _trial(row, told))
            ledger.change(row, _label(row), told)
            if _agenda_of(row) != was:
                _put_on_agenda(ledger, pieces, *_agenda_of(row))
            return ledger.close_if_changed()
    except IntegrityError as error:
        raise DayError(_STANDS_ALREADY) from error


@transaction.atomic
def take_away(*, row: CalendarRow, at: datetime, by: User, pieces: Iterable[Consultation] = ()) -> UUID:
    """Take a meeting, a recess or a term away; it can be put back. Returns the batch.

    ``pieces``: what stands on a meeting of a council; it stands on no agenda any more.

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
    ledger.remove(row, _label(row))
    _put_on_agenda(ledger, pieces, None, "")
    return ledger.close()


def _refuse_together(rows: Iterable[CalendarRow]) -> None:
    """Refuse many rows with all that stand here already, so that they are not found out one at a time."""
    found = sorted({(row.on, row.name) for row in _meetings_twice(rows)})
    if found:
        days = listed([f"{datum(on)} ({name})" for on, name in found])
        message = f"Deze regels staan er al, of staan er twee keer in: {days}. Haal ze weg en bewaar opnieuw."
        raise DayError(message)
    noted = [row for row in rows if isinstance(row, Recess) and row.reported]
    held = [(row, beside) for row in noted if (beside := _beside(row).first())]
    if held:
        raise DayError(_stands_beside(held))


def _meetings_twice(rows: Iterable[CalendarRow]) -> Iterator[CouncilMeeting]:
    held = [row for row in rows if isinstance(row, CouncilMeeting)]
    there = CouncilMeeting.objects.filter(
        party__in=[row.party for row in held], on__in=[row.on for row in held]
    )
    seen = set(there.values_list("party", "on", "name"))
    for row in held:
        key = (row.party_id, row.on, row.name)
        if key in seen:
            yield row
        seen.add(key)


def _beside(row: Recess) -> QuerySet[Recess]:
    """Return the other recesses of the same council in the same days."""
    same = Recess.objects.filter(party=row.party, first_day__lte=row.last_day, last_day__gte=row.first_day)
    return same.exclude(pk=row.pk)


def _stands_beside(held: Iterable[tuple[Recess, Recess]]) -> str:
    councils = [f"{de_raad(row.party)} ({beside.name})" for row, beside in held]
    return f"Bij {listed(councils)} {_HELD}"


def make_room(ledger: Ledger, row: Recess) -> None:
    """Let a recess that a clerk wrote down go before what others noted of the same days.

    Raises
    ------
    DayError
        When it is others who note it and something stands on those days.
    """
    beside = _beside(row)
    if not row.reported:
        for noted in beside.filter(reported=True):
            ledger.remove(noted, _label(noted))
    elif found := beside.first():
        raise DayError(_stands_beside([(row, found)]))


def _label(row: CalendarRow) -> str:
    """Return what history calls a row: with its day, of what has one."""
    if isinstance(row, OwnTerm):
        return str(row)
    return f"{row} vanaf {datum(row.first_day)}" if isinstance(row, Recess) else f"{row} op {datum(row.on)}"


def _trial(row: Recess, told: dict[str, Any]) -> Recess:
    trial = copy.copy(row)
    for name, value in told.items():
        setattr(trial, name, value)
    return trial


def _agenda_of(row: CalendarRow) -> tuple[date | None, str]:
    """Return the day and name by which pieces stand on a meeting of a council; of other days nothing."""
    return (row.on, row.name) if isinstance(row, CouncilMeeting) else (None, "")


def _put_on_agenda(ledger: Ledger, pieces: Iterable[Consultation], on: date | None, name: str) -> None:
    for piece in pieces:
        ledger.change(piece, label_of(piece), {"agenda_on": on, "agenda": name})
        refuse_early_agenda(piece)
