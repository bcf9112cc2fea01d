"""How far a moment of one council is, from what people wrote down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from verband.core.moments.plan import Moment


class State(StrEnum):
    """How far it is; the order is from what asks most attention to what asks least."""

    LATE = "late"
    """It was done after the last lawful day, a view after the board decided."""
    STILL_OPEN = "still-open"
    """The term of a view is over, and the board has not met yet: until then it can still be given."""
    MISSING = "missing"
    """The last lawful day has passed and it was not written down; that need not mean that it was not done."""
    RECEIVED = "received"
    """It was received after the last day of sending; when it was sent was not written down."""
    UNDER_WAY = "under-way"
    """Sent, received or decided but not yet sent back, and still in time."""
    AHEAD = "ahead"
    """Still to come, on a day that is known."""
    LATEST = "latest"
    """Still to come; only the last lawful day is known, because no meeting was filled in."""
    AFTER_TERM = "after-term"
    """The view of the council came after its term, and as far as is known before the board met."""
    DONE = "done"
    """Sent in time, or the view of the council has reached the board in time, or it decided not to give one."""
    ANSWERED = "answered"
    """The board has answered."""


ORDER = {state: place for place, state in enumerate(State)}


@dataclass(frozen=True, slots=True)
class Course:
    """What was written down of one piece before one council; unknown is None."""

    sent_on: date | None = None
    received_on: date | None = None
    decided_on: date | None = None
    decided: bool = False
    to_return: bool = False
    """Whether what was decided has to reach the board; a council that says nothing sends nothing."""
    returned_on: date | None = None
    answered: bool = False


def state_of_sending(moment: Moment, course: Course, on: date) -> State:
    """Return how far the sending of a piece to a council is on a day."""
    came = course.sent_on or course.received_on
    if came is None:
        return _not_yet(moment, on)
    if came <= moment.day:
        return State.DONE
    return State.LATE if course.sent_on else State.RECEIVED


def state_of_view(moment: Moment, course: Course, on: date) -> State:
    """Return how far the view of a council is on a day; its moment runs from its own receipt.

    A view is given when it reaches the board, not when the council decides. A decision without a day counts as in
    time: nobody wrote down that it was late.
    """
    given_on = max((day for day in (course.decided_on, course.returned_on) if day), default=None)
    if given_on and _too_late(moment, given_on):
        return State.LATE
    if course.answered:
        return State.ANSWERED
    if course.decided and (course.returned_on or not course.to_return):
        return State.AFTER_TERM if given_on and given_on > moment.ends else State.DONE
    if _too_late(moment, on):
        return State.MISSING
    if on <= moment.ends and (course.sent_on or course.received_on or course.decided):
        return State.UNDER_WAY
    if moment.board_by and moment.ends < on < moment.board_by:
        return State.STILL_OPEN
    return _not_yet(moment, on)


def _too_late(moment: Moment, day: date) -> bool:
    """Whether what a council gives on a day comes too late.

    On a budget that is when the board has met: the law gives no other end. On the day of the meeting itself it is in
    time only within the term. What leads to no meeting of the board has its term alone.
    """
    if moment.board_by is None:
        return day > moment.ends
    return moment.meeting is not None and day >= moment.meeting and day > min(moment.ends, moment.meeting)


def most_urgent(states: Iterable[State]) -> State:
    """Return the state that asks most attention."""
    return min(states, key=ORDER.__getitem__)


def _not_yet(moment: Moment, on: date) -> State:
    if on > moment.day:
        return State.MISSING
    return State.AHEAD if moment.known else State.LATEST
