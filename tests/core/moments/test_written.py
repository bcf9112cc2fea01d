"""Lists of meetings as people paste them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.figures.wording import dutch_date
from verband.core.moments.written import WrittenMeeting, read_line

JANUARY = date(2027, 1, 28)


@pytest.mark.parametrize(
    "line",
    [
        "2027-01-28", "28-1-2027", "28-01-27", "28/1/2027", "28.1.2027", "28 januari 2027", "28 jan 2027",
        "28 jan. 2027", "do 28 januari 2027", "donderdag 28 januari 2027", "Do. 28-1-2027", "28-1-2027;",
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(line):
    assert read_line(line) == WrittenMeeting(JANUARY, "", decides=True)


def test_a_name_behind_the_day_is_kept():
    assert read_line("28-1-2027 begrotingsraad") == WrittenMeeting(JANUARY, "begrotingsraad", decides=True)
    assert read_line("28 mrt 2027: commissie Middelen (Zonder besluiten)") == WrittenMeeting(
        date(2027, 3, 28), "commissie Middelen", decides=False
    )


@pytest.mark.parametrize(
    "time",
    [
        "19:30", "19.30 uur", "om 19:30 uur", "20 uur", "20u", "19:30:00", "19:30 - 22:00", "19.30-22.00 uur",
        "van 19:30 tot 22:00 uur", "vanaf 9:00", "aanvang 19:30 uur,", "\t19:30\t",
    ],
)  # fmt: skip
def test_a_time_of_day_behind_the_day_is_no_part_of_the_name(time):
    assert read_line(f"29/3/2029 {time}").name == ""
    assert read_line(f"29/3/2029 {time} begrotingsraad").name == "begrotingsraad"


def test_a_moment_as_systems_write_it_is_its_day():
    assert read_line("2029-03-29T19:30:00 raad") == WrittenMeeting(date(2029, 3, 29), "raad", decides=True)


@pytest.mark.parametrize(
    "name",
    ["2e termijn", "24 uurs overleg", "raad 19:30", "25:00", "10.2.3 nota", "omgevingsraad", "vrije avond"],
)
def test_what_is_no_time_of_day_stays_in_the_name(name):
    assert read_line(f"29-3-2029 {name}").name == name


def test_two_digits_of_a_year_are_of_this_century():
    assert read_line("24-2-28").on == date(2028, 2, 24)


@pytest.mark.parametrize(
    "line",
    ["", "raadsvergadering", "30-2-2027", "28-13-2027", "28 brumaire 2027", "28-1-20271", "28-1", "0-0-0"],
)
def test_what_is_no_day_is_not_read(line):
    assert read_line(line) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_each_way_of_writing_it(day):
    for line in (day.isoformat(), f"{day.day}-{day.month}-{day.year}", dutch_date(day), f"{day:%d/%m/%y}"):
        assert read_line(f"{line} raad").on == day
