"""Dates for all councils at once: lawful, and with what they cost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.moments import load_rules
from verband.core.moments.collisions import Sitting
from verband.core.moments.common_dates import Council, common_dates, ways_to_board_day
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


def test_the_board_meets_before_the_recess_or_waits_for_its_end():
    [first, second, *_] = common_dates(2026, [Council("Houten", (SUMMER,))])
    # Sent on Friday 17 April the views come by 10 July; the board waits for the end of the recess, a Monday.
    assert (first.sending_on, first.opinions_until, first.board_on) == (
        date(2026, 4, 17), date(2026, 7, 10), date(2026, 8, 24),
    )  # fmt: skip
    # Thursday 2 April (3 April is Good Friday), twelve weeks, two weeks to answer: Thursday 9 July.
    assert (second.sending_on, second.opinions_until, second.board_on) == (
        date(2026, 4, 2), date(2026, 6, 25), date(2026, 7, 9),
    )  # fmt: skip
    assert (first.in_recess, first.board_in_recess, second.board_in_recess) == ({}, (), ())


def test_where_a_recess_cannot_be_missed_its_days_are_told():
    [first, *_] = common_dates(2026, [Council("Houten", (MAY, SUMMER)), Council("Soest", (SUMMER,))])
    assert first.in_recess == {"Houten": 9}
    assert first.sending_on == date(2026, 4, 17)


def test_a_board_that_cannot_but_meet_in_a_recess_names_whose_it_is():
    always = (date(2026, 1, 1), date(2026, 12, 31))
    [first, *_] = common_dates(2026, [Council("Houten", (always,)), Council("Soest")])
    assert first.board_in_recess == ("Houten",)


def test_no_day_is_proposed_that_has_passed():
    [first, *others] = common_dates(2026, [Council("Houten", (SUMMER,))], since=date(2026, 6, 1))
    assert first.sending_on == date(2026, 6, 8)
    assert all(way.sending_on >= date(2026, 6, 1) for way in others)
    # The law leaves until 14 September: on 22 June twelve weeks still fit, on 23 June no longer.
    assert common_dates(2026, [Council("Houten")], since=date(2026, 6, 22))
    assert common_dates(2026, [Council("Houten")], since=date(2026, 6, 23)) == ()


def test_the_ways_lie_apart():
    ways = common_dates(2026, [Council("Houten", (SUMMER,))])
    days = [way.sending_on for way in ways]
    assert len(days) == 3
    assert all(abs(one - other) >= timedelta(weeks=2) for one in days for other in days if one != other)


def test_a_council_that_does_not_meet_within_the_term_is_named():
    """Two weeks for the papers of Thursday 21 May, so that the draft comes by 7 May."""
    [first, *_] = common_dates(2026, [Council("Houten", meetings=(Sitting(date(2026, 5, 21)),))])
    assert first.without_meeting == ()
    assert first.sending_on == date(2026, 5, 7)


def test_a_meeting_whose_papers_are_due_later_takes_what_comes_later():
    late = Sitting(date(2026, 5, 21), papers_by=date(2026, 5, 19))
    [first, *_] = common_dates(2026, [Council("Houten", meetings=(late,))])
    assert (first.sending_on, first.without_meeting) == (date(2026, 5, 19), ())


@pytest.mark.parametrize("code", ["kaderbrief", "ontwerpbegroting", "begroting-vaststellen"])
def test_a_rule_that_is_switched_off_is_told_nowhere_and_still_carries_the_ways(code):
    off = load_rules().without(frozenset({code}))
    assert common_dates(2026, [Council("Houten")], book=off) == common_dates(2026, [Council("Houten")])


def test_a_longer_term_of_an_arrangement_counts_for_all():
    [first, *_] = common_dates(2026, [Council("Houten")], own_weeks=14)
    assert first.sending_on == date(2026, 5, 22)  # 25 May is Whit Monday


def test_a_year_before_the_oldest_text_has_no_ways():
    assert common_dates(2013, [Council("Houten")]) == ()


def test_a_day_of_ones_own_choice_is_counted_back():
    [way] = ways_to_board_day(date(2026, 7, 1), [Council("Houten", (MAY,))])
    # Two weeks to answer: views by Wednesday 17 June; twelve weeks before that is Wednesday 25 March.
    assert (way.sending_on, way.opinions_until, way.in_recess) == (
        date(2026, 3, 25), date(2026, 6, 17), {"Houten": 9},
    )  # fmt: skip


def test_a_day_on_which_no_board_can_lawfully_meet_gives_no_way():
    councils = [Council("Houten")]
    [last] = ways_to_board_day(date(2026, 9, 14), councils)
    assert last.handing_in_until == date(2026, 9, 14)
    assert ways_to_board_day(date(2026, 9, 15), councils) == ()
    assert ways_to_board_day(date(2026, 9, 13), councils) == ()  # a Sunday
    assert ways_to_board_day(date(2013, 7, 1), councils) == ()


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
            away = any(first <= way.board_on <= last for first, last in council.recesses)
            assert (council.key in way.board_in_recess) == away
