"""What stands on the first page of the room."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.bridge.moments import Moment
from verband.rooms.councils.models import CouncilMeeting, Recess
from verband.rooms.councils.rules import bodies_of
from verband.rooms.councils.selectors.consultation_work import work_for
from verband.rooms.councils.selectors.council import Line, council_lines
from verband.rooms.councils.selectors.laid import Laid, laid_of
from verband.rooms.councils.selectors.own_moments import LOOSE
from verband.rooms.councils.selectors.planning import Planning, onlooker, planning_on
from verband.rooms.councils.selectors.rapporteurs_writing import Follows, follows_of
from verband.rooms.councils.selectors.state_words import OVER
from verband.rooms.councils.selectors.taking_part import own_governments
from verband.rooms.register.models import Partnership, Party
from verband.rooms.register.selectors.on_day import PartnershipOnDay

AHEAD = timedelta(days=365)
MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Coming:
    """One moment on one day, for all arrangements for which it is the same."""

    moment: Moment
    told: str
    subject: str
    """What the piece is called, of what lies outside the yearly cycle."""
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class House:
    """A government that the visitor belongs to, with what comes first."""

    party: Party
    coming: tuple[Coming, ...]
    total: int
    """Of how many days and moments."""
    waiting: int
    """How many pieces stand on its list of work."""
    missing: tuple[str, ...]
    """Which of its own days nobody filled in yet; for its clerk."""


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
    follows: tuple[Follows, ...] = ()
    """What the visitor follows as rapporteur."""


def start_for(visitor: Visitor, on: date) -> Start:
    """Return what a visitor finds on entering: the first moments of the coming year for each own council and body."""
    parties, bodies = own_governments(visitor, on), bodies_of(visitor, on)
    if not parties and not bodies:
        return Start(())
    planning = planning_on(on)
    houses = tuple(_house(visitor, planning, party, on) for party in parties)
    return Start(houses, _bodies(planning, bodies, on), follows_of(visitor, on))


def _house(visitor: Visitor, planning: Planning, party: Party, on: date) -> House:
    last, eye = on + AHEAD, onlooker(visitor, on)
    lines = [line for year in _years(on) for line in council_lines(planning, party, year, eye)]
    coming = _together(line for line in lines if on <= line.moment.day <= last and line.state not in OVER)
    work = work_for(visitor, party.public_id, on)
    return House(
        party=party,
        coming=coming[:MOST_LINES],
        total=len(coming),
        waiting=sum(len(group.lines) for group in work.groups),
        missing=_missing(party, on) if work.speaks else (),
    )


def _together(lines: Iterable[Line]) -> tuple[Coming, ...]:
    """Return lines by day; what is the same moment on the same day for several arrangements stands there once."""
    found: dict[tuple[date, str, int, str, str], list[Line]] = {}
    for line in sorted(lines, key=lambda line: line.moment.day):
        same = (line.moment.day, line.moment.rule.code, line.moment.year, line.told, _subject(line))
        found.setdefault(same, []).append(line)
    return tuple(Coming(each[0].moment, each[0].told, same[-1], tuple(each)) for same, each in found.items())


def _subject(line: Line) -> str:
    """Return what a piece outside the yearly cycle is called: there can be several of a kind."""
    return line.pieces[-1].subject if line.pieces and line.pieces[-1].occasion in LOOSE else ""


def _missing(party: Party, on: date) -> tuple[str, ...]:
    recess = Recess.objects.filter(party=party, last_day__gte=on).exists()
    meets = CouncilMeeting.objects.filter(party=party, on__gte=on, decides=True).exists()
    return tuple(what for what, known in (("reces", recess), ("vergaderingen", meets)) if not known)


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
