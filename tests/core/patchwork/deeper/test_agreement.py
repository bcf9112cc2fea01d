import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.errors import InputError
from verband.core.patchwork.deeper.agreement import Agreement, agreement

divisions = st.integers(1, 12).flatmap(
    lambda n: st.tuples(*(st.lists(st.integers(0, 3), min_size=n, max_size=n) for _ in range(2)))
)


def test_the_same_groups_agree_whatever_their_names():
    assert agreement([1, 1, 2, 2], ["x", "x", "y", "y"]) == Agreement(1, 1)


def test_independent_groups_share_no_information():
    found = agreement([0, 0, 1, 1], [0, 1, 0, 1])
    assert found.normalized_mutual_information == pytest.approx(0, abs=1e-12)
    assert found.adjusted_rand == pytest.approx(-0.5)


def test_partly_the_same_groups_computed_by_hand():
    # Together in both: 1 of 6 pairs; 2 pairs in the first, 3 in the second; by chance 2 · 3 / 6 = 1.
    found = agreement([0, 0, 1, 1], [0, 0, 0, 1])
    assert found.adjusted_rand == pytest.approx((1 - 1) / (2.5 - 1))
    one, other = math.log(2), -(0.75 * math.log(0.75) + 0.25 * math.log(0.25))
    joint = -(0.5 * math.log(0.5) + 2 * 0.25 * math.log(0.25))
    assert found.normalized_mutual_information == pytest.approx(2 * (one + other - joint) / (one + other))


@pytest.mark.parametrize("groups", [[1], [1, 1, 1], [1, 2, 3]])
def test_trivial_divisions_agree_with_themselves(groups):
    assert agreement(groups, groups) == Agreement(pytest.approx(1), 1)


@pytest.mark.parametrize(("first", "second"), [([], []), ([1], [1, 2])])
def test_divisions_of_other_things_cannot_be_compared(first, second):
    with pytest.raises(InputError, match="dezelfde overheden"):
        agreement(first, second)


@given(divisions)
def test_agreement_is_symmetric_and_bounded(both):
    found, turned = agreement(*both), agreement(*reversed(both))
    assert found.normalized_mutual_information == pytest.approx(turned.normalized_mutual_information)
    assert found.adjusted_rand == pytest.approx(turned.adjusted_rand)
    assert 0 <= found.normalized_mutual_information <= 1
    assert found.adjusted_rand <= 1
