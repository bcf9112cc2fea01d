"""A piece at many councils at once: when it was sent, what it is, and taking it away; at all of them or at none."""

import copy
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.consultation_page import is_untouched
from verband.rooms.councils.services.columns import only
from verband.rooms.councils.services.consultation_order import ConsultationError, refuse
from verband.rooms.councils.services.consultations import label_of
from verband.rooms.councils.templatetags.councils_words import de_raad, raad
from verband.rooms.history.services import Ledger

PIECE = ("subject", "document", "occasion", "year", "procedure")
SAME = ("partnership", "party", "voice", "occasion", "year", "subject")
"""Two pieces that are alike in all of these would be one piece twice."""


@transaction.atomic
def note_sending(
    *,
    rows: Sequence[Consultation],
    sent_on: date | None,
    proof: str,
    document: str,
    on: date,
    at: datetime,
    by: User,
) -> UUID | None:
    """Write down day and proof of sending of a piece to some councils and where it stands, of all or of none.

    Returns the batch, None when it stood so already.

    Raises
    ------
    ConsultationError
        When the day does not go with what one of the councils wrote down.
    """
    return _change(rows, {"sent_on": sent_on, "sent_proof": proof, "document": document}, on, at, by)


@transaction.atomic
def correct_laying(
    *, rows: Sequence[Consultation], values: Mapping[str, Any], on: date, at: datetime, by: User
) -> UUID | None:
    """Say otherwise what was put before some councils. Returns the batch, None when it stood so already.

    Raises
    ------
    ConsultationError
        When a council wrote something, has that same piece already, or when what is said now is not right.
    """
    told = only(values, PIECE)
    standing = _untouched(rows)
    for row in standing:
        same = {name: told.get(name, getattr(row, name)) for name in SAME}
        if Consultation.objects.filter(**same).exclude(pk=row.pk).exists():
            message = (
                f"'{same['subject']}' over {same['year']} ligt al bij {de_raad(row.party)}. Er is niets gewijzigd; "
                "haal daar het vinkje weg, of kies een andere titel of een ander jaar."
            )
            raise ConsultationError(message)
    return _change(standing, told, on, at, by)


@transaction.atomic
def remove_laying(*, rows: Sequence[Consultation], at: datetime, by: User) -> UUID:
    """Take a piece away at some councils; it can be put back. Returns the batch.

    Raises
    ------
    ConsultationError
        When one of them wrote something.
    """
    ledger = Ledger(at=at, by=by, reason=f"weggehaald: {rows[0].subject}")
    for row in _untouched(rows):
        ledger.remove(row, label_of(row))
    return ledger.close()


def _untouched(rows: Sequence[Consultation]) -> list[Consultation]:
    """Return the pieces as they stand now, locked; refuse them all when a council wrote something meanwhile."""
    found = Consultation.objects.select_for_update(of=("self",)).select_related("party", "partnership")
    standing = list(found.filter(pk__in=[row.pk for row in rows]).order_by("party__name"))
    names = [de_raad(row.party) for row in standing if not is_untouched(row)]
    if names:
        message = f"Bij {', '.join(names)} is hier al iets ingevuld; haal daar het vinkje weg. Er is niets gewijzigd."
        raise ConsultationError(message)
    return standing


def _change(
    rows: Sequence[Consultation], values: Mapping[str, Any], on: date, at: datetime, by: User
) -> UUID | None:
    ledger = Ledger(at=at, by=by)
    for row in rows:
        trial = copy.copy(row)
        for name, value in values.items():
            setattr(trial, name, value)
        _refuse(trial, on)
        ledger.change(row, label_of(row), dict(values))
    return ledger.close_if_changed()


def _refuse(row: Consultation, on: date) -> None:
    try:
        refuse(row, on)
    except ConsultationError as error:
        message = f"{raad(row.party)[:1].upper()}{raad(row.party)[1:]}: {error} Er is niets gewijzigd."
        raise ConsultationError(message) from error
