"""Days worked out by hand with a calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.elections import election, elections, nearest, next_after, stepping_down_day

BY_HAND = {
    # 29 March was itself a Wednesday.
    2023: date(2023, 3, 29),
    # 29 March was a Sunday: three days on.
    2026: date(2026, 4, 1),
    # 29 March is a Monday: two days on.
    2027: date(2027, 3, 31),
    # 29 March is a Friday: five days on.
    2030: date(2030, 4, 3),
    # A leap year, 29 March is a Thursday: six days on, the last day that the law names.
    2040: date(2040, 4, 4),
}


@pytest.mark.parametrize(("year", "day"), BY_HAND.items(), ids=str)
def test_members_step_down_on_the_wednesday_from_29_march_to_4_april(year: int, day: date):
    assert stepping_down_day(year) == day


@given(st.integers(2023, 2200))
def test_the_day_is_a_wednesday_within_the_period_of_the_law(year: int):
    day = stepping_down_day(year)
    assert day.isoweekday() == 3
    assert date(year, 3, 29) <= day <= date(year, 4, 4)


def test_councils_of_2022_left_on_the_day_of_the_temporary_law():
    found = election("gemeenteraad-2022")
    assert found
    assert found.steps_down_on == date(2022, 3, 30)
    assert "donderdag 24 maart" in found.note
    # The rule of that time by hand: 23 March 2022 was a Wednesday, so the Thursday was the 24th.
    assert date(2022, 3, 24).isoweekday() == 4


@pytest.mark.parametrize("each", elections(), ids=lambda each: each.code)
def test_every_election_is_on_a_wednesday_before_the_members_leave(each):
    assert each.held_on.isoweekday() == 3
    assert 7 <= (each.steps_down_on - each.held_on).days <= 21
    assert each.last_day.isoweekday() == 2


def test_what_lies_ahead_says_that_it_was_not_looked_up():
    ahead = [each for each in elections() if each.held_on > date(2026, 11, 21)]
    assert {each.certainty for each in ahead} == {"unverified"}
    assert {each.code for each in ahead} == {"staten-2027", "waterschap-2027", "gemeenteraad-2030"}


@pytest.mark.parametrize(
    ("on", "kinds", "code"),
    [
        (date(2026, 11, 21), ("municipality",), "gemeenteraad-2026"),
        (date(2026, 11, 21), ("province",), "staten-2027"),
        (date(2026, 11, 21), (), "staten-2027"),
        (date(2028, 4, 1), ("municipality",), "gemeenteraad-2026"),
        (date(2028, 4, 3), ("municipality",), "gemeenteraad-2030"),
        (date(1990, 1, 1), (), "gemeenteraad-2022"),
        (date(2026, 6, 1), ("ministry",), "gemeenteraad-2026"),
    ],
    ids=str,
)
def test_the_nearest_election_is_told_first(on: date, kinds: tuple[str, ...], code: str):
    assert nearest(on, kinds).code == code


def test_an_election_that_is_not_there_is_none():
    assert election("gemeenteraad-1813") is None


def test_each_election_knows_the_next_of_its_own_kind():
    first, last = election("gemeenteraad-2022"), election("gemeenteraad-2030")
    assert first
    assert last
    assert [each.code for each in (next_after(first),) if each] == ["gemeenteraad-2026"]
    assert next_after(last) is None
