"""Days of terms, counted by hand on a calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.moments.days import (
    easter,
    holidays,
    is_free,
    last_day_before,
    weeks_after,
    weeks_before,
    working_day_from,
    working_day_until,
)

DAYS = st.dates(date(2015, 1, 1), date(2060, 12, 31))
WEEKS = st.integers(1, 52)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2000, 4, 23), (2008, 3, 23), (2022, 4, 17), (2024, 3, 31), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)],
)
def test_easter_falls_on(year, month, day):
    assert easter(year) == date(year, month, day)


def test_the_holidays_of_2026():
    assert sorted(holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 3),  # Good Friday
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2026, 5, 14),  # Ascension Day
        date(2026, 5, 25),  # Whit Monday
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


def test_the_kings_day_of_2025_was_a_saturday_because_the_27th_was_a_sunday():
    assert date(2025, 4, 26) in holidays(2025)
    assert date(2025, 4, 27) not in holidays(2025)


@pytest.mark.parametrize(
    ("day", "weeks", "last"),
    [
        (date(2026, 4, 15), 12, date(2026, 7, 8)),
        (date(2024, 2, 1), 4, date(2024, 2, 29)),  # a leap year
        (date(2023, 12, 31), 8, date(2024, 2, 25)),  # over the end of a month and a year
        (date(2026, 1, 31), 4, date(2026, 2, 28)),
    ],
)
def test_weeks_run_from_the_day_after(day, weeks, last):
    assert weeks_after(day, weeks) == last
    assert weeks_before(last, weeks) == day


def test_before_a_day_means_the_day_before_it():
    assert last_day_before(2026, 4, 30) == date(2026, 4, 29)
    assert last_day_before(2024, 3, 1) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("day", "on", "back"),
    [
        (date(2026, 7, 8), date(2026, 7, 8), date(2026, 7, 8)),  # a Wednesday
        (date(2026, 4, 4), date(2026, 4, 7), date(2026, 4, 2)),  # Saturday between Good Friday and Easter
        (date(2027, 12, 25), date(2027, 12, 27), date(2027, 12, 24)),
    ],
)
def test_the_nearest_working_day(day, on, back):
    assert (working_day_from(day), working_day_until(day)) == (on, back)


@given(DAYS, WEEKS)
def test_a_term_of_weeks_has_all_its_days(day, weeks):
    assert (weeks_after(day, weeks) - day).days == 7 * weeks
    assert weeks_after(day, weeks).weekday() == day.weekday()


@given(DAYS)
def test_a_working_day_is_near_and_not_free(day):
    later, earlier = working_day_from(day), working_day_until(day)
    assert not is_free(later)
    assert not is_free(earlier)
    assert timedelta(0) <= later - day <= timedelta(days=5)
    assert timedelta(0) <= day - earlier <= timedelta(days=5)
