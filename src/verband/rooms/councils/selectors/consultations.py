"""What is put before a council, as far as a visitor may read it.

A text that a council has not sent yet is read by who belongs to that government; once it is sent, by all partners.
What someone may not read is left out here, so that no page, export or print can show it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.words import datum
from verband.rooms.councils.bridge.moments import Chapter
from verband.rooms.councils.choices import Ground, Occasion, Outcome, Procedure, Reaction, Voice
from verband.rooms.councils.models import Consultation, JointOpinion
from verband.rooms.councils.rules import houses_of, laid_by
from verband.rooms.councils.selectors.consultation_names import partnership_names
from verband.rooms.councils.selectors.consultation_terms import Term, Terms, terms_for
from verband.rooms.councils.templatetags.councils_words import raad
from verband.rooms.register.choices import PartyKind
from verband.rooms.register.models import Party


class Stage(StrEnum):
    """What a piece waits for."""

    NOT_SENT = "te-verzenden"
    RECEIVE = "ontvangen"
    PLAN = "agenderen"
    DECIDE = "besluiten"
    SEND = "versturen"
    ANSWER = "antwoord"
    CONFIRM = "bevestigen"
    DONE = "klaar"
    AT_COUNCIL = "bij-de-raad"


STAGES = {
    Stage.NOT_SENT: "nog niet verzonden",
    Stage.RECEIVE: "verzonden",
    Stage.PLAN: "nog niet op een agenda",
    Stage.DECIDE: "wacht op besluit",
    Stage.SEND: "besloten, nog niet verstuurd",
    Stage.ANSWER: "wacht op antwoord",
    Stage.CONFIRM: "volgens het bestuur, te bevestigen door de griffie",
    Stage.DONE: "afgerond",
    Stage.AT_COUNCIL: "ligt bij raad, Staten of algemeen bestuur",
}
AT = defaultdict(
    lambda: "ligt bij het bestuur",
    {
        PartyKind.MUNICIPALITY: "ligt bij de raad",
        PartyKind.PROVINCE: "ligt bij de Staten",
        PartyKind.WATER_AUTHORITY: "ligt bij het AB van het waterschap",
    },
)
"""Where a piece lies of which nothing more can be told."""
BY_BOARD = "volgens het bestuur, nog niet bevestigd door de griffie"
NO_OUTCOME = frozenset({Reaction.NOTHING, Reaction.GRANTED, Reaction.REFUSED})
"""After these the board has nothing to answer."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a council said and what came of it."""

    reaction: Reaction
    decided_on: date | None
    ground: Ground | None
    decision: str
    """Where the decision can be read."""
    text: str
    returned_on: date | None
    answered_on: date | None
    answer: str
    outcome: Outcome
    afterwards: str
    joint: JointOpinion | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One piece before one council, as one visitor may read it."""

    public_id: UUID
    party: Party
    partnership_id: UUID
    partnership: str
    voice: Voice
    occasion: Occasion
    procedure: Procedure | None
    year: int
    subject: str
    document: str
    """Where the piece itself can be read."""
    sent_on: date | None
    sent_proof: str
    """Proofs are for who lays pieces of this partnership and for the own government."""
    received_on: date | None
    proof: str
    received_by_board: bool
    """Whether that is what the board noted, which the clerk has not confirmed."""
    agenda_on: date | None
    agenda: str
    stage: Stage
    term: Term | None
    chapter: Chapter | None
    """Chapter of the law for this arrangement; None when it is no arrangement under the Wgr."""
    by_board: bool
    """Whether what was said is what the board received, which the clerk has not confirmed."""
    board_proof: str
    own: bool
    """Whether the visitor belongs to this government."""
    said: Said | None
    """None as long as it is for that government alone."""

    @property
    def council(self) -> str:
        """Return whose council it is."""
        return raad(self.party)

    @property
    def titled(self) -> str:
        """Return what it is called with the year that it is about: many are called the same every year."""
        return self.subject if str(self.year) in self.subject else f"{self.subject} {self.year}"

    @property
    def stage_text(self) -> str:
        """Return what it waits for, in words."""
        told = stage_words(self.stage, self.party.kind)
        return f"{told}, volgens het bestuur" if self.by_board and self.stage != Stage.AT_COUNCIL else told

    @property
    def decided(self) -> bool:
        """Whether the visitor knows that the council has decided."""
        return self.said is not None and self.said.reaction != Reaction.PENDING

    @property
    def early_decision(self) -> str:
        """Return that the council decided before the meeting on whose agenda it stands; empty when it did not."""
        decided_on = self.said.decided_on if self.said else None
        if decided_on is None or self.agenda_on is None or decided_on >= self.agenda_on:
            return ""
        return (
            f"het besluit is van {datum(decided_on)}, en het stuk staat op de agenda van {datum(self.agenda_on)}; "
            "kijk beide dagen na."
        )

    @property
    def outcome(self) -> str:
        """Return what the board did with it, empty when there is nothing to say of that."""
        if self.said is None or self.said.returned_on is None or self.said.reaction in NO_OUTCOME:
            return ""
        return str(self.said.outcome.label)


def stage_words(stage: Stage, kind: str) -> str:
    """Return what a piece waits for, in words; where it lies is told by the kind of government."""
    return AT[PartyKind(kind)] if stage == Stage.AT_COUNCIL else STAGES[stage]


def stage_of(row: Consultation) -> Stage:
    """Return what a piece waits for."""
    if row.returned_on:
        nothing_to_answer = row.reaction in NO_OUTCOME or row.answered_on
        return Stage.DONE if nothing_to_answer else Stage.ANSWER
    if row.reaction != Reaction.PENDING:
        return Stage.SEND
    if row.received_on is None:
        return _on_its_way(row)
    return Stage.DECIDE if row.agenda_on else Stage.PLAN


def stage_for_others(row: Consultation) -> Stage:
    """Return what others may know: whether the piece arrived, and nothing of what the council does with it."""
    return Stage.AT_COUNCIL if row.received_on else _on_its_way(row)


def _on_its_way(row: Consultation) -> Stage:
    return Stage.RECEIVE if row.sent_on else Stage.NOT_SENT


def readings(visitor: Visitor, rows: Iterable[Consultation], on: date) -> list[Reading]:
    """Return pieces as a visitor may read them, in the same order."""
    found, houses = list(rows), houses_of(visitor, on)
    if not found:
        return []
    lays = laid_by(visitor, on)
    names = partnership_names({row.partnership_id for row in found}, on)
    terms = terms_for({row.partnership_id for row in found}, on)
    return [_reading(row, names, terms, houses, lays=row.partnership_id in lays) for row in found]


def consultation_for(visitor: Visitor, public_id: UUID, on: date) -> tuple[Consultation, Reading]:
    """Return a piece, and what the visitor may read of it; the row itself is for deeds only.

    Raises
    ------
    Http404
        When there is none.
    """
    row = rows_to_read().filter(public_id=public_id).first()
    if row is None:
        raise Http404
    return row, readings(visitor, [row], on)[0]


def rows_to_read() -> "QuerySet[Consultation]":
    """Return all pieces with what a reading needs of other tables."""
    return Consultation.objects.select_related("party", "partnership", "joint")


def same_piece(row: Consultation) -> list[Consultation]:
    """Return the piece before each council that has it, this one too."""
    same = {name: getattr(row, name) for name in ("partnership", "voice", "occasion", "year", "subject")}
    return list(rows_to_read().filter(**same).order_by("party__name"))


def _reading(
    row: Consultation, names: Mapping[int, str], terms: Terms, houses: frozenset[int], *, lays: bool
) -> Reading:
    own = row.party_id in houses
    reads_proof = own or lays
    is_open = own or row.returned_on is not None
    return Reading(
        public_id=row.public_id,
        party=row.party,
        partnership_id=row.partnership.public_id,
        partnership=names.get(row.partnership_id, "naam niet bekend"),
        voice=Voice(row.voice),
        occasion=Occasion(row.occasion),
        procedure=Procedure(row.procedure) if row.procedure else None,
        year=row.year,
        subject=row.subject,
        document=row.document,
        sent_on=row.sent_on,
        sent_proof=row.sent_proof if reads_proof else "",
        received_on=row.received_on,
        proof=row.proof if reads_proof else "",
        received_by_board=row.received_by_board,
        agenda_on=row.agenda_on,
        agenda=row.agenda,
        stage=stage_of(row) if is_open else stage_for_others(row),
        term=terms.of(row),
        chapter=terms.chapter(row.partnership_id),
        by_board=row.by_board,
        board_proof=row.board_proof if reads_proof else "",
        own=own,
        said=_said(row, own=own) if is_open else None,
    )


def _said(row: Consultation, *, own: bool) -> Said:
    return Said(
        reaction=Reaction(row.reaction),
        decided_on=row.decided_on,
        ground=Ground(row.ground) if row.ground else None,
        decision=row.decision,
        text=row.text,
        returned_on=row.returned_on,
        answered_on=row.answered_on,
        answer=row.answer,
        outcome=Outcome(row.outcome),
        afterwards=row.afterwards,
        joint=row.joint if own else None,
    )
