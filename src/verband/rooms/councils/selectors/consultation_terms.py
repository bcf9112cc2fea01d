"""How long a council has for its view on a piece, and the last lawful day of that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from verband.rooms.councils.bridge.moments import Chapter, weeks_after
from verband.rooms.councils.choices import Occasion, Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.consultation_board import first_meeting
from verband.rooms.councils.selectors.own_moments import moment_of_piece
from verband.rooms.councils.selectors.planning import Planning, planning_on

ON_A_BUDGET = frozenset({Occasion.BUDGET, Occasion.BUDGET_CHANGE})


@dataclass(frozen=True, slots=True)
class Term:
    """The last lawful day, and the next working day when that day is none."""

    day: date
    extended: date | None
    from_sending: bool = False
    """Whether it is counted from the day of sending, because nobody wrote down when the piece was received."""
    board_on: date | None = None
    """The meeting of the board until which a view on a budget can still be given after that day."""
    extended_by_law: bool = False
    """Whether the term really ends on that next working day; else it is not settled."""

    @property
    def ends(self) -> date:
        """The day on which the term ends: the later one where the law moves it on."""
        return self.extended if self.extended and self.extended_by_law else self.day

    def allows(self, day: date) -> bool:
        """Whether what a council decides on a day can still be in time."""
        return day <= self.ends or (self.board_on is not None and day < self.board_on)

    def days_left(self, on: date) -> int:
        """Return how many days are left; below zero when the term is over."""
        return (self.ends - on).days


@dataclass(frozen=True)
class Terms:
    """What decides the terms of some pieces: the rules of law that hold here, and the arrangements' own terms."""

    planning: Planning

    def of(self, row: Consultation) -> Term | None:
        """Return the term of a piece; None when it was neither sent nor received, or when no term is set for it.

        It runs from receipt; where that was not written down it is counted from the day of sending, and says so.
        Permission and wensen en bedenkingen have no term in weeks in the law. Where the law sets none for this form,
        kind of scheme or procedure, the arrangement's own term stands alone.
        """
        begins = row.received_on or row.sent_on
        if row.voice != Voice.OPINION or begins is None:
            return None
        from_sending = row.received_on is None
        if moment := moment_of_piece(self.planning, row):
            board_on = self._board_after(row, moment.ends)
            return Term(moment.day, moment.extended, from_sending, board_on, moment.extended_by_law)
        own = self.planning.own_weeks.get(row.partnership_id, ())
        held = [each.weeks for each in own if each.occasion == row.occasion and each.holds_on(begins)]
        return Term(weeks_after(begins, max(held)), None, from_sending) if held else None

    def _board_after(self, row: Consultation, day: date) -> date | None:
        meeting = first_meeting(self.planning, row) if row.occasion in ON_A_BUDGET else None
        return meeting if meeting and meeting > day else None

    def chapter(self, partnership: int) -> Chapter | None:
        """Return the chapter of the law for an arrangement; None when it is none under the Wgr."""
        arrangement = self.planning.arrangement(partnership)
        return arrangement.chapter if arrangement else None


def terms_for(partnerships: Iterable[int], on: date) -> Terms:
    """Return what decides the terms of pieces of these partnerships, with their participants as of a day."""
    return Terms(planning_on(on, set(partnerships)))
