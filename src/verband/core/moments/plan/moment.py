"""One moment: what it is, its last lawful day and the working days around it."""

from dataclasses import dataclass
from datetime import date

from verband.core.moments.days import weeks_before, working_day_from, working_day_until
from verband.core.moments.plan.arrangement import Handed
from verband.core.moments.rules import Rule


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment: its last lawful day, on what that rests, and who acts by which article."""

    rule: Rule
    year: int
    """The year that it is about."""
    opens: date | None
    """First day of a council's term, None for what has no term of its own."""
    day: date
    """Last lawful day."""
    known: bool
    """Whether the day rests on a day that someone filled in, or on one the law itself names."""
    basis: str
    """On what the day rests, as one sentence."""
    actor: str
    recipient: str
    article: str
    certainty: str
    own_clause: str = ""
    """Article of the arrangement that lengthened the term."""
    meeting: date | None = None
    """Day of the board meeting that it leads up to, or follows, where that is known."""
    board_by: date | None = None
    """The same day; where no meeting was filled in the last one on which the board can decide."""
    previous: date | None = None
    """The meeting before that one on the same subject and year."""
    following: date | None = None
    """The meeting after it on the same subject and year."""
    past_limit: date | None = None
    """The last lawful day of the board, when it is planned to meet later than that; None when it is in time."""
    send_by: date | None = None
    """Last lawful day of sending what a council gives its view on."""
    by_other_text: date | None = None
    """The day by the text of before, where a change of law leaves open which of both holds."""
    moved_by: Rule | None = None
    """The text by which terms of law move to a working day; None where that rule is switched off."""

    def is_of(self, handed: Handed) -> bool:
        """Whether a piece that was handed over on a day belongs to this meeting and not to another of the year."""
        came = handed.received_on or handed.sent_on
        if came is None:
            return True
        return self._comes_after_previous(came) and (
            self.following is None or self.meeting is None or came <= self.meeting
        )

    def _comes_after_previous(self, came: date) -> bool:
        """Whether it came after the meeting before this one, or so shortly before it that it can be of both."""
        if self.previous is None or came > self.previous:
            return True
        weeks = self.rule.weeks_before or self.rule.weeks_after or 0
        lie_close = self.meeting is not None and weeks_before(self.meeting, weeks) < self.previous
        return lie_close and came > weeks_before(self.previous, weeks)

    def outlasts_board(self, handed: Handed) -> bool:
        """Whether the board decides before a term is over; one that is only planned may end on that very day."""
        if self.opens is None or self.board_by is None:
            return False
        received = handed.received_on is not None and self.meeting is not None
        return self.day > self.board_by or (received and self.day == self.board_by)

    @property
    def extended(self) -> date | None:
        """The next working day after a last day that is none; None where the term cannot move on.

        The Algemene termijnenwet speaks of terms of law only: one that the arrangement itself sets has no such day.
        """
        later = working_day_from(self.day)
        of_law = self.moved_by is not None and self.rule.extends and not self.own_clause
        return later if of_law and later != self.day else None

    @property
    def extended_by_law(self) -> bool:
        """Whether the term really ends on that later day: so it is with weeks counted forward (Atw 1, first paragraph).

        Only terms of more than twelve weeks are left out there (Atw 4). Whether it moves a day before which something
        must have been done is not settled, nor whether it moves what we read as a term where the law names none.
        """
        of_law = self.rule.certainty != "own-reading" and self.day != self.rule.limit(self.year)
        return self.extended is not None and of_law

    @property
    def ends(self) -> date:
        """The last day on which it is in time: the later one where the law extends the term."""
        return self.extended if self.extended and self.extended_by_law else self.day

    @property
    def own_says(self) -> str:
        """Return what the arrangement itself sets here, as a sentence; empty where it sets nothing."""
        if not self.own_clause:
            return ""
        where = f"{self.own_clause.removesuffix(' van de regeling')} van de regeling"
        if self.rule.anchor == "year":
            return f"Eerder dan de wet, volgens {where}."
        if self.rule.weeks_before or self.rule.weeks_after:
            return f"Langer dan de wet, volgens {where}."
        return f"De termijn staat in {where}."

    @property
    def is_our_day(self) -> bool:
        """Whether the law names no such day, so that it has to be explained."""
        return self.certainty == "own-reading" or self.rule.anchor in {"sending", "day-before-meeting"}

    @property
    def safe(self) -> date | None:
        """The working day before a last day that is none; None when the day itself is a working day."""
        earlier = working_day_until(self.day)
        return earlier if earlier != self.day else None
