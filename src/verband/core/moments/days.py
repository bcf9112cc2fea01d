"""Days of terms: weeks on and back, free days, and the nearest working day.

Source of the free days: Algemene termijnenwet, articles 1 and 3, as we know the text; what follows from it is shown
beside the day of the term and never instead of it. Days that a royal decree equals to a holiday (article 3, third
paragraph) are not known here: a term can end a day later than is told, never earlier.
"""

from datetime import date, timedelta
from functools import lru_cache

WEEKEND = (5, 6)


def weeks_after(day: date, weeks: int) -> date:
    """Return the last day of a term of so many weeks that begins the day after ``day``."""
    return day + timedelta(weeks=weeks)


def weeks_before(day: date, weeks: int) -> date:
    """Return the last day on which so many weeks are still left until ``day``."""
    return day - timedelta(weeks=weeks)


def last_day_before(year: int, month: int, day: int) -> date:
    """Return the last day that is before a day of the year."""
    return date(year, month, day) - timedelta(days=1)


@lru_cache(maxsize=64)
def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def holidays(year: int) -> frozenset[date]:
    """Return the generally recognised holidays of a year, Good Friday among them (Algemene termijnenwet 3)."""
    sunday = easter(year)
    king = date(year, 4, 27)
    around_easter = (-2, 1, 39, 50)  # Good Friday, Easter Monday, Ascension Day, Whit Monday
    return frozenset(
        {date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
        | {king - timedelta(days=1) if king.weekday() == WEEKEND[1] else king}
        | {sunday + timedelta(days=days) for days in around_easter}
    )


def is_free(day: date) -> bool:
    """Whether a day is a Saturday, a Sunday or a holiday."""
    return day.weekday() in WEEKEND or day in holidays(day.year)


def working_day_from(day: date) -> date:
    """Return the day itself when it is a working day, else the first one after it."""
    while is_free(day):
        day += timedelta(days=1)
    return day


def working_day_until(day: date) -> date:
    """Return the day itself when it is a working day, else the last one before it."""
    while is_free(day):
        day -= timedelta(days=1)
    return day
