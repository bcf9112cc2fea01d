"""Deeds on the text of an arrangement: write down what was found."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.councils.bridge.contents import requirements
from verband.rooms.councils.models import ContentsAnswer
from verband.rooms.councils.services.columns import only
from verband.rooms.history.services import Ledger
from verband.rooms.register.models import Partnership

FOUND = ("holds", "clause", "note")
"""What a person writes of a requirement."""


class ContentsError(InputError):
    """A finding that cannot be written; nothing is changed."""


def answer(
    *, partnership: Partnership, requirement: str, values: dict[str, Any], on: date, at: datetime, by: User
) -> UUID:
    """Write down for the first time what was found on one requirement. Returns the batch.

    Raises
    ------
    ContentsError
        When another wrote down a finding on it in the meantime.
    """
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            row = ContentsAnswer(
                partnership=partnership,
                requirement=requirement,
                seen_on=on,
                answered_by=by,
                **only(values, FOUND),
            )
            ledger.create(row, label_of(requirement))
            return ledger.close()
    except IntegrityError as error:
        message = "Iemand anders heeft dit onderdeel net ingevuld; open de bladzijde opnieuw en vergelijk."
        raise ContentsError(message) from error


@transaction.atomic
def look_again(
    *, row: ContentsAnswer, values: dict[str, Any], on: date, at: datetime, by: User
) -> UUID | None:
    """Write down what was found on looking again: also that it is as it was. Returns the batch, if any."""
    ledger = Ledger(at=at, by=by)
    ledger.change(row, label_of(row.requirement), only(values, FOUND) | {"seen_on": on, "answered_by": by})
    return ledger.close_if_changed()


def label_of(code: str) -> str:
    """Return what a requirement is called; its code when the pack no longer has it."""
    known = requirements().get(code)
    return known.label if known else code
