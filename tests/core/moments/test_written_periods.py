"""Lists of recesses as people paste them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.figures.wording import dutch_date
from verband.core.moments.written import PERIOD, WrittenPeriod, read_period

SUMMER = WrittenPeriod("zomerreces", date(2026, 7, 13), date(2026, 8, 21))
CHRISTMAS = WrittenPeriod("kerst", date(2026, 12, 21), date(2027, 1, 3))


@pytest.mark.parametrize(
    "line",
    [
        "zomerreces 13-07-2026 t/m 21-08-2026",
        "zomerreces: van 13-7-2026 t/m 21-8-2026",
        "zomerreces 13/7/26 – 21/8/26",
        "zomerreces\t13-07-2026\t21-08-2026",
        "zomerreces; 13.7.2026 ; 21.8.2026",
        "zomerreces (13-7-2026 t/m 21-8-2026)",
        "2026-07-13 - 2026-08-21 zomerreces",
        "zomerreces 13 juli tot en met 21 augustus 2026",
        "zomerreces 13-7 t/m 21-8-2026",
        "zomerreces ma 13 juli 2026 t/m vr. 21 aug. 2026",
        "zomerreces 13.7 t/m 21.8.2026",
        "zomerreces 13-7-2026 tm 21-8-2026",
        "zomerreces 13 juli TM 21 augustus 2026",
        "zomerreces \t 13-07-2026 \t\t 21-08-2026",
        "zomerreces  13  juli   2026   t / m   21   augustus   2026",
    ],
)
def test_a_recess_is_read_as_people_write_it(line):
    assert read_period(line) == SUMMER


@pytest.mark.parametrize(
    "line",
    [
        "kerst 21 december 2026 - 3 januari 2027",
        "kerst 21 december - 3 januari 2027",
        "kerst 21 dec. t/m 3 jan. 27",
        "kerst vanaf 21-12 t/m 3-1-2027",
    ],
)
def test_a_first_day_without_a_year_lies_before_the_last_one(line):
    assert read_period(line) == CHRISTMAS


def test_a_first_day_can_leave_out_its_month():
    assert read_period("herfst 19 t/m 23 oktober 2026") == WrittenPeriod(
        "herfst", date(2026, 10, 19), date(2026, 10, 23)
    )


def test_a_name_can_stand_before_and_behind_and_can_be_missing():
    assert read_period("13-7-2026 t/m 21-8-2026").name == ""
    assert read_period("Kerstreces 2026-2027: 21-12-2026 t/m 3-1-2027").name == "Kerstreces 2026-2027"
    assert read_period("zomer 13-7-2026 t/m 21-8-2026 (bouwvak)").name == "zomer (bouwvak)"


def test_a_name_keeps_one_space_where_more_or_a_tab_stood():
    assert read_period("mei \t vakantie   zuid\t27-4-2026\t8-5-2026").name == "mei vakantie zuid"


def test_no_part_of_a_line_is_looked_at_again_from_each_place_in_it():
    assert not {"*", "+"} & set(PERIOD.pattern)


def test_days_that_are_turned_are_given_as_they_stand():
    assert read_period("zomer 21-8-2026 t/m 13-7-2026").first == date(2026, 8, 21)


@pytest.mark.parametrize(
    "line",
    [
        "", "zomerreces", "zomer 13-7-2026", "zomer 13 juli t/m 21 augustus", "zomer 13-7-2026 tot 21-8-2026",
        "zomer 32-7-2026 t/m 21-8-2026", "zomer 13-7-2026 t/m 32-8-2026", "zomer 31 t/m 5-2-2026 en 9-9-2026",
        "a 1-7-2026 t/m 2-7-2026, b 3-10-2026 t/m 9-10-2026", "week 2 - 13-7-2026 t/m 21-8-2026",
        "zomer 31 brumaire t/m 5-2-2026", "zomer 31 t/m 5-2-2026", "zomer 31-2 t/m 5-3-2026",
    ],
)  # fmt: skip
def test_what_does_not_hold_two_days_is_no_recess(line):
    assert read_period(line) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_two_days_written_out_are_read_back(first, last):
    for line in (f"reces {first} t/m {last}", f"reces {dutch_date(first)} - {dutch_date(last)}"):
        assert read_period(line) == WrittenPeriod("reces", first, last)
