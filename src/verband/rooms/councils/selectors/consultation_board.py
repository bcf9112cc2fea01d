"""To which meeting of the board a piece leads, and whether it was sent to the council after its last lawful day."""

from dataclasses import dataclass
from datetime import date

from verband.rooms.councils.bridge.moments import Handed, Moment
from verband.rooms.councils.choices import Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.own_moments import PUT
from verband.rooms.councils.selectors.planning import Planning, planning_on

YEARS_AROUND = range(-2, 3)
"""In which calendar years, counted from the one that a piece is about, it can come before a council."""


@dataclass(frozen=True, slots=True)
class Board:
    """What the board has to do with one piece."""

    meeting: date | None
    """None when it was not filled in."""
    sending: Moment | None
    """The moment by which the piece had to be sent, None when the law names none."""
    days_late: int
    """How many days after that it was sent; zero when that was in time or is not known."""


def board_of(row: Consultation, on: date) -> Board | None:
    """Return what the board has to do with a piece; None for what is no zienswijze."""
    if row.voice != Voice.OPINION:
        return None
    planning = planning_on(on, [row.partnership_id])
    sending, came = _sending(planning, row), row.sent_on
    late = (came - sending.day).days if came and sending else 0
    meeting = sending.meeting if sending else first_meeting(planning, row)
    return Board(meeting, sending, max(late, 0))


def _sending(planning: Planning, row: Consultation) -> Moment | None:
    given = Handed(row.sent_on, row.received_on)
    moments = (
        each for shift in YEARS_AROUND for each in planning.moments(row.partnership_id, row.year + shift)
    )
    found = (each for each in moments if each.year == row.year and each.rule.anchor != "receipt")
    return next(
        (each for each in found if PUT.get(each.rule.code) == row.occasion and each.is_of(given)), None
    )


def first_meeting(planning: Planning, row: Consultation) -> date | None:
    """Return the first meeting on the subject of a piece since it came."""
    came = row.received_on or row.sent_on or date.min
    days = planning.meetings.get(row.partnership_id, ())
    about = (each.on for each in days if (each.occasion, each.year) == (row.occasion, row.year))
    return min((day for day in about if day >= came), default=None)
