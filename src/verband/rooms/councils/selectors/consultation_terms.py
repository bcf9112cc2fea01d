"""How long a council has for its view on a piece, and the last lawful day of that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

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
    board: date | None = None
    """The meeting of the board on a budget to which the piece leads, where that is known."""
    extended_by_law: bool = False
    """Whether the term really ends on that next working day; else it is not settled."""

    @property
    def ends(self) -> date:
        """The day on which the term ends: the later one where the law moves it on."""
        return self.extended if self.extended and self.extended_by_law else self.day

    @property
    def board_on(self) -> date | None:
        """The meeting of the board until which a view on a budget can still be given after the term."""
        return self.board if self.board and self.board > self.ends else None

    @property
    def board_first(self) -> date | None:
        """The meeting of the board that comes before the term is over: a view has to be there before it."""
        return self.board if self.board and self.board <= self.ends else None

    @property
    def last_of_use(self) -> date:
        """The last day within the term on which a council can decide so that the board still has its view."""
        return self.board_first - timedelta(days=1) if self.board_first else self.ends

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
            board = first_meeting(self.planning, row) if row.occasion in ON_A_BUDGET else None
            return Term(moment.day, moment.extended, from_sending, board, moment.extended_by_law)
        own = self.planning.own_weeks.get(row.partnership_id, ())
        held = [each.weeks for each in own if each.occasion == row.occasion and each.holds_on(begins)]
        return Term(weeks_after(begins, max(held)), None, from_sending) if held else None

    def chapter(self, partnership: int) -> Chapter | None:
        """Return the chapter of the law for an arrangement; None when it is none under the Wgr."""
        arrangement = self.planning.arrangement(partnership)
        return arrangement.chapter if arrangement else None


def terms_for(partnerships: Iterable[int], on: date) -> Terms:
    """Return what decides the terms of pieces of these partnerships, with their participants as of a day."""
    return Terms(planning_on(on, set(partnerships)))
