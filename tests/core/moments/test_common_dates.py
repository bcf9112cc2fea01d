"""Dates for all councils at once: lawful, and with what they cost."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from verband.core.moments.common_dates import Council, common_dates
from verband.core.moments.days import is_free

SUMMER = (date(2026, 7, 11), date(2026, 8, 23))
MAY = (date(2026, 4, 25), date(2026, 5, 3))


def test_without_recesses_the_latest_day_with_time_to_answer_comes_first():
    [first, *_] = common_dates(2026, [Council("Houten")])
    # The board can decide until 14 September, two weeks after the last view, twelve weeks after sending.
    assert (first.sending_on, first.opinions_until, first.board_on, first.handing_in_until) == (
        date(2026, 6, 8),
        date(2026, 8, 31),
        date(2026, 9, 14),
        date(2026, 9, 14),
    )
    assert first.frameworks_on == date(2026, 4, 13)
    assert (first.in_recess, first.without_meeting) == ({}, ())


def test_the_way_before_the_summer_ends_on_its_last_working_day():
    [first, *_] = common_dates(2026, [Council("Houten", (SUMMER,))])
    assert first.sending_on == date(2026, 4, 17)  # twelve weeks before Friday 10 July
    assert first.opinions_until == date(2026, 7, 10)
    assert first.board_on == date(2026, 7, 24)
    assert first.in_recess == {}


def test_where_a_recess_cannot_be_missed_its_days_are_told():
    [first, *_] = common_dates(2026, [Council("Houten", (MAY, SUMMER)), Council("Soest", (SUMMER,))])
    assert first.in_recess == {"Houten": 9}
    assert first.sending_on == date(2026, 4, 17)


def test_the_ways_lie_apart():
    ways = common_dates(2026, [Council("Houten", (SUMMER,))])
    days = [way.sending_on for way in ways]
    assert len(days) == 3
    assert all(abs(one - other) >= timedelta(weeks=2) for one in days for other in days if one != other)


def test_a_council_that_does_not_meet_within_the_term_is_named():
    [first, *_] = common_dates(2026, [Council("Houten", meetings=(date(2026, 5, 21),))])
    assert first.without_meeting == ()
    assert first.sending_on == date(2026, 5, 20)


def test_a_longer_term_of_an_arrangement_counts_for_all():
    [first, *_] = common_dates(2026, [Council("Houten")], own_weeks=14)
    assert first.sending_on == date(2026, 5, 22)  # 25 May is Whit Monday


def test_a_year_before_the_oldest_text_has_no_ways():
    assert common_dates(2013, [Council("Houten")]) == ()


PERIODS = st.tuples(st.dates(date(2027, 1, 1), date(2027, 12, 1)), st.integers(0, 60)).map(
    lambda each: (each[0], each[0] + timedelta(days=each[1]))
)


@given(st.lists(st.lists(PERIODS, max_size=3).map(tuple), min_size=1, max_size=4), st.integers(0, 20))
def test_every_way_is_lawful_and_counts_its_recess(recesses, own):
    councils = [Council(str(n), each) for n, each in enumerate(recesses)]
    for way in common_dates(2027, councils, own_weeks=own):
        assert way.opinions_until - way.sending_on >= timedelta(weeks=max(12, own))
        assert way.opinions_until <= way.board_on <= date(2027, 9, 14)
        assert way.handing_in_until <= min(way.board_on + timedelta(weeks=2), date(2027, 9, 14))
        assert way.frameworks_on <= date(2027, 4, 29)
        assert not is_free(way.sending_on)
        assert not is_free(way.board_on)
        for council in councils:
            days = [
                way.sending_on + timedelta(days=n)
                for n in range(1, (way.opinions_until - way.sending_on).days + 1)
            ]
            in_recess = sum(sum(first <= day <= last for first, last in council.recesses) for day in days)
            assert way.in_recess.get(council.key, 0) == in_recess
