"""What gets in each other's way in a region in a year: all its arrangements against all its councils."""

from dataclasses import dataclass
from datetime import date

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.asked import Asked
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.councils.bridge.moments import Collision, Planned, find_collisions
from verband.rooms.councils.selectors.calendar import days_of_councils
from verband.rooms.councils.selectors.own_moments import (
    about_years,
    consultations_of,
    loose_among,
    loose_moments,
    own_moments,
)
from verband.rooms.councils.selectors.planning import planning_on
from verband.rooms.register.selectors.regions import Regions, asked_region


@dataclass(frozen=True)
class RegionCollisions:
    """What people of a region may want to look at, by day."""

    regions: Regions
    found: tuple[Collision, ...]
    names: dict[str, str]
    """Key of a council → its name, by name."""
    arrangements: int
    with_recess: int
    """Of how many councils a recess is known."""
    with_meetings: int


def collisions_in(visitor: Visitor, asked: Asked, year: int, on: date) -> RegionCollisions:
    """Return what collides in the region that is asked for; each council with its own days of receipt."""
    planning = planning_on(on)
    regions = asked_region(visitor, asked, planning.register, on)
    rows = planning.with_moments(regions.chosen, year)
    given = consultations_of(about_years(year), partnerships=[row.pk for row in rows])
    councils = {
        row.pk: [one for one in planning.councils(row.pk) if regions.chosen.shows(one)] for row in rows
    }
    there = {one.pk: one for found in councils.values() for one in found}
    own = [each for each in loose_moments(planning, loose_among(given), {year}) if each.council.pk in there]
    for row in rows:
        moments = [moment for moment in planning.moments(row.pk, year) if moment.rule.for_councils]
        for council in councils[row.pk]:
            own += own_moments(planning, row, council, moments, given)
    planned = [Planned(each.row.name, str(each.council.public_id), each.moment, each.handed) for each in own]
    by_name = sorted(there.values(), key=lambda one: alphabetical_key(one.name))
    recesses, meetings = days_of_councils({one.pk: str(one.public_id) for one in by_name})
    return RegionCollisions(
        regions=regions,
        found=find_collisions(planned, recesses, meetings),
        names={str(one.public_id): one.name for one in by_name},
        arrangements=len(rows),
        with_recess=len(recesses),
        with_meetings=len(meetings),
    )
