from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.patchwork.bundle import metric_bundle
from verband.core.patchwork.overlap import nested_pairs, party_pairs, same_member_groups
from verband.core.records import MembershipFact, PartnershipFact, PartyFact, Snapshot


def test_parties_are_compared_by_their_partnerships(snapshot_of):
    pairs = party_pairs(metric_bundle(snapshot_of({"one": "a b", "two": "a b c", "three": "c"})))
    assert list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)) == [(0, 1), (0, 2), (1, 2)]
    assert pairs.shared.tolist() == [2, 1, 1]
    assert pairs.jaccard.tolist() == pytest.approx([1, 1 / 3, 1 / 3])
    assert pairs.containment.tolist() == pytest.approx([1, 1 / 2, 1 / 2])


def test_same_members_are_grouped(snapshot_of):
    snapshot = snapshot_of(
        {"one": "a b", "two": "b a", "three": "a b c", "four": "", "five": "", "six": "c b a"}
    )
    assert same_member_groups(snapshot) == ((0, 1), (2, 5))


def test_inner_comes_before_outer_and_equals_are_not_nested(snapshot_of):
    snapshot = snapshot_of({"wide": "a b c", "small": "a b", "same": "b a", "other": "c d", "empty": ""})
    assert nested_pairs(snapshot) == ((1, 0), (2, 0))


@given(st.lists(st.frozensets(st.integers(0, 4)), max_size=7))
def test_nested_pairs_are_the_strict_subsets(sets):
    snapshot = Snapshot(
        date(2026, 5, 16),
        tuple(PartyFact(str(at), str(at), "municipality") for at in range(5)),
        tuple(PartnershipFact(str(at), str(at)) for at in range(len(sets))),
        tuple(MembershipFact(party, at) for at, members in enumerate(sets) for party in sorted(members)),
    )
    numbered = list(enumerate(sets))
    assert nested_pairs(snapshot) == tuple(
        (i, o) for i, one in numbered for o, other in numbered if one and one < other
    )


@pytest.mark.register
def test_national_register_has_54_groups_of_same_members(national):
    groups = same_member_groups(national.snapshot)
    assert (len(groups), sum(map(len, groups))) == (54, 128)
