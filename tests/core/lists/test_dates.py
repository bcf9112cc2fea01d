from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.lists.dates import read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-16", date(2026, 5, 16)),
        ("20260516", date(2026, 5, 16)),
        ("2026-05-16T00:00:00", date(2026, 5, 16)),
        ("16-5-2026", date(2026, 5, 16)),
        ("16/05/2026", date(2026, 5, 16)),
        ("16.5.2026 00:00", date(2026, 5, 16)),
        (" 16 mei 2026 ", date(2026, 5, 16)),
        ("1 Maart 2024", date(2024, 3, 1)),
        ("1 mrt. 2024", date(2024, 3, 1)),
        ("onbekend", None),
        ("-", None),
        ("", None),
    ],
)
def test_day_is_read_as_people_write_it(text, day):
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text", ["2024", "1-1-24", "31-2-2024", "5/16/2026", "1 blauw 2024", "45292", "volgend jaar"]
)
def test_day_that_is_not_whole_is_not_completed(text):
    with pytest.raises(ValueError, match=r"dag|maand|day|month"):
        read_day(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back(day):
    assert read_day(day.isoformat()) == day
    assert read_day(f"{day.day}-{day.month}-{day.year}") == day
