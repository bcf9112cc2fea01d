"""Put a piece before councils, and keep what each of them does with it until the board has answered.

Each step is a deed of its own. A step says whether the days still follow one another; what was sent is taken back
before it is written anew.
"""

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.words import datum
from verband.rooms.councils.choices import ONE_A_YEAR, Occasion, Procedure, Reaction, Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.consultation_page import is_untouched
from verband.rooms.councils.services.columns import only
from verband.rooms.councils.services.consultation_order import ConsultationError, refuse
from verband.rooms.councils.templatetags.councils_words import de_raad, raad
from verband.rooms.history.services import Ledger
from verband.rooms.register.models import Partnership, Party

Values = Mapping[str, Any]
PIECE = ("subject", "occasion", "year", "procedure", "sent_on")
RECEIPT = ("received_on", "proof")
AGENDA = ("agenda_on", "agenda")
DECISION = ("reaction", "decided_on", "ground", "text")
SENDING = ("returned_on",)
ANSWER = ("answered_on", "answer", "outcome", "afterwards")
"""The columns of each step."""


class LiesAlreadyError(ConsultationError):
    """Another piece on the same lies before councils already; who lays this one says whether it is new."""

    def __init__(self, rows: list[Consultation]) -> None:
        self.rows = rows
        what = f"{rows[0].get_occasion_display()} {rows[0].year}"
        super().__init__(
            f"Over de {what} ligt al een stuk bij: {', '.join(_lies(row) for row in rows)}. Er is niets toegevoegd. "
            "Is dit een nieuw stuk, zet dan hieronder het vinkje en leg het opnieuw voor."
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """What is put before councils."""

    voice: Voice
    occasion: Occasion
    year: int
    subject: str
    procedure: Procedure | None = None
    sent_on: date | None = None
    sent_proof: str = ""


def label_of(row: Consultation) -> str:
    """Return under which name history tells of a piece."""
    return f"{row}, {raad(row.party)}"


def lay_before(
    *,
    partnership: Partnership,
    parties: Iterable[Party],
    piece: Piece,
    on: date,
    at: datetime,
    by: User,
    anew: bool = False,
) -> UUID:
    """Put one piece before several councils at once. Returns the batch.

    ``anew``: the sender knows that another piece on the same lies there, and says that this one is new.

    Raises
    ------
    LiesAlreadyError
        When another piece on the same lies before one of them, and it was not said that this one is new.
    ConsultationError
        When no council was chosen, when it lies before one of them already, or when the piece itself is not right.
    """
    councils = list(parties)
    if not councils:
        message = (
            "Er is geen raad gekozen; zet een vinkje bij ten minste een raad, Staten of algemeen bestuur."
        )
        raise ConsultationError(message)
    try:
        with transaction.atomic():
            _one_at_a_time(partnership)
            _refuse_twice(partnership, councils, piece)
            if not anew:
                _ask_whether_new(partnership, councils, piece)
            ledger = Ledger(at=at, by=by, reason=f"voorgelegd: {piece.subject}")
            for party in councils:
                row = _fresh(partnership, party, piece)
                refuse(row, on)
                ledger.create(row, label_of(row))
            return ledger.close()
    except IntegrityError as error:
        message = (
            f"'{piece.subject}' is net ook door een ander voorgelegd; open de lijst opnieuw en kijk bij wie."
        )
        raise ConsultationError(message) from error


def correct_piece(*, row: Consultation, values: Values, on: date, at: datetime, by: User) -> UUID | None:
    """Say otherwise what was put before a council. Returns the batch, None when it stood so already.

    Raises
    ------
    ConsultationError
        When the same piece lies there already, or when what is said now is not right.
    """
    try:
        return change_piece(row, only(values, PIECE), on, at, by)
    except IntegrityError as error:
        message = (
            f"'{row.subject}' over {row.year} ligt al bij deze raad; kies een andere titel of een ander jaar."
        )
        raise ConsultationError(message) from error


def note_receipt(*, row: Consultation, values: Values, on: date, at: datetime, by: User) -> UUID | None:
    """Write down when a council received a piece, and by which proof. Returns the batch."""
    return change_piece(row, only(values, RECEIPT), on, at, by)


def put_on_agenda(*, row: Consultation, values: Values, on: date, at: datetime, by: User) -> UUID | None:
    """Write down in which meeting a council decides. Returns the batch."""
    return change_piece(row, only(values, AGENDA), on, at, by)


def decide(*, row: Consultation, values: Values, on: date, at: datetime, by: User) -> UUID | None:
    """Write down what a council says, as a draft or as decided. Returns the batch, None when it stood so already.

    Raises
    ------
    ConsultationError
        When it was sent already, or when the decision lacks its day, its text or its ground.
    """
    if row.returned_on:
        message = (
            f"Dit is op {datum(row.returned_on)} verstuurd en ligt zo bij de partners; haal het eerst terug."
        )
        raise ConsultationError(message)
    return change_piece(row, only(values, DECISION), on, at, by)


def send(*, row: Consultation, values: Values, on: date, at: datetime, by: User) -> UUID | None:
    """Write down that the decision went out; from then on all partners read it.

    Returns the batch, None when it stood so already.

    Raises
    ------
    ConsultationError
        When the council has not decided, or when it was sent already.
    """
    if row.reaction == Reaction.PENDING:
        message = "Er is nog niet besloten; vul eerst het besluit in."
        raise ConsultationError(message)
    return change_piece(row, only(values, SENDING), on, at, by)


def take_back(*, row: Consultation, on: date, at: datetime, by: User) -> UUID | None:
    """Take a decision back to the own government, so that it can be corrected.

    Returns the batch, None when it stood so already.

    Raises
    ------
    ConsultationError
        When it was never sent, or was answered.
    """
    if row.returned_on is None:
        message = "Dit is niet verstuurd; er is niets om terug te halen."
        raise ConsultationError(message)
    if row.answered_on:
        message = f"Het bestuur heeft op {datum(row.answered_on)} geantwoord; haal eerst dat antwoord weg."
        raise ConsultationError(message)
    kept = {"reaction": Reaction.PENDING, "decided_on": None, "by_board": False} if row.by_board else {}
    return change_piece(row, {"returned_on": None, **kept}, on, at, by)


def note_answer(*, row: Consultation, values: Values, on: date, at: datetime, by: User) -> UUID | None:
    """Write down what the board answered and did, or what happened afterwards.

    Returns the batch, None when it stood so already.

    Raises
    ------
    ConsultationError
        When nothing was sent that could be answered.
    """
    if row.returned_on is None:
        message = "Er is nog niets verstuurd; een antwoord hoort bij wat het bestuur heeft ontvangen."
        raise ConsultationError(message)
    return change_piece(row, only(values, ANSWER), on, at, by)


@transaction.atomic
def remove(*, row: Consultation, by_council: bool, at: datetime, by: User) -> UUID:
    """Take a piece away that was put before a council by mistake; it can be put back. Returns the batch.

    Raises
    ------
    ConsultationError
        When it was sent, or when others than that council ask for it and the council has written something.
    """
    if row.returned_on:
        message = f"Dit is op {datum(row.returned_on)} verstuurd; haal het eerst terug."
        raise ConsultationError(message)
    if not by_council and not is_untouched(row):
        message = (
            f"Bij {de_raad(row.party)} is hier al iets ingevuld; alleen de eigen griffie kan het weghalen."
        )
        raise ConsultationError(message)
    ledger = Ledger(at=at, by=by)
    ledger.remove(row, label_of(row))
    return ledger.close()


def change_piece(row: Consultation, values: dict[str, Any], on: date, at: datetime, by: User) -> UUID | None:
    """Write columns of a piece when they go with what stands there. Returns the batch, None when it stood so."""
    trial = copy.copy(row)
    for name, value in values.items():
        setattr(trial, name, value)
    refuse(trial, on)
    with transaction.atomic():
        ledger = Ledger(at=at, by=by)
        ledger.change(row, label_of(row), values)
        return ledger.close_if_changed()


def _fresh(partnership: Partnership, party: Party, piece: Piece) -> Consultation:
    return Consultation(
        partnership=partnership,
        party=party,
        voice=piece.voice,
        occasion=piece.occasion,
        year=piece.year,
        subject=piece.subject,
        procedure=piece.procedure or "",
        sent_on=piece.sent_on,
        sent_proof=piece.sent_proof,
    )


def _refuse_twice(partnership: Partnership, councils: list[Party], piece: Piece) -> None:
    same = {"voice": piece.voice, "occasion": piece.occasion, "year": piece.year, "subject": piece.subject}
    rows = Consultation.objects.filter(partnership=partnership, party__in=councils, **same)
    names = [raad(row.party) for row in rows.select_related("party").order_by("party__name")]
    if names:
        message = (
            f"'{piece.subject}' ligt al bij: {', '.join(names)}. Er is niets toegevoegd; "
            "haal daar het vinkje weg, of geef het stuk een andere titel."
        )
        raise ConsultationError(message)


def _one_at_a_time(partnership: Partnership) -> None:
    """Let who lays a piece of the same partnership meanwhile wait, so that both see what the other laid."""
    list(Partnership.objects.select_for_update(no_key=True).filter(pk=partnership.pk).values_list("pk"))


def _ask_whether_new(partnership: Partnership, councils: list[Party], piece: Piece) -> None:
    if piece.occasion not in ONE_A_YEAR:
        return
    about = {"voice": piece.voice, "occasion": piece.occasion, "year": piece.year}
    rows = Consultation.objects.filter(partnership=partnership, party__in=councils, **about)
    rows = rows.exclude(subject=piece.subject).select_related("party")
    if found := list(rows.order_by("party__name", "pk")):
        raise LiesAlreadyError(found)


def _lies(row: Consultation) -> str:
    """Return before which council a piece lies, what it is called and since when."""
    day = row.received_on or row.sent_on
    since = f"sinds {datum(day)}" if day else "nog niet verzonden"
    return f"{raad(row.party)} ('{row.subject}', {since})"
