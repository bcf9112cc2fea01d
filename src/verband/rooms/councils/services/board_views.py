"""What the board received of a council that writes nothing here itself, until the clerk of that council confirms it.

The clerk stays the owner: the board writes only where the council wrote nothing, and nothing more once it did.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.councils.choices import Reaction, Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.consultation_page import is_untouched
from verband.rooms.councils.services.columns import only
from verband.rooms.councils.services.consultation_order import ConsultationError
from verband.rooms.councils.services.consultations import change_piece

RECEIVED = ("returned_on", "board_proof", "reaction", "decided_on", "text")
VIEW_OF_BOARD = (*RECEIVED, "by_board")
"""The columns that the board writes when it notes what it received."""
CONFIRMED = ("returned_on", "reaction", "decided_on", "text")


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
    """Let the clerk confirm or correct what the board received: it is of the council then. Returns the batch."""
    return change_piece(row, {**only(values, CONFIRMED), "by_board": False}, on, at, by)


def _refuse(row: Consultation, told: Mapping[str, Any]) -> None:
    if row.voice == Voice.PERMISSION or not (row.by_board or is_untouched(row)):
        message = "Bij deze raad is al iets ingevuld; alleen de eigen griffie kan het wijzigen."
        raise ConsultationError(message)
    if row.answered_on:
        message = "Het bestuur heeft al geantwoord; haal eerst dat antwoord weg."
        raise ConsultationError(message)
    if told["returned_on"] is None and (told["text"].strip() or told["board_proof"]):
        message = "Vul in op welke dag het bestuur dit ontving, of maak alles leeg om het weg te halen."
        raise ConsultationError(message)
    if told["returned_on"] and told["reaction"] == Reaction.PENDING:
        message = "Kies of de raad een zienswijze vaststelde of ervan afziet."
        raise ConsultationError(message)
