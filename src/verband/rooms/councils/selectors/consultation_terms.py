"""How long a council has for its view on a piece, and the last lawful day of that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from verband.rooms.councils.bridge.moments import Chapter, Handed, piece_moment, weeks_after
from verband.rooms.councils.choices import Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.planning import Planning, planning_on


@dataclass(frozen=True, slots=True)
class Term:
    """The last lawful day, and the next working day when that day is none."""

    day: date
    extended: date | None
    from_sending: bool = False
    """Whether it is counted from the day of sending, because nobody wrote down when the piece was received."""

    def days_left(self, on: date) -> int:
        """Return how many days are left; below zero when the term is over."""
        return (self.day - on).days


@dataclass(frozen=True)
class Terms:
    """What decides the terms of some pieces: the rules of law that hold here, and the arrangements' own terms."""

    planning: Planning

    def of(self, row: Consultation) -> Term | None:
        """Return the term of a piece; None when it was neither sent nor received, or when no term is set for it.

        It runs from receipt; where that was not written down it is counted from the day of sending, and says so.
        Permission and wensen en bedenkingen have no term in weeks in the law. Where the law sets none for this form
        or kind of scheme, the arrangement's own term stands alone.
        """
        begins = row.received_on or row.sent_on
        if row.voice != Voice.OPINION or begins is None:
            return None
        from_sending = row.received_on is None
        arrangement = self.planning.arrangement(row.partnership_id)
        if arrangement:
            given = Handed(row.sent_on, row.received_on)
            moment = piece_moment(arrangement, row.occasion, row.year, given, self.planning.book)
            if moment:
                return Term(moment.day, moment.extended, from_sending)
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
