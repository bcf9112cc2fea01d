"""What the board received of a council that writes nothing here itself, until the clerk of that council confirms it.

The clerk stays the owner: the board writes only where the council wrote nothing, and nothing more once it did.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.councils.choices import Reaction
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.consultation_page import RECEIPT, may_note_receipt, may_note_view
from verband.rooms.councils.services.columns import only
from verband.rooms.councils.services.consultation_order import ConsultationError
from verband.rooms.councils.services.consultations import change_piece

RECEIVED = ("returned_on", "board_proof", "reaction", "decided_on", "text")
VIEW_OF_BOARD = (*RECEIVED, "by_board")
"""The columns that the board writes when it notes what it received."""
RECEIPT_OF_BOARD = (*RECEIPT, "received_by_board")
"""The columns that the board writes when it notes what a council told it of the receipt."""
CONFIRMED = ("returned_on", "reaction", "decided_on", "decision", "text")


@transaction.atomic
def note_view(
    *, row: Consultation, values: Mapping[str, Any], on: date, at: datetime, by: User
) -> UUID | None:
    """Write down what the board received of a council, or take that away by leaving the day empty.

    Returns the batch, None when it stood so already.

    Raises
    ------
    ConsultationError
        When the council wrote something itself, when the board answered, or when what is said is not whole.
    """
    found = Consultation.objects.select_for_update().select_related("party").get(pk=row.pk)
    told = only(values, RECEIVED)
    _refuse(found, told)
    nothing = {"board_proof": "", "reaction": Reaction.PENDING, "decided_on": None, "text": ""}
    came = told["returned_on"] is not None
    wanted = told if came else {"returned_on": None, **nothing}
    return change_piece(found, {**wanted, "by_board": came}, on, at, by)


def confirm_view(
    *, row: Consultation, values: Mapping[str, Any], on: date, at: datetime, by: User
) -> UUID | None:
    """Let the clerk confirm or correct what the board noted: it is of the council then. Returns the batch."""
    return change_piece(
        row, {**only(values, CONFIRMED), "by_board": False, "received_by_board": False}, on, at, by
    )


@transaction.atomic
def note_receipt_for(
    *, row: Consultation, values: Mapping[str, Any], on: date, at: datetime, by: User
) -> UUID | None:
    """Write down when a council received it as the board was told, or take that away by leaving the day empty.

    Returns the batch, None when it stood so already.

    Raises
    ------
    ConsultationError
        When the council wrote something itself, when the board answered, or when a proof lacks its day.
    """
    found = Consultation.objects.select_for_update().select_related("party").get(pk=row.pk)
    told = only(values, RECEIPT)
    _refuse_other(may=may_note_receipt(found), row=found)
    came = told["received_on"] is not None
    if told["proof"] and not came:
        message = "Vul in op welke dag de raad het ontving, of maak alles leeg om het weg te halen."
        raise ConsultationError(message)
    return change_piece(found, {**told, "received_by_board": came}, on, at, by)


def _refuse_other(*, may: bool, row: Consultation) -> None:
    """Refuse what is of the council itself, and what the board answered already."""
    if row.answered_on:
        message = "Het bestuur heeft al geantwoord; haal eerst dat antwoord weg."
        raise ConsultationError(message)
    if not may:
        message = "Bij deze raad is al iets ingevuld; alleen de eigen griffie kan het wijzigen."
        raise ConsultationError(message)


def _refuse(row: Consultation, told: Mapping[str, Any]) -> None:
    _refuse_other(may=may_note_view(row), row=row)
    if told["returned_on"] is None and (told["text"].strip() or told["board_proof"]):
        message = "Vul in op welke dag het bestuur dit ontving, of maak alles leeg om het weg te halen."
        raise ConsultationError(message)
    if told["returned_on"] and told["reaction"] == Reaction.PENDING:
        message = "Kies of de raad een zienswijze vaststelde of ervan afziet."
        raise ConsultationError(message)
