"""Dates that all arrangements of a region could share, with what each of them costs.

Nothing here is chosen for people: ways are shown with their reasons, and only days on which the law allows it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from verband.core.moments.collisions import Period
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
    meetings: tuple[date, ...] = ()


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
    """Councils with known meetings, none of them within the term."""

    @property
    def recess_days(self) -> int:
        """Return the days of recess of all councils together."""
        return sum(self.in_recess.values())


def common_dates(
    year: int,
    councils: Sequence[Council],
    *,
    own_weeks: int = 0,
    shown: int = 3,
    book: RuleBook | None = None,
) -> tuple[Way, ...]:
    """Return ways to plan the budget cycle of a calendar year for all councils at once.

    The ways that touch the recess of the fewest councils come first, then those with the fewest days of recess, the
    fewest councils without a meeting, those that leave time to answer, and the later ones. Of ways close together
    only the first is kept. Empty when the law of that year is not known.

    Parameters
    ----------
    own_weeks
        The longest term that any of the arrangements sets itself.
    """
    found = sorted(_ways(year, councils, own_weeks, book or load_rules()), key=_order)
    kept: list[Way] = []
    for way in found:
        if all(abs(way.sending_on - other.sending_on) >= APART for other in kept):
            kept.append(way)
        if len(kept) == shown:
            break
    return tuple(kept)


def _order(way: Way) -> tuple[int, ...]:
    hurried = way.board_on - way.opinions_until < TO_ANSWER
    costs = (len(way.in_recess), way.recess_days, len(way.without_meeting), int(hurried))
    return (*costs, -way.sending_on.toordinal())


def _ways(year: int, councils: Sequence[Council], own_weeks: int, book: RuleBook) -> Iterator[Way]:
    adopting, frameworks = (book.of_year(code, year + 1) for code in ("begroting-vaststellen", "kaderbrief"))
    latest = adopting.last_day(about=year + 1, anchor=None) if adopting else None
    framework_day = frameworks.last_day(about=year + 1, anchor=None) if frameworks else None
    sending = book.on("ontwerpbegroting", latest) if latest else None
    if latest is None or framework_day is None or sending is None or sending.weeks_before is None:
        return
    weeks = max(sending.weeks_before, own_weeks)
    for day in _working_days(date(year, *EARLIEST), weeks_before(latest, weeks)):
        until = weeks_after(day, weeks)
        board = _board_day(until, latest)
        if board is None:
            continue
        recess = {each.key: days for each in councils if (days := _recess_days(each, day, until))}
        yield Way(
            frameworks_on=working_day_until(min(weeks_before(day, FRAMEWORKS_AHEAD), framework_day)),
            sending_on=day,
            opinions_until=until,
            board_on=board,
            handing_in_until=min(weeks_after(board, 2), latest),
            weeks=weeks,
            frameworks_limit=framework_day,
            deciding_limit=latest,
            in_recess=recess,
            without_meeting=tuple(each.key for each in councils if _meets_not(each, day, until)),
        )


def _board_day(until: date, latest: date) -> date | None:
    """Return a working day after the last views with time to answer them; less time where the law asks for it."""
    wished = working_day_from(until + TO_ANSWER)
    last = working_day_until(latest)
    day = min(wished, last)
    return day if day >= until else None


def _recess_days(council: Council, sent: date, until: date) -> int:
    first = sent + timedelta(days=1)
    return sum(max(0, (min(last, until) - max(begin, first)).days + 1) for begin, last in council.recesses)


def _meets_not(council: Council, sent: date, until: date) -> bool:
    return bool(council.meetings) and not any(sent < day <= until for day in council.meetings)


def _working_days(first: date, last: date) -> Iterable[date]:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return (day for day in days if not is_free(day))
