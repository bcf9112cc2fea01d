"""When a piece was sent to councils and how one knows: written down by its sender, for many councils at once."""

import copy
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.services.consultation_order import ConsultationError, refuse
from verband.rooms.councils.services.consultations import label_of
from verband.rooms.councils.templatetags.councils_words import raad
from verband.rooms.history.services import Ledger


@transaction.atomic
def note_sending(
    *, rows: Sequence[Consultation], sent_on: date | None, proof: str, on: date, at: datetime, by: User
) -> UUID | None:
    """Write down day and proof of sending of a piece to some councils, of all or of none.

    Returns the batch, None when it stood so already.

    Raises
    ------
    ConsultationError
        When the day does not go with what one of the councils wrote down.
    """
    ledger = Ledger(at=at, by=by)
    values = {"sent_on": sent_on, "sent_proof": proof}
    for row in rows:
        trial = copy.copy(row)
        trial.sent_on = sent_on
        _refuse(trial, on)
        ledger.change(row, label_of(row), values)
    return ledger.close_if_changed()


def _refuse(row: Consultation, on: date) -> None:
    try:
        refuse(row, on)
    except ConsultationError as error:
        message = f"{raad(row.party)[:1].upper()}{raad(row.party)[1:]}: {error} Er is niets gewijzigd."
        raise ConsultationError(message) from error
