from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.figures.axis import count_axis, year_axis


@pytest.mark.parametrize(
    ("highest", "labels"),
    [
        (13, ["0", "5", "10", "15"]),
        (6, ["0", "1", "2", "3", "4", "5", "6"]),
        (1, ["0", "1"]),
        (0, ["0", "1"]),
        (41, ["0", "10", "20", "30", "40", "50"]),
        (1000, ["0", "200", "400", "600", "800", "1.000"]),
        (1100, ["0", "200", "400", "600", "800", "1.000", "1.200"]),
    ],
)
def test_whole_numbers_get_whole_round_ticks(highest, labels):
    assert [tick.label for tick in count_axis(highest).ticks] == labels


def test_small_numbers_get_ticks_with_a_comma():
    assert [tick.label for tick in count_axis(0.9, whole=False).ticks] == [
        "0,0",
        "0,2",
        "0,4",
        "0,6",
        "0,8",
        "1,0",
    ]


def test_large_numbers_that_need_not_be_whole_get_no_comma():
    assert count_axis(13, whole=False).ticks[-1].label == "15"


def test_nothing_above_zero_still_gives_an_axis():
    assert count_axis(0, whole=False).high == 1


def test_a_place_is_a_share_of_the_axis_and_stays_on_it():
    axis = count_axis(10)
    assert [axis.place(value) for value in (-1, 0, 3, 10, 99)] == [0, 0, 30, 100, 100]


@given(st.floats(0.001, 1e7), st.booleans())
def test_the_axis_reaches_the_highest_value_in_few_steps(highest, whole):
    axis = count_axis(highest, whole=whole)
    assert axis.high >= highest * (1 - 1e-9)
    assert 2 <= len(axis.ticks) <= 7


def test_years_stand_on_the_first_of_january():
    axis = year_axis(date(2014, 6, 1), date(2026, 5, 16))
    assert [tick.label for tick in axis.ticks] == ["2014", "2016", "2018", "2020", "2022", "2024", "2026"]
    assert axis.ticks[0].x == 0
    assert axis.place(date(2027, 1, 1).toordinal()) == 100


def test_long_stretches_get_round_years():
    labels = [tick.label for tick in year_axis(date(1953, 1, 1), date(2026, 1, 1)).ticks]
    assert labels == ["1960", "1970", "1980", "1990", "2000", "2010", "2020"]


def test_very_long_stretches_count_in_centuries():
    assert [tick.label for tick in year_axis(date(1100, 1, 1), date(2100, 1, 1)).ticks][:2] == [
        "1100",
        "1200",
    ]
