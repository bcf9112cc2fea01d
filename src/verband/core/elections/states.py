"""How far a seat is after an election: still held, still to be filled in, or filled again."""

from datetime import date
from enum import Enum

from verband.core.elections.endings import STAYS


class State(Enum):
    """How far one seat is."""

    COMING = "coming"
    STAYS = "stays"
    FILLED = "filled"
    ENDED = "ended"
    OPEN = "open"


def state_of(
    *, when: str, valid_to: date | None, filled_on: date | None, steps_down_on: date, on: date
) -> State:
    """Return how far a seat is on a day.

    Parameters
    ----------
    when
        How the seat ends, of :class:`SeatEnding`.
    valid_to
        First day on which the seat no longer holds, None when nobody wrote one down.
    filled_on
        Day from which the same seat was written down anew since the election, None when it was not.
    """
    if filled_on is not None:
        return State.FILLED
    if valid_to is not None and valid_to <= on:
        return State.ENDED
    if when == STAYS:
        return State.STAYS
    return State.COMING if on < steps_down_on else State.OPEN
