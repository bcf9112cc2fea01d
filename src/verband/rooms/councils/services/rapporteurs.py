"""Deeds on who follows a partnership for a council, by which frames, and what is reported.

A clerk does them all; whom the clerk named as rapporteur writes drafts, offers them and keeps the own reports.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.common.words import datum
from verband.rooms.councils.models import Frame, FrameReport, Rapporteur, ReportDraft
from verband.rooms.councils.rules import people_of
from verband.rooms.councils.services.columns import only
from verband.rooms.history.services import Ledger, keep_others_out

Found = FrameReport | ReportDraft
Row = Rapporteur | Frame | Found

TELLS_APART: dict[type[Row], tuple[str, ...]] = {
    Rapporteur: ("party", "partnership", "name", "valid_from"),
    Frame: ("party", "partnership", "text", "set_on"),
    FrameReport: ("frame", "rapporteur", "on", "text"),
    ReportDraft: ("frame", "rapporteur", "author", "on", "text"),
}
"""Two rows that say the same here are one row, sent twice."""
OF_REPORT = ("frame", "rapporteur", "on", "judgement", "text")
COLUMNS: dict[type[Row], tuple[str, ...]] = {
    Rapporteur: ("name", "account", "valid_from", "valid_to"),
    Frame: ("text", "set_on", "decision", "valid_to"),
    FrameReport: OF_REPORT,
    ReportDraft: OF_REPORT,
}
"""What is corrected of each kind; of which council and partnership it is stays."""


class InUseError(InputError):
    """Reports rest on the row."""


class ElsewhereError(InputError):
    """A report whose frame and rapporteur are not of the same council and partnership."""


class StrangerError(InputError):
    """An account that holds no role for the government of the rapporteur."""


class ReadBeforeError(InputError):
    """A draft that says something else than whoever offers it has read."""


class DayError(InputError):
    """A report of a day on which it cannot have been made."""


class TwiceError(InputError):
    """The row stands already."""


@transaction.atomic
def add(*, row: Row, at: datetime, by: User) -> UUID:
    """Add a rapporteur, a frame, a report or a draft of one. Returns the batch.

    Others wait for the lock: two rows that say the same may stand in the table, where records were merged.

    Raises
    ------
    ElsewhereError
        When the frame and the rapporteur of a report are not of the same council and partnership.
    DayError
        When a report is of a day to come, or of one before its rapporteur began.
    TwiceError
        When the very same stands already, as after a second click.
    StrangerError
        When the account of a rapporteur holds no role for that government.
    """
    _refuse_elsewhere(row)
    _refuse_day(row, at)
    _refuse_stranger(row, None, at)
    keep_others_out()
    _refuse_twice(row)
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
    StrangerError
        When the account of a rapporteur is another now, and holds no role for that government.
    """
    ledger, account = Ledger(at=at, by=by), getattr(row, "account", None)
    ledger.change(row, str(row), only(values, COLUMNS[type(row)]))
    _refuse_elsewhere(row)
    _refuse_day(row, at)
    _refuse_stranger(row, account, at)
    return ledger.close_if_changed()


@transaction.atomic
def offer(*, draft: ReportDraft, seen: str, at: datetime, by: User) -> UUID:
    """Make a draft the report that all partners read; undoing that makes it a draft again. Returns the batch.

    ``seen`` is the revision of the draft that whoever offers it has read.

    Raises
    ------
    ReadBeforeError
        When the draft was changed after that.
    TwiceError
        When the very same report stands already.
    """
    if seen != str(draft.revision):
        message = "Het concept is intussen gewijzigd. Lees hieronder wat er nu staat en bied het dan aan."
        raise ReadBeforeError(message)
    report = FrameReport(**{name: getattr(draft, name) for name in OF_REPORT})
    _refuse_day(report, at)
    keep_others_out()
    _refuse_twice(report)
    ledger = Ledger(at=at, by=by)
    ledger.create(report, str(report))
    ledger.remove(draft, str(draft))
    return ledger.close()


@transaction.atomic
def take_away(*, row: Row, at: datetime, by: User) -> UUID:
    """Take a rapporteur, a frame, a report or a draft away; it can be put back. Returns the batch.

    Raises
    ------
    InUseError
        When reports or drafts of them rest on it.
    """
    if isinstance(row, Rapporteur | Frame):
        _refuse_in_use(row)
    ledger = Ledger(at=at, by=by)
    ledger.remove(row, str(row))
    return ledger.close()


def _refuse_in_use(row: Rapporteur | Frame) -> None:
    rest = "verslagen" if row.reports.exists() else "concepten van verslagen" if row.drafts.exists() else ""
    if rest:
        message = (
            f"Bij {row._meta.verbose_name} '{row}' staan {rest}, die anders verloren gaan. "
            f"Vul een einddatum in, of haal eerst de {rest} weg."
        )
        raise InUseError(message)


def _refuse_twice(row: Row) -> None:
    same = {name: getattr(row, name) for name in TELLS_APART[type(row)]}
    if type(row)._default_manager.filter(**same).exists():
        message = f"Dit staat er al: {row}. Ga terug om het te zien, of wijzig wat hier anders moet zijn."
        raise TwiceError(message)


def _refuse_stranger(row: Row, was: User | None, at: datetime) -> None:
    if not isinstance(row, Rapporteur) or row.account is None or row.account == was:
        return
    if not people_of(row.party, timezone.localdate(at)).filter(pk=row.account.pk).exists():
        message = f"Kies iemand met een rol bij {row.party.name}; anderen schrijven hier geen verslag."
        raise StrangerError(message)


def _refuse_elsewhere(row: Row) -> None:
    if not isinstance(row, Found):
        return
    frame, follows = row.frame, row.rapporteur
    if (frame.party_id, frame.partnership_id) != (follows.party_id, follows.partnership_id):
        message = (
            "Deze rapporteur volgt iets anders dan waar het kader over gaat; kies een van de eigen kaders."
        )
        raise ElsewhereError(message)


def _refuse_day(row: Row, at: datetime) -> None:
    if not isinstance(row, Found):
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
