"""What gets in each other's way: terms and board meetings in a recess, terms that end too late, full weeks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from verband.core.moments.plan import NOT_HANDED, Handed, Moment

TO_PREPARE = timedelta(weeks=2)
"""Time that a council needs between receipt and meeting where nobody said when its papers are due; ours."""
THICK = frozenset({"ontwerpbegroting", "wijziging-zenden", "voorlopige-jaarrekening", "kaderbrief"})
"""Rules by which a council receives a file to read."""
Period = tuple[date, date]
"""First and last day, both included."""
_What = tuple[str, tuple[str, ...], date, date, int, str]
"""A collision without its councils."""


@dataclass(frozen=True, slots=True)
class Collision:
    """One thing for people to look at, with the reason and the councils for which it is the same."""

    kind: str
    """recess, board-in-recess, after-meeting, after-limit, busy-week or no-meeting."""
    councils: tuple[str, ...]
    arrangements: tuple[str, ...]
    first: date
    last: date
    days: int
    """How many days of the term lie in the recess, or how many pieces come in the week."""
    sending: str = ""
    """Of a term that ends too late, whether the piece was sent in-time or late, or unknown."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting at which a council can decide."""

    on: date
    papers_by: date | None = None
    """Last day for its papers, None when nobody said."""

    def can_take(self, opens: date, until: date) -> bool:
        """Whether what came on a day can be prepared for it and decided within the term."""
        return self.on <= until and (self.papers_by or self.on - TO_PREPARE) >= opens


@dataclass(frozen=True, slots=True)
class Planned:
    """A moment of one arrangement for one council."""

    arrangement: str
    council: str
    moment: Moment
    handed: Handed = NOT_HANDED
    """When the piece was sent and received."""

    @property
    def file_day(self) -> date | None:
        """The day on which the file comes: a day that the law names says nothing of when it really does."""
        planned = self.moment.known and self.moment.rule.anchor != "year"
        return self.handed.received_on or self.handed.sent_on or (self.moment.day if planned else None)

    @property
    def sending(self) -> str:
        """Whether the piece was sent in time for the board: the law counts from sending, not from receipt."""
        came, last = self.handed.sent_on or self.handed.received_on, self.moment.send_by
        if came is None or last is None:
            return "unknown"
        if came <= last:
            return "in-time"
        return "late" if self.handed.sent_on else "unknown"


def find_collisions(
    planned: Iterable[Planned],
    recesses: Mapping[str, Sequence[Period]],
    meetings: Mapping[str, Sequence[Sitting]],
) -> tuple[Collision, ...]:
    """Return what collides, by day; what is the same for several councils is told once.

    ``recesses`` and ``meetings`` are by council; a council of which no meeting is known is not said to have none.
    """
    rows = list(planned)
    councils: dict[_What, dict[str, None]] = defaultdict(dict)
    for council, what in (*_terms(rows, recesses, meetings), *_busy_weeks(rows)):
        councils[what][council] = None
    found = (
        Collision(kind, tuple(there), arrangements, first, last, days, sending)
        for (kind, arrangements, first, last, days, sending), there in councils.items()
    )
    return tuple(sorted(found, key=lambda one: (one.first, one.kind, one.arrangements, one.last)))


def _terms(
    rows: Iterable[Planned],
    recesses: Mapping[str, Sequence[Period]],
    meetings: Mapping[str, Sequence[Sitting]],
) -> Iterable[tuple[str, _What]]:
    for row in rows:
        moment, about = row.moment, (row.arrangement,)
        if moment.opens is None:
            continue
        for first, last in recesses.get(row.council, ()):
            begin, end = max(first, moment.opens + timedelta(days=1)), min(last, moment.day)
            if begin <= end:
                yield row.council, ("recess", about, begin, end, (end - begin).days + 1, "")
            if moment.meeting and first <= moment.meeting <= last:
                yield row.council, ("board-in-recess", about, moment.meeting, moment.meeting, 0, "")
        if moment.board_by and moment.outlasts_board(row.handed):
            kind, days = "after-meeting" if moment.meeting else "after-limit", moment.day - moment.board_by
            yield row.council, (kind, about, moment.board_by, moment.day, days.days, row.sending)
        known = meetings.get(row.council, ())
        if known and not any(each.can_take(moment.opens, moment.day) for each in known):
            yield row.council, ("no-meeting", about, moment.opens, moment.day, 0, "")


def _busy_weeks(rows: Iterable[Planned]) -> Iterable[tuple[str, _What]]:
    weeks: dict[tuple[str, int, int], dict[str, date]] = defaultdict(dict)
    for row in rows:
        day = row.file_day
        if row.moment.rule.code in THICK and day:
            year, week, _ = day.isocalendar()
            weeks[row.council, year, week][row.arrangement] = day
    for (council, year, week), days in weeks.items():
        if len(days) > 1:
            monday, sunday = (date.fromisocalendar(year, week, day) for day in (1, 7))
            yield council, ("busy-week", tuple(sorted(days)), monday, sunday, len(days), "")
