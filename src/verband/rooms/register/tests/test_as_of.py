"""What holds later is not seen today, whatever the file says of it."""

from datetime import date, timedelta

import pytest

from verband.rooms.register.selectors.figures import figures
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.tests.small_exports import GOVERNMENTS, arrangement, export, member

TODAY = date(2026, 5, 16)
TOMORROW = TODAY + timedelta(days=1)
pytestmark = pytest.mark.django_db


def members(day):
    register = register_on(day)
    return sorted(register.parties[row.party].tooi for row in register.memberships)


def names(day):
    return [row.name for row in register_on(day).partnerships.values()]


def test_party_that_joins_tomorrow_takes_part_from_tomorrow(bring):
    joining = member(2, joined=TOMORROW.isoformat())
    bring(export(*GOVERNMENTS, arrangement(100, "GR Nu", member(1), joining)))
    assert members(TODAY) == ["gm0321"]
    assert figures(register_on(TODAY))["by_government"] == {"gm0321": 1}
    assert members(TOMORROW) == ["gm0321", "gm0355"]


def test_partnership_that_begins_tomorrow_is_not_seen_in_any_count(bring):
    later = arrangement(101, "GR Morgen", member(1), member(2), starts=TOMORROW.isoformat())
    bring(export(*GOVERNMENTS, arrangement(100, "GR Nu", member(1)), later))
    assert names(TODAY) == ["GR Nu"]
    assert figures(register_on(TODAY))["memberships"] == 1
    assert figures(register_on(TOMORROW))["partnerships"] == 2


def test_version_that_begins_tomorrow_changes_nothing_before(bring):
    now = arrangement(100, "GR Oud", member(1), after=101, form="Regeling zonder meer")
    later = arrangement(101, "GR Nieuw", member(1), member(2), starts=TOMORROW.isoformat(), before=100)
    bring(export(*GOVERNMENTS, now, later))
    assert names(TODAY) == ["GR Oud"]
    assert figures(register_on(TODAY))["by_form"] == {"RZM": 1}
    assert members(TODAY) == ["gm0321"]
    assert names(TOMORROW) == ["GR Nieuw"]
    assert members(TOMORROW) == ["gm0321", "gm0355"]


def test_of_two_versions_that_overlap_the_later_wins(bring):
    first = arrangement(100, "GR Eerst", member(1), member(2), ends="2024-01-01", after=101)
    second = arrangement(101, "GR Daarna", member(1), starts="2023-01-01", before=100)
    bring(export(*GOVERNMENTS, first, second))
    assert names(date(2022, 12, 31)) == ["GR Eerst"]
    assert names(date(2023, 6, 1)) == ["GR Daarna"]
    assert members(date(2023, 6, 1)) == ["gm0321"]


def test_gap_between_two_versions_is_a_gap(bring):
    first = arrangement(100, "GR Eerst", member(1), ends="2020-01-01", after=101)
    second = arrangement(101, "GR Daarna", member(1), starts="2021-01-01", before=100)
    bring(export(*GOVERNMENTS, first, second))
    assert names(date(2020, 6, 1)) == []
    assert members(date(2020, 6, 1)) == []


def test_last_day_is_the_day_before_it_no_longer_holds(bring):
    bring(export(*GOVERNMENTS, arrangement(100, "GR Kort", member(1), ends="2020-01-01")))
    assert names(date(2019, 12, 31)) == ["GR Kort"]
    assert names(date(2020, 1, 1)) == []


def test_unknown_beginning_counts_as_in_force(bring):
    bring(export(*GOVERNMENTS, arrangement(100, "GR Altijd", member(1), starts="")))
    assert names(date(1990, 1, 1)) == ["GR Altijd"]
    assert members(TODAY) == ["gm0321"]
