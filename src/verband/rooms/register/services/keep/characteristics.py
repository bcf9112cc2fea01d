"""Answer the eight characteristics of a task."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.history.services import Ledger
from verband.rooms.register.choices import Answer, Characteristic
from verband.rooms.register.models import CharacteristicAnswer, Party, Task


class AnswerError(InputError):
    """An answer that says too little."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer, and why it is mixed."""

    answer: Answer
    because: str = ""


Sheet = Mapping[Task, Mapping[Characteristic, Given]]


@transaction.atomic
def answer_characteristics(
    *, sheet: Sheet, answered_for: Party | None, on: date, at: datetime, by: User
) -> UUID | None:
    """Write the answers of one or more tasks; returns the batch, None when they stood so already.

    Raises
    ------
    AnswerError
        When a mixed answer gives no reason.
    """
    ledger = Ledger(at=at, by=by)
    for task, answers in sheet.items():
        standing = {row.characteristic: row for row in task.answers.all()}
        for characteristic, given in answers.items():
            _refuse_mixed_without_reason(task, characteristic, given)
            row = standing.get(characteristic)
            who = {"answered_for": answered_for, "answered_by": by, "answered_on": on}
            if row and (row.answer, row.because) != (given.answer, given.because):
                ledger.change(row, str(task), {"answer": given.answer, "because": given.because, **who})
            elif row is None and given.answer != Answer.UNKNOWN:
                fresh = CharacteristicAnswer(
                    task=task,
                    characteristic=characteristic,
                    answer=given.answer,
                    because=given.because,
                    **who,
                )
                ledger.create(fresh, str(task))
    return ledger.close() if ledger.has_changes else None


def _refuse_mixed_without_reason(task: Task, characteristic: Characteristic, given: Given) -> None:
    if given.answer == Answer.MIXED and not given.because:
        message = f"{task}: zeg bij '{characteristic.label}' waarom het gemengd is."
        raise AnswerError(message)
