"""Elections, and what they do to the seats of governments in the boards of partnerships.

Members of a council step down together on one day. Aldermen stay until their successors are appointed, mayors stay
altogether. A seat in the board of a partnership under the law follows the office from which its holder comes.
"""

from verband.core.elections.days import Election, election, elections, nearest, next_after, stepping_down_day
from verband.core.elections.endings import Ground, Seat, SeatEnding, ending_of
from verband.core.elections.states import State, state_of

__all__ = [
    "Election",
    "Ground",
    "Seat",
    "SeatEnding",
    "State",
    "election",
    "elections",
    "ending_of",
    "nearest",
    "next_after",
    "state_of",
    "stepping_down_day",
]
