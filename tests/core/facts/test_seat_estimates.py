import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.facts.seat_estimates import estimated_seats
from verband.core.packs import load_pack


@pytest.mark.parametrize(
    ("form", "participants", "seats"),
    [
        ("OL", 26, 1 + 5 / 26),
        ("OL", 5, 2.0),
        ("OL", 2, 2.0),
        ("BVO", 8, 1.0),
        ("GO", 3, 1.0),
        ("RZM", 12, 0.0),
    ],
)
def test_the_estimate_follows_the_boards_of_the_form(form, participants, seats):
    assert estimated_seats(form, participants) == pytest.approx(seats)


@pytest.mark.parametrize("form", ["CEN", "DVO", "NET", "unknown", ""])
def test_a_form_without_estimate_is_unknown_not_zero(form):
    assert estimated_seats(form, 4) is None


def test_nobody_has_no_estimate():
    assert estimated_seats("OL", 0) is None


@given(st.integers(min_value=1, max_value=400))
def test_nobody_gets_more_than_one_seat_in_each_board(participants):
    seats = estimated_seats("OL", participants)
    assert seats is not None
    assert 1 < seats <= 2


def test_it_is_labelled_as_our_own_reading():
    assert load_pack("seat-estimates").certainty == "own-reading"
