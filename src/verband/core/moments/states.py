"""How far a moment of one council is, from what people wrote down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from verband.core.moments.plan import Moment


class State(StrEnum):
    """How far it is; the order is from what asks most attention to what asks least."""

    LATE = "late"
    """It was done after the last lawful day."""
    MISSING = "missing"
    """The last lawful day has passed and it was not written down; that need not mean that it was not done."""
    UNDER_WAY = "under-way"
    """Sent, received or decided but not yet sent back, and still in time."""
    AHEAD = "ahead"
    """Still to come, on a day that is known."""
    LATEST = "latest"
    """Still to come; only the last lawful day is known, because no meeting was filled in."""
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
    return State.LATE if came > moment.day else State.DONE


def state_of_view(moment: Moment, course: Course, on: date) -> State:
    """Return how far the view of a council is on a day; its moment runs from its own receipt.

    A view is given when it reaches the board, not when the council decides. A decision without a day counts as in
    time: nobody wrote down that it was late.
    """
    if any(day and day > moment.day for day in (course.decided_on, course.returned_on)):
        return State.LATE
    if course.answered:
        return State.ANSWERED
    if course.decided and (course.returned_on or not course.to_return):
        return State.DONE
    if on <= moment.day and (course.sent_on or course.received_on or course.decided):
        return State.UNDER_WAY
    return _not_yet(moment, on)


def most_urgent(states: Iterable[State]) -> State:
    """Return the state that asks most attention."""
    return min(states, key=ORDER.__getitem__)


def _not_yet(moment: Moment, on: date) -> State:
    if on > moment.day:
        return State.MISSING
    return State.AHEAD if moment.known else State.LATEST
