"""What gets in each other's way: terms in a recess, terms that end after the board has met, full weeks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from verband.core.moments.plan import Moment

THICK = frozenset({"ontwerpbegroting", "wijziging-zenden", "voorlopige-jaarrekening", "kaderbrief"})
"""Rules by which a council receives a file to read."""
Period = tuple[date, date]
"""First and last day, both included."""


@dataclass(frozen=True, slots=True)
class Collision:
    """One thing for people to look at, with the reason."""

    kind: str
    """recess, after-meeting, busy-week or no-meeting."""
    council: str
    arrangements: tuple[str, ...]
    first: date
    last: date
    days: int
    """How many days of the term lie in the recess, or how many pieces come in the week."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A moment of one arrangement for one council."""

    arrangement: str
    council: str
    moment: Moment
    came_on: date | None = None
    """Day on which the piece was sent or received, when that is known."""

    @property
    def file_day(self) -> date | None:
        """The day on which the file comes: a day that the law names says nothing of when it really does."""
        planned = self.moment.known and self.moment.rule.anchor != "year"
        return self.came_on or (self.moment.day if planned else None)


def find_collisions(
    planned: Iterable[Planned],
    recesses: Mapping[str, Sequence[Period]],
    meetings: Mapping[str, Sequence[date]],
) -> tuple[Collision, ...]:
    """Return what collides, by council, then day.

    ``recesses`` and ``meetings`` are by council; a council of which no meeting is known is not said to have none.
    """
    rows = list(planned)
    found = [*_terms(rows, recesses, meetings), *_busy_weeks(rows)]
    return tuple(sorted(found, key=lambda one: (one.council, one.first, one.kind, one.arrangements)))


def _terms(
    rows: Iterable[Planned],
    recesses: Mapping[str, Sequence[Period]],
    meetings: Mapping[str, Sequence[date]],
) -> Iterable[Collision]:
    for row in rows:
        moment = row.moment
        if moment.opens is None:
            continue
        who = (row.council, (row.arrangement,))
        for first, last in recesses.get(row.council, ()):
            begin, end = max(first, moment.opens + timedelta(days=1)), min(last, moment.day)
            if begin <= end:
                yield Collision("recess", *who, begin, end, (end - begin).days + 1)
        if moment.meeting and moment.day > moment.meeting:
            late = (moment.day - moment.meeting).days
            yield Collision("after-meeting", *who, moment.meeting, moment.day, late)
        known = meetings.get(row.council, ())
        if known and not any(moment.opens < day <= moment.day for day in known):
            yield Collision("no-meeting", *who, moment.opens, moment.day, 0)


def _busy_weeks(rows: Iterable[Planned]) -> Iterable[Collision]:
    weeks: dict[tuple[str, int, int], dict[str, date]] = defaultdict(dict)
    for row in rows:
        day = row.file_day
        if row.moment.rule.code in THICK and day:
            year, week, _ = day.isocalendar()
            weeks[row.council, year, week][row.arrangement] = day
    for (council, year, week), days in weeks.items():
        if len(days) > 1:
            monday, sunday = (date.fromisocalendar(year, week, day) for day in (1, 7))
            yield Collision("busy-week", council, tuple(sorted(days)), monday, sunday, len(days))
