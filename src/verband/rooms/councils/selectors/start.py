"""What stands on the first page of the room."""

from dataclasses import dataclass
from datetime import date, timedelta

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.selectors.council import Line, council_lines
from verband.rooms.councils.selectors.planning import onlooker, planning_on
from verband.rooms.councils.selectors.taking_part import own_governments
from verband.rooms.register.models import Party

AHEAD = timedelta(days=365)
MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class House:
    """A government that the visitor belongs to, with what comes first."""

    party: Party
    lines: tuple[Line, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Start:
    """The governments that the visitor belongs to."""

    houses: tuple[House, ...]


def start_for(visitor: Visitor, on: date) -> Start:
    """Return what a visitor finds on entering: the first moments of the coming year for each own council."""
    parties = own_governments(visitor, on)
    if not parties:
        return Start(())
    planning, last = planning_on(on), on + AHEAD
    houses = []
    for party in parties:
        years = sorted({on.year, last.year})
        lines = [
            line for year in years for line in council_lines(planning, party, year, onlooker(visitor, on))
        ]
        coming = [line for line in lines if on <= line.moment.day <= last]
        houses.append(House(party, tuple(coming[:MOST_LINES]), len(coming)))
    return Start(tuple(houses))
