"""What the board answered to the councils that gave their view on one piece, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils import rules
from verband.rooms.councils.choices import Reaction, Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.consultations import (
    Reading,
    Stage,
    consultation_for,
    readings,
    same_piece,
    stage_of,
)


@dataclass(frozen=True, slots=True)
class Nota:
    """The views on one piece that the board received, with its answers."""

    piece: Reading
    given: Sequence[Reading]
    """Councils that gave a view, by name."""
    none_given: Sequence[Reading]
    """Councils that told that they give none."""
    silent: Sequence[Reading]
    """Councils of which nothing came in."""

    @property
    def open(self) -> int:
        """Return how many views have no answer yet."""
        return sum(one.said is None or one.said.answered_on is None for one in self.given)


def may_read_nota(visitor: Visitor, rows: Sequence[Consultation], on: date) -> bool:
    """Whether the visitor reads the answers to one piece together.

    The own body does from the first view on; who belongs to a participant when every view was answered.
    """
    stages = [stage_of(row) for row in rows if row.returned_on and row.reaction == Reaction.SAID]
    if not stages or rows[0].voice == Voice.PERMISSION:
        return False
    if rows[0].partnership.own_party_id in rules.writers_of(visitor, on):
        return True
    houses = rules.houses_of(visitor, on)
    joined = bool(houses) and rules.boards_of(houses, on).filter(pk=rows[0].partnership_id).exists()
    return joined and Stage.ANSWER not in stages


def nota_for(visitor: Visitor, public_id: UUID, on: date) -> Nota:
    """Return the views on a piece and the answers to them.

    Raises
    ------
    Http404
        When there is nothing to answer, or it is not theirs to read.
    """
    row, piece = consultation_for(visitor, public_id, on)
    rows = same_piece(row)
    if not may_read_nota(visitor, rows, on):
        raise Http404
    told = dict(zip((each.pk for each in rows), readings(visitor, rows, on), strict=True))
    back = [each for each in rows if each.returned_on]
    return Nota(
        piece=piece,
        given=[told[each.pk] for each in back if each.reaction == Reaction.SAID],
        none_given=[told[each.pk] for each in back if each.reaction == Reaction.NOTHING],
        silent=[told[each.pk] for each in rows if each.returned_on is None],
    )
