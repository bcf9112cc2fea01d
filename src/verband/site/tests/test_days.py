"""The day in the address, on every page that looks at one."""

import pytest

from verband.rooms.common.audience import Audience, audience_of
from verband.rooms.register.tests.pages import text_of
from verband.site.tests.addresses import LOOKED_AT, OF_A_PARTNERSHIP, OF_A_PARTY, SHARED, VIEWS, address

WITHOUT_A_DAY = {"home", "accessibility", "register:search", "register:sources"}
OF_ONE = {name for name in OF_A_PARTY | OF_A_PARTNERSHIP if audience_of(VIEWS[name]) != Audience.EDITORS}
OF_NOW = {name for name in OF_ONE if name.startswith("councils:")}
"""What councils agree on and keep is about now; what was is told by its own days and the history."""
PAGES = sorted({*LOOKED_AT, *OF_ONE} - WITHOUT_A_DAY - OF_NOW)


def on(day, name, region):
    where = address(name, region)
    return f"{where}{'&' if '?' in where else '?'}peildatum={day}"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("day", ["kaas", "9999-12-31"])
def test_impossible_day_is_named(client, region, name, day):
    assert f"'{day}'" in text_of(client.get(on(day, name, region)))


@pytest.mark.parametrize("name", sorted(set(PAGES) - {SHARED}))
@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("1800-01-01", "1 januari 1800"),
        ("1998-06-01", "1 juni 1998"),
        ("2027-06-01", "1 juni 2027"),
        ("2199-12-31", "31 december 2199"),
    ],
)
def test_page_of_a_day_says_which_day_it_shows(client, region, name, day, said):
    assert f"Stand op {said}, volgens register" in text_of(client.get(on(day, name, region)), "//footer")
