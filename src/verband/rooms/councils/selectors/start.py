"""What stands on the first page of the room."""

from dataclasses import dataclass
from datetime import date, timedelta

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.bridge.moments import Moment
from verband.rooms.councils.rules import bodies_of
from verband.rooms.councils.selectors.council import Line, council_lines
from verband.rooms.councils.selectors.laid import Laid, laid_of
from verband.rooms.councils.selectors.planning import Planning, onlooker, planning_on
from verband.rooms.councils.selectors.state_words import OVER
from verband.rooms.councils.selectors.taking_part import own_governments
from verband.rooms.register.models import Partnership, Party
from verband.rooms.register.selectors.on_day import PartnershipOnDay

AHEAD = timedelta(days=365)
MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class House:
    """A government that the visitor belongs to, with what comes first."""

    party: Party
    lines: tuple[Line, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Body:
    """A partnership for whose own body the visitor works, with what comes first and what lies before its councils."""

    row: PartnershipOnDay
    moments: tuple[Moment, ...]
    total: int
    laid: tuple[Laid, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """The governments that the visitor belongs to, and the partnerships whose body it works for."""

    houses: tuple[House, ...]
    bodies: tuple[Body, ...] = ()


def start_for(visitor: Visitor, on: date) -> Start:
    """Return what a visitor finds on entering: the first moments of the coming year for each own council and body."""
    parties, bodies = own_governments(visitor, on), bodies_of(visitor, on)
    if not parties and not bodies:
        return Start(())
    planning = planning_on(on)
    houses = tuple(_house(visitor, planning, party, on) for party in parties)
    return Start(houses, _bodies(planning, bodies, on))


def _house(visitor: Visitor, planning: Planning, party: Party, on: date) -> House:
    last, eye = on + AHEAD, onlooker(visitor, on)
    lines = [line for year in _years(on) for line in council_lines(planning, party, year, eye)]
    coming = [line for line in lines if on <= line.moment.day <= last and line.state not in OVER]
    return House(party, tuple(coming[:MOST_LINES]), len(coming))


def _bodies(planning: Planning, bodies: frozenset[int], on: date) -> tuple[Body, ...]:
    rows = run_by(planning, bodies)
    laid = laid_of([row.pk for row in rows], on.year - 1) if rows else []
    return tuple(_body(planning, row, laid, on) for row in rows)


def run_by(planning: Planning, bodies: frozenset[int]) -> tuple[PartnershipOnDay, ...]:
    """Return the partnerships whose own bodies these are, by name."""
    if not bodies:
        return ()
    kept = Partnership.objects.filter(own_party__in=bodies, merged_into=None).values_list("pk", flat=True)
    rows = [planning.register.partnerships[pk] for pk in kept if pk in planning.register.partnerships]
    return tuple(sorted(rows, key=lambda row: row.name))


def _body(planning: Planning, row: PartnershipOnDay, laid: list[Laid], on: date) -> Body:
    moments = [moment for year in _years(on) for moment in planning.moments(row.pk, year)]
    coming = sorted((each for each in moments if on <= each.day <= on + AHEAD), key=lambda moment: moment.day)
    own = [each for each in laid if each.partnership == row.pk]
    return Body(row, tuple(coming[:MOST_LINES]), len(coming), tuple(own[:MOST_LINES]))


def _years(on: date) -> list[int]:
    return sorted({on.year, (on + AHEAD).year})
