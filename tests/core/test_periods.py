from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.periods import overlap


class Stretch(NamedTuple):
    valid_from: date | None
    valid_to: date | None


def stretch(first: int | None, last: int | None) -> Stretch:
    """Return the period between two days of January 2026."""
    days = (date(2026, 1, day) if day else None for day in (first, last))
    return Stretch(*days)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((1, 10), (5, 20), True),
        ((1, 20), (5, 10), True),
        ((5, 10), (5, 10), True),
        ((1, 10), (10, 20), False),
        ((1, 10), (9, 20), True),
        ((1, None), (20, None), True),
        ((20, None), (1, 20), False),
        ((None, 10), (None, 2), True),
        ((None, 10), (10, None), False),
        ((None, None), (5, 6), True),
        ((5, 5), (1, 10), False),
        ((5, 5), (5, None), False),
        ((5, 5), (5, 5), False),
    ],
)
def test_periods_overlap_when_they_have_a_day_in_common(one, other, expected):
    assert overlap(stretch(*one), stretch(*other)) is expected
    assert overlap(stretch(*other), stretch(*one)) is expected


DAYS = st.none() | st.integers(1, 12)


@given(DAYS, DAYS, DAYS, DAYS)
def test_it_is_what_counting_the_days_would_find(a, b, c, d):
    def days(first, last):
        return set(range(first or 0, last or 14))

    assert overlap(stretch(a, b), stretch(c, d)) is bool(days(a, b) & days(c, d))
