import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from verband.core.patchwork.bundle import metric_bundle
from verband.core.patchwork.deeper.congruence import (
    Congruence,
    Crossing,
    congruence,
    congruence_numbers,
    crossings,
)
from verband.core.patchwork.selection import only_parties


def test_three_tables_computed_by_hand(snapshot_of):
    found = congruence(snapshot_of({"one": "a b c", "two": "b c d", "three": "b c"}).incidence)
    assert found.coincidence == pytest.approx((1 / 2 + 2 / 3 + 2 / 3) / 3)
    assert found.laminarity == pytest.approx((2 / 3 + 1 + 1) / 3)
    assert found.effective_tables == pytest.approx(3)
    assert found.partnerships == 3


def test_nested_tables_are_laminar_without_coinciding(snapshot_of):
    found = congruence(snapshot_of({"all": "a b c d", "west": "a b", "east": "c d"}).incidence)
    assert found.laminarity == 1
    assert found.coincidence == pytest.approx(1 / 2)


def test_equal_tables_are_one_table(snapshot_of):
    assert congruence(snapshot_of({"one": "a b", "two": "a b"}).incidence) == Congruence(1, 1, 1, 2)


def test_a_table_that_occurs_twice_weighs_more(snapshot_of):
    found = congruence(snapshot_of({"one": "a b", "two": "a b", "three": "b c", "empty": ""}).incidence)
    entropy = -(2 / 3 * math.log(2 / 3) + 1 / 3 * math.log(1 / 3))
    assert found.effective_tables == pytest.approx(math.exp(entropy))
    assert found.partnerships == 3


def test_without_overlap_there_is_nothing_to_compute(snapshot_of):
    assert congruence(snapshot_of({"one": "a", "two": "b"}).incidence) == Congruence(None, None, 2, 2)
    assert congruence(snapshot_of({}, also="a").incidence) == Congruence(None, None, 0, 0)


def test_numbers_for_the_null_model_are_nan_where_there_is_none(snapshot_of):
    numbers = congruence_numbers(snapshot_of({"one": "a"}).incidence)
    assert np.isnan(numbers["coincidence"])
    assert np.isnan(numbers["laminarity"])
    assert congruence_numbers(snapshot_of({"one": "a b", "two": "a b"}).incidence)["coincidence"] == 1


def test_crossings_come_by_severity(snapshot_of):
    snapshot = snapshot_of({"one": "a b c d", "two": "b c d e", "three": "d e f g h", "four": "a b"})
    assert crossings(metric_bundle(snapshot)) == (
        Crossing(1, 2, 2, 1.0),
        Crossing(0, 1, 3, 0.75),
        Crossing(0, 2, 1, 0.75),
        Crossing(1, 3, 1, 0.5),
    )


@given(st.lists(st.frozensets(st.integers(0, 5), min_size=1), min_size=2, max_size=7))
def test_coincidence_never_exceeds_laminarity(sets):
    dense = np.array([[party in members for members in sets] for party in range(6)], dtype=np.int32)
    found = congruence(sparse.csr_array(dense))
    if found.coincidence is not None and found.laminarity is not None:
        assert 0 < found.coincidence <= found.laminarity + 1e-12 <= 1 + 2e-12
    assert 1 <= found.effective_tables <= found.partnerships + 1e-9


@pytest.mark.register
def test_national_register_gives_the_known_numbers(national):
    found = congruence(national.snapshot.incidence)
    assert found.coincidence == pytest.approx(0.42, abs=0.005)
    assert found.laminarity == pytest.approx(0.83, abs=0.005)


@pytest.mark.register
def test_safety_region_utrecht_gives_the_known_numbers(national):
    region = national.snapshot.members_of[national.partnership("Veiligheidsregio Utrecht")]
    snapshot = only_parties(national.snapshot, region)
    found = congruence(snapshot.incidence)
    assert (len(snapshot.parties), found.partnerships) == (26, 27)
    assert found.coincidence == pytest.approx(0.42, abs=0.005)
    assert found.laminarity == pytest.approx(0.92, abs=0.005)
    assert found.effective_tables == pytest.approx(19.5, abs=0.05)
    pairs = metric_bundle(snapshot).pairs
    assert np.mean(pairs.crossing) == pytest.approx(0.38, abs=0.01)
