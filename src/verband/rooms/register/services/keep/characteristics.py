"""Answer the eight characteristics of a task."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.history.services import Differs, Ledger, OvertakenError
from verband.rooms.register.choices import Answer, Characteristic
from verband.rooms.register.models import CharacteristicAnswer, Party, Task
from verband.rooms.register.selectors.characteristics import NOT_ANSWERED, in_words


class AnswerError(InputError):
    """An answer that says too little, or one to a task that is not there."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer, and why it is mixed, no reason for any other; of these two another may not change one half."""

    answer: Answer = Answer.UNKNOWN
    because: str = ""

    def __post_init__(self) -> None:
        if self.answer != Answer.MIXED:
            object.__setattr__(self, "because", "")


Answers = Mapping[Characteristic, Given]
"""Of one task; of what is left out nobody was asked."""
Sheet = Mapping[Task, Answers]
NOT_KNOWN = Given()


class AnswersOvertakenError(OvertakenError):
    """Someone else gave other answers while these were filled in."""

    def __init__(self, clashes: Sequence[tuple[Task, Characteristic, Differs]]) -> None:
        self.clashes = clashes
        super().__init__(tuple(differs for _, _, differs in clashes))


def standing_answers(task: Task) -> Answers:
    """Return what stands now."""
    return {Characteristic(row.characteristic): _given(row) for row in task.answers.all()}


@transaction.atomic
def answer_characteristics(
    *, sheet: Sheet, answered_for: Party | None, on: date, at: datetime, by: User, seen: Sheet | None = None
) -> UUID | None:
    """Write the answers of one or more tasks; returns the batch, None when they stood so already.

    ``seen`` holds what stood when the answers were filled in: of what a person left as it was, what another made
    of it stays. Without it nothing stood there yet.

    Raises
    ------
    AnswerError
        When a mixed answer gives no reason, or a task was taken away.
    AnswersOvertakenError
        When another answered the same characteristic otherwise meanwhile; nothing is written.
    """
    ledger = Ledger(at=at, by=by)
    write_answers(ledger, sheet, seen or {}, answered_for=answered_for, answered_by=by, answered_on=on)
    return ledger.close_if_changed()


def write_answers(ledger: Ledger, sheet: Sheet, seen: Sheet, **who: Any) -> None:
    """Write answers into the deed of a ledger; ``who`` are the columns that say who gave them, for whom and when.

    Raises
    ------
    AnswerError
        When a mixed answer gives no reason, or a task was taken away.
    AnswersOvertakenError
        When another answered the same characteristic otherwise meanwhile.
    """
    rows = _locked(sheet)
    for task, characteristic, given in _settled(sheet, seen, rows):
        _refuse_mixed_without_reason(task, characteristic, given)
        row = rows.get((task.pk, characteristic))
        values = {"answer": given.answer, "because": given.because, **who}
        if row:
            ledger.change(row, str(task), values)
        else:
            fresh = CharacteristicAnswer(task=task, characteristic=characteristic, **values)
            ledger.create(fresh, str(task))


Rows = Mapping[tuple[int, Characteristic], CharacteristicAnswer]


def _locked(sheet: Sheet) -> Rows:
    """Return the answers that stand, and keep others from these tasks until the transaction ends."""
    there = set(Task.objects.select_for_update().filter(pk__in=[task.pk for task in sheet]).order_by("pk"))
    if gone := sheet.keys() - there:
        message = f"De taak {next(iter(gone))} is intussen weggehaald; er is niets gewijzigd."
        raise AnswerError(message)
    answers = CharacteristicAnswer.objects.filter(task__in=there)
    return {(row.task_id, Characteristic(row.characteristic)): row for row in answers}


def _settled(sheet: Sheet, seen: Sheet, rows: Rows) -> Sequence[tuple[Task, Characteristic, Given]]:
    """Return what is really changed, and refuse what another changed too."""
    mine, clashes = [], []
    for task, characteristic, given in _given_answers(sheet):
        was = seen.get(task, {}).get(characteristic)
        row = rows.get((task.pk, characteristic))
        now = _given(row) if row else None
        if given in (was, now):
            continue
        mine.append((task, characteristic, given))
        if now != was:
            words = (_said(characteristic, each) for each in (was, now, given))
            clashes.append((task, characteristic, Differs(characteristic.label, *words)))
    if clashes:
        raise AnswersOvertakenError(clashes)
    return mine


def _given_answers(sheet: Sheet) -> Iterator[tuple[Task, Characteristic, Given]]:
    for task, answers in sheet.items():
        for characteristic, given in answers.items():
            yield task, characteristic, given


def _given(row: CharacteristicAnswer) -> Given:
    return Given(Answer(row.answer), row.because)


def _said(characteristic: Characteristic, given: Given | None) -> str:
    if given is None:
        return NOT_ANSWERED
    words = in_words(characteristic, given.answer)
    return f"{words}, omdat {given.because}" if given.because else words


def _refuse_mixed_without_reason(task: Task, characteristic: Characteristic, given: Given) -> None:
    if given.answer == Answer.MIXED and not given.because:
        message = f"{task}: zeg bij '{characteristic.label}' waarom het gemengd is."
        raise AnswerError(message)
