"""Dates that all arrangements of a region, or all councils of one arrangement, could share."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.asked import Asked
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.councils.bridge.moments import Council, Way, common_dates, ways_to_board_day
from verband.rooms.councils.rules import bodies_of, may_plan
from verband.rooms.councils.selectors.calendar import days_of_councils
from verband.rooms.councils.selectors.planning import Planning, planning_on
from verband.rooms.councils.selectors.start import run_by
from verband.rooms.register.models import Partnership
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay
from verband.rooms.register.selectors.regions import EVERYWHERE, Region, Regions, asked_region

BOARD_DAY = "vergadering"


@dataclass(frozen=True)
class Together:
    """Ways to plan a year together, and on what they rest."""

    ways: tuple[Way, ...]
    councils: tuple[PartyOnDay, ...]
    """By name."""
    elsewhere: int
    """How many of them lie outside the region: the same arrangements are theirs too."""
    names: dict[str, str]
    """Key of a council → its name, in the order of names."""
    arrangements: tuple[PartnershipOnDay, ...]
    own_weeks: int
    with_recess: int
    """Of how many councils a recess in this year is known."""
    with_meetings: int
    own: tuple[PartnershipOnDay, ...] = ()
    """The arrangements for whose own body the visitor works."""
    off: tuple[str, ...] = ()
    """What the rules are called that are switched off here."""
    may_plan: bool = False
    """Whether the visitor keeps the meetings of the one arrangement that this is about."""
    asked_for: date | None = None
    """The day on which a visitor would have the board meet; then the one way leads to that day."""


def together_in(
    visitor: Visitor, asked: Asked, year: int, on: date, board: date | None
) -> tuple[Together, Regions]:
    """Return ways for all arrangements with a participant in the region that is asked for, and all regions.

    ``board`` is a day on which the board would meet, in that year; None to have days proposed.
    """
    planning = planning_on(on)
    regions = asked_region(visitor, asked, planning.register, on)
    rows = planning.with_budget(regions.chosen)
    page = _together(rows, planning, year, on, board, regions.chosen)
    return replace(page, own=run_by(planning, bodies_of(visitor, on))), regions


def together_for(
    visitor: Visitor, partnership: Partnership, year: int, on: date, board: date | None
) -> Together:
    """Return ways for the councils of one arrangement."""
    planning = planning_on(on)
    rows = [row for row in planning.with_budget() if row.pk == partnership.pk]
    page = _together(rows, planning, year, on, board, EVERYWHERE)
    return replace(page, may_plan=may_plan(visitor, partnership, on))


def _together(
    rows: Iterable[PartnershipOnDay],
    planning: Planning,
    year: int,
    on: date,
    board: date | None,
    region: Region,
) -> Together:
    arrangements = tuple(rows)
    found = {one.pk: one for row in arrangements for one in planning.councils(row.pk)}
    councils = tuple(sorted(found.values(), key=lambda one: alphabetical_key(one.name)))
    keys = {one.pk: str(one.public_id) for one in councils}
    recesses, meetings = days_of_councils(keys)
    facts = [
        Council(
            key,
            tuple(each for each in recesses.get(key, ()) if each[0].year <= year <= each[1].year),
            tuple(each for each in meetings.get(key, ()) if each.on.year == year),
        )
        for key in keys.values()
    ]
    own = _own_weeks(arrangements, planning)
    return Together(
        ways=(
            ways_to_board_day(board, facts, own_weeks=own, book=planning.book)
            if board
            else common_dates(year, facts, own_weeks=own, since=on, book=planning.book)
        ),
        councils=councils,
        elsewhere=sum(not region.shows(one) for one in councils),
        names={keys[one.pk]: one.name for one in councils},
        arrangements=arrangements,
        own_weeks=own,
        with_recess=sum(bool(each.recesses) for each in facts),
        with_meetings=sum(bool(each.meetings) for each in facts),
        asked_for=board,
        off=planning.book.titles_off(),
    )


def _own_weeks(arrangements: Iterable[PartnershipOnDay], planning: Planning) -> int:
    terms = (term for row in arrangements for term in planning.own_weeks.get(row.pk, ()))
    return max((term.weeks for term in terms if term.occasion == "budget"), default=0)
