"""Elections and what they do to seats, from the core."""

from verband.core.elections import (
    Election,
    Ground,
    Seat,
    SeatEnding,
    State,
    election,
    elections,
    ending_of,
    nearest,
    next_after,
    state_of,
)
from verband.core.packs import Pack, load_pack

__all__ = [
    "Election",
    "Ground",
    "Seat",
    "SeatEnding",
    "State",
    "election",
    "elections",
    "elections_pack",
    "ending_of",
    "nearest",
    "next_after",
    "state_of",
]


def elections_pack() -> Pack:
    """Return where the days and the rules come from."""
    return load_pack("elections")
