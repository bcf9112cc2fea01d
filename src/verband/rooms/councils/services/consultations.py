"""Put a piece before councils, and keep what each of them does with it until the board has answered.

Each step is a deed of its own. A step says whether the days still follow one another; what was sent is taken back
before it is written anew.
"""

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
PIECE = ("subject", "document", "occasion", "year", "procedure", "sent_on")
RECEIPT = ("received_on", "proof")
AGENDA = ("agenda_on", "agenda")
DECISION = ("reaction", "decided_on", "ground", "decision", "text")
SENDING = ("returned_on",)
ANSWER = ("answered_on", "answer", "outcome", "afterwards", "decision")
"""The columns of each step."""


class LiesAlreadyError(ConsultationError):
    """A piece on the same lies before some of the councils; who lays this one says what to do there."""

    def __init__(self, rows: list[Consultation], councils: list[Party], piece: "Piece") -> None:
        same = [row for row in rows if row.subject == piece.subject]
        self.rows = rows
        self.others = len(councils) - len({row.party_id for row in rows})
        """Before how many of the councils nothing lies."""
        self.may_be_new = not same
        super().__init__(_twice(same) if same else _another(rows))


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
    received_on: date | None = None
    """Filled in by a clerk who notes what came to the own council."""
    proof: str = ""
    document: str = ""
    """Where it can be read."""


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
            lying = _lying(partnership, councils, piece)
            if [row for row in lying if not anew or row.subject == piece.subject]:
                raise LiesAlreadyError(lying, councils, piece)
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


def beside_what_lies(
    *, partnership: Partnership, parties: Iterable[Party], piece: Piece
) -> tuple[list[Party], Piece]:
    """Return the councils before which nothing on the same lies, and the piece under the title that it has elsewhere.

    Raises
    ------
    ConsultationError
        When none is left.
    """
    councils = list(parties)
    lying = _lying(partnership, councils, piece)
    there, titles = {row.party_id for row in lying}, {row.subject for row in lying}
    others = [party for party in councils if party.pk not in there]
    if councils and not others:
        message = "Er ligt al een stuk bij elke gekozen raad; er is niets toegevoegd."
        raise ConsultationError(message)
    return others, replace(piece, subject=titles.pop()) if len(titles) == 1 else piece


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
    """Let the clerk write down when a council received a piece, and by which proof. Returns the batch."""
    return change_piece(row, {**only(values, RECEIPT), "received_by_board": False}, on, at, by)


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
        document=piece.document,
        procedure=piece.procedure or "",
        sent_on=piece.sent_on,
        sent_proof=piece.sent_proof,
        received_on=piece.received_on,
        proof=piece.proof,
    )


def _one_at_a_time(partnership: Partnership) -> None:
    """Let who lays a piece of the same partnership meanwhile wait, so that both see what the other laid."""
    list(Partnership.objects.select_for_update(no_key=True).filter(pk=partnership.pk).values_list("pk"))


def _lying(partnership: Partnership, councils: list[Party], piece: Piece) -> list[Consultation]:
    """Return what lies before these councils of which there should be one: the same piece, or one of the same year."""
    about = {"voice": piece.voice, "occasion": piece.occasion, "year": piece.year}
    rows = Consultation.objects.filter(partnership=partnership, party__in=councils, **about)
    if piece.occasion not in ONE_A_YEAR:
        rows = rows.filter(subject=piece.subject)
    return list(rows.select_related("party").order_by("party__name", "pk"))


def _twice(rows: list[Consultation]) -> str:
    names = ", ".join(raad(row.party) for row in rows)
    return (
        f"'{rows[0].subject}' ligt al bij: {names}. Er is niets toegevoegd; haal daar het vinkje weg, leg alleen voor "
        "aan de andere, of geef het stuk een andere titel."
    )


def _another(rows: list[Consultation]) -> str:
    what = f"{rows[0].get_occasion_display()} {rows[0].year}"
    return (
        f"Over de {what} ligt al een stuk bij: {', '.join(_lies(row) for row in rows)}. Er is niets toegevoegd. "
        "Leg alleen voor aan de andere, of zet het vinkje als dit een nieuw stuk is."
    )


def _lies(row: Consultation) -> str:
    """Return before which council a piece lies, what it is called and since when."""
    day = row.received_on or row.sent_on
    since = f"sinds {datum(day)}" if day else "nog niet verzonden"
    return f"{raad(row.party)} ('{row.subject}', {since})"
