"""The national register of 16 May 2026, counted."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from verband.core.roo.chains import chains
from verband.core.roo.memberships import membership_findings, memberships
from verband.core.roo.reading import read_export

from .cases import version_on

pytestmark = pytest.mark.register
DAY = date(2026, 5, 16)


@pytest.fixture(scope="module")
def register(national_register):
    with national_register.open("rb") as stream:
        found = read_export(stream, size=national_register.stat().st_size)
    if found.stand_on != DAY:
        pytest.skip(f"deze aantallen gelden voor {DAY}, niet voor {found.stand_on}")
    return found


@pytest.fixture(scope="module")
def partnerships(register):
    return chains(register.arrangements)


@pytest.fixture(scope="module")
def in_force(partnerships):
    return [found for chain in partnerships if (found := version_on(chain, DAY))]


def test_all_records_are_read(register):
    assert len(register.organisations) == 1108
    assert len(register.arrangements) == 1186
    assert sum(item.cross_border for item in register.arrangements) == 15


def test_versions_make_partnerships(partnerships, in_force):
    assert len(partnerships) == 549
    assert len(in_force) == 451
    assert [finding for chain in partnerships for finding in chain.findings] == []


def test_forms_in_force_are_all_known(in_force):
    assert Counter(version.arrangement.form for version in in_force) == {
        "OL": 283,
        "RZM": 81,
        "BVO": 64,
        "GO": 23,
    }


def test_steps_between_versions_abut_but_for_a_few(partnerships):
    steps = Counter(
        (later.arrangement.starts > earlier.arrangement.ends)
        - (later.arrangement.starts < earlier.arrangement.ends)
        for chain in partnerships
        for earlier, later in pairwise(chain.versions)
    )
    assert steps == {0: 626, 1: 8, -1: 3}


def test_some_steps_change_the_form(partnerships):
    pairs = [pair for chain in partnerships for pair in pairwise(chain.versions)]
    assert sum(earlier.arrangement.form != later.arrangement.form for earlier, later in pairs) == 12


def test_four_versions_hold_on_no_day(partnerships):
    assert sum(not version.holds for chain in partnerships for version in chain.versions) == 4


def test_participations_in_force_are_those_listed_by_the_version_in_force(partnerships, in_force):
    derived = [
        row
        for chain in partnerships
        if version_on(chain, DAY)
        for row in memberships(chain)
        if (row.valid_from is None or row.valid_from <= DAY) and (row.valid_to is None or row.valid_to > DAY)
    ]
    assert len(derived) == sum(len(version.arrangement.participants) for version in in_force) == 3551


def test_nobody_is_listed_twice_or_in_vain(partnerships):
    assert [finding for chain in partnerships for finding in membership_findings(chain)] == []


def test_participations_without_a_code_are_kept(register, in_force):
    assert sum(not party.tooi for item in register.arrangements for party in item.participants) == 374
    without = [party for version in in_force for party in version.arrangement.participants if not party.tooi]
    assert len({party.register_id for party in without}) == 165


def test_titles_are_no_key(register):
    titles = Counter(item.title.casefold() for item in register.arrangements)
    assert sum(count > 1 for count in titles.values()) == 295
