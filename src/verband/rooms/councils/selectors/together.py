"""Dates that all arrangements of a region, or all councils of one arrangement, could share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from verband.rooms.common.asked import Asked
from verband.rooms.councils.bridge.moments import Council, Way, common_dates
from verband.rooms.councils.selectors.calendar import days_of_councils
from verband.rooms.councils.selectors.planning import Planning, planning_on
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay
from verband.rooms.register.selectors.regions import Regions, asked_region


@dataclass(frozen=True)
class Together:
    """Ways to plan a year together, and on what they rest."""

    ways: tuple[Way, ...]
    councils: tuple[PartyOnDay, ...]
    names: dict[str, str]
    """Key of a council → its name."""
    arrangements: tuple[PartnershipOnDay, ...]
    own_weeks: int
    with_recess: int
    """Of how many councils a recess in this year is known."""
    with_meetings: int


def together(rows: Iterable[PartnershipOnDay], planning: Planning, year: int) -> Together:
    """Return ways to plan the cycle of these arrangements in a calendar year."""
    arrangements = tuple(rows)
    councils = {one.pk: one for row in arrangements for one in planning.councils(row.pk)}
    keys = {pk: str(one.public_id) for pk, one in councils.items()}
    recesses, meetings = days_of_councils(keys)
    own = [
        term.weeks
        for row in arrangements
        for term in planning.own_weeks.get(row.pk, ())
        if term.occasion == "budget"
    ]
    known = {
        key: [each for each in days if each[0].year <= year <= each[1].year] for key, days in recesses.items()
    }
    held = {key: [day for day in days if day.year == year] for key, days in meetings.items()}
    facts = [Council(key, tuple(known.get(key, ())), tuple(held.get(key, ()))) for key in keys.values()]
    return Together(
        ways=common_dates(year, facts, own_weeks=max(own, default=0), book=planning.book),
        councils=tuple(sorted(councils.values(), key=lambda one: one.name)),
        names={keys[pk]: one.name for pk, one in councils.items()},
        arrangements=arrangements,
        own_weeks=max(own, default=0),
        with_recess=sum(bool(known.get(key)) for key in keys.values()),
        with_meetings=sum(bool(held.get(key)) for key in keys.values()),
    )


def together_in(asked: Asked, year: int, on: date) -> tuple[Together, Regions]:
    """Return ways for all arrangements with a participant in the region that is asked for, and all regions."""
    planning = planning_on(on)
    regions = asked_region(asked, planning.register)
    return together(planning.with_budget(regions.chosen), planning, year), regions


def together_for(partnership: int, year: int, on: date) -> Together:
    """Return ways for the councils of one arrangement."""
    planning = planning_on(on)
    return together([row for row in planning.with_budget() if row.pk == partnership], planning, year)
