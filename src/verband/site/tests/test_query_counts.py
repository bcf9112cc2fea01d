"""How often each page asks the database, on a first visit after a deed and on the next ones.

The numbers are kept in ``query_counts.json``. When one changes, the test fails and shows the new ones: look why,
and put them in the file if they are what the change should cost.
"""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from verband.rooms.common.audience import Audience, audience_of
from verband.rooms.register.choices import PartyKind
from verband.rooms.register.selectors.on_day import forget
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.factories import join, partnership, party
from verband.site.tests.addresses import READ, VIEWS, address

FILE = Path(__file__).with_name("query_counts.json")
KEPT = json.loads(FILE.read_text(encoding="utf-8"))
PAGES = READ
RENEWS = "register:search"
"""Its first visit after a deed renews the index, each database in its own way; only the next ones are compared."""


def visits(client, where):
    """Count the queries of a first visit and of the next one."""
    forget()
    cold, warm = queries(client, where), queries(client, where)
    return {"warm": warm} if where.startswith(reverse(RENEWS)) else {"cold": cold, "warm": warm}


def queries(client, where):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(where).status_code == 200
    return len(captured)


def visitor(cast, name):
    """Return a browser of someone whom the page is meant for: who asks least of the database."""
    return window(None if audience_of(VIEWS[name]) == Audience.PUBLIC else cast.programmateam)


@pytest.mark.parametrize("name", PAGES)
def test_page_asks_as_often_as_it_did(cast, region, name):
    assert {name: visits(visitor(cast, name), address(name, region))} == {name: KEPT.get(name)}


@pytest.mark.parametrize("name", PAGES)
def test_page_asks_no_more_often_of_a_larger_register(cast, region, name):
    for number in range(12):
        other = party(f"Lekse Stichting {number}", PartyKind.COMPANY_OR_FOUNDATION)
        join(region.fire, other)
        join(partnership(f"Leks Overleg {number}", tasks=("ggd",)), region.houten, region.nieuwegein, other)
    assert {name: visits(visitor(cast, name), address(name, region))} == {name: KEPT.get(name)}


def test_no_page_is_kept_that_is_gone():
    assert sorted(KEPT) == PAGES
