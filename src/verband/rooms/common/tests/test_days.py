from datetime import date

import pytest

from verband.rooms.common.days import FIRST, LAST, AskedDay, asked_day


@pytest.mark.parametrize("day", [FIRST, date(2026, 5, 16), LAST])
def test_day_of_the_address_is_read(day):
    assert asked_day({"peildatum": [day.isoformat()]}) == AskedDay(day)


@pytest.mark.parametrize("query", [{}, {"peildatum": []}, {"peildatum": [""]}, {"peildatum": ["  "]}])
def test_no_day_asked_for_is_no_day_and_no_notice(query):
    assert asked_day(query) == AskedDay(None)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("kaas", "'kaas' is geen datum; schrijf bijvoorbeeld 2026-05-16. Getoond is de nieuwste stand."),
        ("16-05-2026", "'16-05-2026' is geen datum"),
        ("2026-02-30", "'2026-02-30' is geen datum"),
        ("x" * 1000, f"'{'x' * 20}' is geen datum"),
        ("1799-12-31", "'1799-12-31' ligt niet tussen 1800 en 2199. Getoond is de nieuwste stand."),
        ("2200-01-01", "'2200-01-01' ligt niet tussen 1800 en 2199"),
        ("0001-01-01", "'0001-01-01' ligt niet tussen"),
        ("9999-12-31", "'9999-12-31' ligt niet tussen"),
    ],
)
def test_what_is_no_day_to_look_at_is_named(asked, said):
    found = asked_day({"peildatum": [asked]})
    assert found.day is None
    assert found.notice.startswith(said)


def test_last_of_several_days_counts():
    assert asked_day({"peildatum": ["2020-01-01", "2021-01-01"]}).day == date(2021, 1, 1)
