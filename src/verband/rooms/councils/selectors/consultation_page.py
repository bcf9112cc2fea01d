"""What stands on the page of one piece before one council, and who may do what there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils import rules
from verband.rooms.councils.choices import ONE_A_YEAR, Reaction, Voice
from verband.rooms.councils.models import Consultation, JointOpinion
from verband.rooms.councils.selectors.consultation_board import Board, board_of
from verband.rooms.councils.selectors.consultation_keepers import kept_by, lays_here
from verband.rooms.councils.selectors.consultation_nota import may_read_nota
from verband.rooms.councils.selectors.consultation_signed import Signed, signed_steps
from verband.rooms.councils.selectors.consultations import (
    Reading,
    Stage,
    consultation_for,
    readings,
    rows_to_read,
    same_piece,
    stage_of,
)
from verband.rooms.councils.selectors.joint import joints_on
from verband.rooms.councils.selectors.planning import onlooker, planning_on
from verband.rooms.councils.selectors.without_term import order_warning
from verband.rooms.history.bridge import Piece, word_differences
from verband.rooms.register.models import Party

STEPS = {
    "stuk": "Het stuk",
    "ontvangst": "Ontvangst",
    "agenda": "Agenda",
    "besluit": "Besluit en tekst",
    "versturen": "Versturen",
    "ontvangst-bestuur": "Ontvangst volgens het bestuur",
    "volgens-bestuur": "Ontvangen door het bestuur",
    "bevestigen": "Wat het bestuur ontving",
    "antwoord": "Antwoord van het bestuur",
    "nadien": "Wat er daarna gebeurde",
}
"""By the word of the address."""
SUBJECT_LETTERS = 200
RECEIPT = ("received_on", "proof")
FILLED_BY_COUNCIL = ("agenda_on", "agenda", "decided_on", "decision", "text", "returned_on", "answer")
"""Columns that only the clerk of the council fills in; a piece with any of it is not taken away by others."""
OF_THE_COUNCIL = frozenset({"ontvangst", "agenda", "besluit", "versturen", "nadien"})


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    """One piece before one council."""

    reading: Reading
    may: frozenset[str]
    """Words of the steps that the visitor may fill in now."""
    speaks: bool
    """Whether the visitor is clerk of this council."""
    lays: bool
    """Whether the visitor acts for the board at this piece."""
    has_nota: bool
    """Whether the visitor reads the answers to all councils together."""
    keeps_all: bool
    """Whether the visitor acts for the board at the same piece before other councils too."""
    may_remove: bool
    may_take_back: bool
    may_join: bool
    """Whether the visitor may begin a joint text on it."""
    board: Board | None
    """The meeting of the board that it leads to, None for what is no zienswijze."""
    warning: str
    """What the law asks before permission and was not seen here; empty when nothing is to be said."""
    others: Sequence[Reading]
    """The same piece before other councils."""
    beside: Sequence[Reading]
    """Other pieces on the same before this council: of several the last one that was laid decides how far it is."""
    joints: Sequence[JointOpinion]
    """Joint texts on this piece that the visitor may read."""
    differences: Sequence[Piece]
    """How the own text differs from the joint one, empty when it does not."""
    signed: Sequence[Signed]
    """Of which organisation and role each step is."""


def consultation_page(visitor: Visitor, public_id: UUID, on: date) -> ConsultationPage:
    """Return the page of a piece; raises Http404 when there is none."""
    row, reading = consultation_for(visitor, public_id, on)
    speaks = rules.may_speak(visitor, row.party, on)
    lays = lays_here(visitor, row, on)
    same = same_piece(row)
    return ConsultationPage(
        reading=reading,
        may=steps_open(row, speaks=speaks, lays=lays),
        speaks=speaks,
        lays=lays,
        has_nota=may_read_nota(visitor, same, on),
        keeps_all=lays and len(same) > 1 and len(kept_by(visitor, same, on)) > 1,
        may_remove=row.returned_on is None and (speaks or (lays and is_untouched(row))),
        may_take_back=speaks and row.returned_on is not None and row.answered_on is None,
        may_join=speaks and row.voice == Voice.OPINION and row.returned_on is None,
        board=board_of(row, on),
        warning=warning_of(visitor, row, on),
        others=[each for each in readings(visitor, same, on) if each.public_id != row.public_id],
        beside=readings(visitor, on_the_same(row), on),
        joints=joints_on(visitor, row, on),
        differences=_differences(reading),
        signed=signed_steps(row, on, is_open=reading.said is not None),
    )


def warning_of(visitor: Visitor, row: Consultation, on: date) -> str:
    """Return what the law asks before permission and was not seen here; empty when nothing is to be said."""
    if row.voice != Voice.PERMISSION:
        return ""
    return order_warning(planning_on(on, [row.partnership_id]), row, onlooker(visitor, on))


def consultation_to_change(
    visitor: Visitor, public_id: UUID, word: str, on: date
) -> tuple[Consultation, Reading]:
    """Return a piece to who may fill in this step now.

    Raises
    ------
    Http404
        When there is none, or when the step is not theirs or not open.
    """
    row, reading = consultation_for(visitor, public_id, on)
    speaks = rules.may_speak(visitor, row.party, on)
    lays = lays_here(visitor, row, on)
    if word not in steps_open(row, speaks=speaks, lays=lays):
        raise Http404
    return row, reading


def council_row(visitor: Visitor, public_id: UUID, on: date) -> Consultation:
    """Return a piece to the clerk of its council; for others there is none."""
    row, _ = consultation_for(visitor, public_id, on)
    if not rules.may_speak(visitor, row.party, on):
        raise Http404
    return row


def steps_open(row: Consultation, *, speaks: bool, lays: bool) -> frozenset[str]:
    """Return the steps that someone may fill in as a piece stands now.

    ``speaks``: the clerk of the council; ``lays``: who acts for the board at this piece.
    """
    sent = row.returned_on is not None
    theirs = set(OF_THE_COUNCIL) if speaks else set()
    if sent:
        theirs -= {"agenda", "besluit", "versturen"} | (set() if row.received_by_board else {"ontvangst"})
    else:
        theirs -= {"nadien"} | ({"versturen"} if row.reaction == Reaction.PENDING else set())
        theirs |= {"stuk"} if speaks or (lays and is_untouched(row)) else set()
    if sent and row.reaction == Reaction.SAID and (speaks or lays):
        theirs.add("antwoord")
    if speaks and row.by_board:
        theirs.add("bevestigen")
    if lays and may_note_view(row):
        theirs.add("volgens-bestuur")
    if lays and may_note_receipt(row):
        theirs.add("ontvangst-bestuur")
    return frozenset(theirs)


def may_note_view(row: Consultation) -> bool:
    """Whether the board can note what it received: where the council wrote nothing, and nothing was answered."""
    return row.voice != Voice.PERMISSION and not row.answered_on and (row.by_board or is_untouched(row))


def may_note_receipt(row: Consultation) -> bool:
    """Whether the board can note when a council received it: where the council wrote nothing itself."""
    return not row.answered_on and (row.by_board or is_untouched(row))


def is_untouched(row: Consultation) -> bool:
    """Whether the council has written nothing yet; what the board noted of its receipt is not of the council."""
    filled = FILLED_BY_COUNCIL if row.received_by_board else (*RECEIPT, *FILLED_BY_COUNCIL)
    return not any(getattr(row, name) for name in filled)


def on_the_same(row: Consultation) -> list[Consultation]:
    """Return the other pieces before the same council of which there should be one a year."""
    if row.occasion not in ONE_A_YEAR:
        return []
    same = {name: getattr(row, name) for name in ("partnership", "party", "voice", "occasion", "year")}
    return list(rows_to_read().filter(**same).exclude(pk=row.pk).order_by("sent_on", "pk"))


def _differences(reading: Reading) -> Sequence[Piece]:
    said = reading.said
    if said is None or said.joint is None or not said.text or said.text == said.joint.text:
        return ()
    return word_differences(said.joint.text, said.text)


WAITS: Mapping[str, Callable[[Consultation], bool]] = {
    "ontvangst-bestuur": lambda row: row.received_on is None and may_note_receipt(row),
    "volgens-bestuur": lambda row: row.returned_on is None and may_note_view(row),
    "antwoord": lambda row: stage_of(row) == Stage.ANSWER,
}
"""Steps that the board takes for one council after another, and of which piece it is still to be taken."""


def next_in_laying(visitor: Visitor, row: Consultation, word: str, on: date) -> UUID | None:
    """Return the next piece of the same laying that waits for this step, by name; None when none does."""
    if word not in WAITS:
        return None
    rows = kept_by(visitor, same_piece(row), on)
    here = next((place for place, each in enumerate(rows) if each.pk == row.pk), 0)
    later = [each for each in (*rows[here + 1 :], *rows[:here]) if WAITS[word](each)]
    return later[0].public_id if later else None


def laying_of(visitor: Visitor, public_id: UUID, on: date) -> tuple[Consultation, list[Consultation]]:
    """Return a piece, and it before each council where the visitor acts for the board too; to others there is none."""
    row, _ = consultation_for(visitor, public_id, on)
    rows = kept_by(visitor, same_piece(row), on)
    if row not in rows:
        raise Http404
    return row, rows


@dataclass(frozen=True, slots=True)
class ToJoin:
    """A piece on which a joint text can be begun, and the other councils that have it."""

    row: Consultation
    reading: Reading
    councils: Sequence[Party]

    @property
    def title(self) -> str:
        """Return what a joint text on it could be called."""
        return f"Gezamenlijke zienswijze over {self.row.subject}"[:SUBJECT_LETTERS]


def opinion_to_join(visitor: Visitor, public_id: UUID, on: date) -> ToJoin:
    """Return a piece that asks for a zienswijze to the clerk of its council; for others there is none."""
    row, reading = consultation_for(visitor, public_id, on)
    if row.voice != Voice.OPINION or not rules.may_speak(visitor, row.party, on):
        raise Http404
    others = [each.party for each in same_piece(row) if each.party_id != row.party_id]
    return ToJoin(row, reading, others)


def consultation_to_remove(visitor: Visitor, public_id: UUID, on: date) -> tuple[Consultation, bool]:
    """Return a piece to who may take it away, and whether that is the clerk of its council."""
    row, _ = consultation_for(visitor, public_id, on)
    speaks = rules.may_speak(visitor, row.party, on)
    if not speaks and not lays_here(visitor, row, on):
        raise Http404
    return row, speaks
