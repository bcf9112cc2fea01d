"""Dates that all arrangements of a region could share, with what each of them costs.

Nothing here is chosen for people: ways are shown with their reasons, and only days on which the law allows it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from verband.core.moments.collisions import Period, Sitting
from verband.core.moments.days import is_free, weeks_after, weeks_before, working_day_from, working_day_until
from verband.core.moments.rules import RuleBook, load_rules

TO_ANSWER = timedelta(weeks=2)
"""Time between the last view of a council and the meeting of the board; ours, the law names none."""
FRAMEWORKS_AHEAD = 8
"""Weeks between frameworks and draft budget, so that a council can say something of the first; ours as well."""
EARLIEST = (3, 1)
"""First day of the year on which a draft budget is thought to be ready."""
APART = timedelta(weeks=2)
"""Ways that are shown lie at least so far apart."""


@dataclass(frozen=True, slots=True)
class Council:
    """When a council does not meet, and when it does; no meetings means that none are known."""

    key: str
    recesses: tuple[Period, ...] = ()
    meetings: tuple[Sitting, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One set of common dates, and what stands in its way."""

    frameworks_on: date
    sending_on: date
    opinions_until: date
    board_on: date
    handing_in_until: date
    weeks: int
    """Weeks between sending and the last view."""
    frameworks_limit: date
    """Last lawful day of the frameworks."""
    deciding_limit: date
    """Last lawful day of the board."""
    in_recess: Mapping[str, int]
    """Council → days of its term that lie in a recess; councils without such a day are left out."""
    without_meeting: tuple[str, ...]
    """Councils with known meetings, none of them within the term with time for its papers."""
    board_in_recess: tuple[str, ...]
    """Councils whose recess the meeting of the board falls in: their administrators are away."""

    @property
    def recess_days(self) -> int:
        """Return the days of recess of all councils together."""
        return sum(self.in_recess.values())


def common_dates(
    year: int,
    councils: Sequence[Council],
    *,
    own_weeks: int = 0,
    since: date = date.min,
    shown: int = 3,
    book: RuleBook | None = None,
) -> tuple[Way, ...]:
    """Return ways to plan the budget cycle of a calendar year for all councils at once.

    The ways that touch the recess of the fewest councils come first, with their term or with the meeting of the
    board; then those with the fewest days of recess, the fewest councils without a meeting, those that leave time
    to answer, and the later ones. Of ways close together only the first is kept.
    Empty when the law of that year is not known, or when it is too late for that year.

    Parameters
    ----------
    own_weeks
        The longest term that any of the arrangements sets itself.
    since
        First day on which a draft can still be sent.
    """
    found = sorted(_ways(year, councils, own_weeks, since, book or load_rules()), key=_order)
    kept: list[Way] = []
    for way in found:
        if all(abs(way.sending_on - other.sending_on) >= APART for other in kept):
            kept.append(way)
        if len(kept) == shown:
            break
    return tuple(kept)


def ways_to_board_day(
    board_on: date, councils: Sequence[Council], *, own_weeks: int = 0, book: RuleBook | None = None
) -> tuple[Way, ...]:
    """Return what a board meeting on a day of one's own choice asks for, with time to answer the last views.

    Empty when the law of that year is not known, when the day is free or lies after the last lawful one.
    """
    law = _Law.of_year(board_on.year, own_weeks, book or load_rules())
    if law is None or is_free(board_on) or board_on > law.latest:
        return ()
    sending = working_day_until(weeks_before(board_on - TO_ANSWER, law.weeks))
    return (_way(law, _Absent(councils, law.latest), sending, board_on),)


def _order(way: Way) -> tuple[int, ...]:
    touched = len(way.in_recess) + len(way.board_in_recess)
    hurried = way.board_on - way.opinions_until < TO_ANSWER
    costs = (touched, way.recess_days, len(way.without_meeting), int(hurried))
    return (*costs, -way.sending_on.toordinal())


@dataclass(frozen=True, slots=True)
class _Law:
    """What the law says of the budget cycle of one calendar year."""

    weeks: int
    """Between sending and the last view; more than the law's where an arrangement says so."""
    latest: date
    """Last day of the board."""
    frameworks: date
    """Last day of the frameworks."""

    @classmethod
    def of_year(cls, year: int, own_weeks: int, book: RuleBook) -> "_Law | None":
        """Return it for a calendar year; None when the pack does not know the law of that year."""
        adopting, frameworks = (
            book.of_year(code, year + 1) for code in ("begroting-vaststellen", "kaderbrief")
        )
        latest = adopting.last_day(about=year + 1, anchor=None) if adopting else None
        framework_day = frameworks.last_day(about=year + 1, anchor=None) if frameworks else None
        sending = book.resting_on("ontwerpbegroting", latest) if latest else None
        if latest is None or framework_day is None or sending is None or sending.weeks_before is None:
            return None
        return cls(max(sending.weeks_before, own_weeks), latest, framework_day)


def _ways(
    year: int, councils: Sequence[Council], own_weeks: int, since: date, book: RuleBook
) -> Iterator[Way]:
    law = _Law.of_year(year, own_weeks, book)
    if law is None:
        return
    absent = _Absent(councils, law.latest)
    for day in _working_days(max(date(year, *EARLIEST), since), weeks_before(law.latest, law.weeks)):
        board = absent.board_day(weeks_after(day, law.weeks))
        if board:
            yield _way(law, absent, day, board)


def _way(law: _Law, absent: "_Absent", sending_on: date, board_on: date) -> Way:
    until = weeks_after(sending_on, law.weeks)
    councils = absent.councils
    return Way(
        frameworks_on=working_day_until(min(weeks_before(sending_on, FRAMEWORKS_AHEAD), law.frameworks)),
        sending_on=sending_on,
        opinions_until=until,
        board_on=board_on,
        handing_in_until=min(weeks_after(board_on, 2), law.latest),
        weeks=law.weeks,
        frameworks_limit=law.frameworks,
        deciding_limit=law.latest,
        in_recess={each.key: days for each in councils if (days := _recess_days(each, sending_on, until))},
        without_meeting=tuple(each.key for each in councils if _meets_not(each, sending_on, until)),
        board_in_recess=absent.on(board_on),
    )


class _Absent:
    """Which councils are in recess on the days on which a board can meet."""

    def __init__(self, councils: Sequence[Council], latest: date) -> None:
        self.councils = councils
        self.last = working_day_until(latest)
        self._on: dict[date, tuple[str, ...]] = {}

    def on(self, day: date) -> tuple[str, ...]:
        """Return the councils with a recess on a day."""
        if day not in self._on:
            self._on[day] = tuple(
                each.key for each in self.councils if any(begin <= day <= end for begin, end in each.recesses)
            )
        return self._on[day]

    def board_day(self, until: date) -> date | None:
        """Return the working day on which the fewest councils are in recess, with time to answer the last views.

        The soonest of equal ones; less time to answer where the law leaves none.
        """
        if until > self.last:
            return None
        wished = min(working_day_from(until + TO_ANSWER), self.last)
        return min(_working_days(wished, self.last), key=lambda day: (len(self.on(day)), day))


def _recess_days(council: Council, sent: date, until: date) -> int:
    first = sent + timedelta(days=1)
    return sum(max(0, (min(last, until) - max(begin, first)).days + 1) for begin, last in council.recesses)


def _meets_not(council: Council, sent: date, until: date) -> bool:
    return bool(council.meetings) and not any(each.can_take(sent, until) for each in council.meetings)


def _working_days(first: date, last: date) -> Iterable[date]:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return (day for day in days if not is_free(day))
