import pytest

from verband.core.patchwork.deeper import communities as module
from verband.core.patchwork.deeper.agreement import agreement
from verband.core.patchwork.deeper.communities import Communities, communities

TWO = {"one": "a b c", "two": "a b", "three": "b c", "four": "d e f", "five": "d e", "six": "c d"}


def test_two_clusters_are_two_groups(snapshot_of):
    found = communities(snapshot_of(TWO, also="z"), seed=1, resolution=1)
    assert found.groups == ((0, 1, 2), (3, 4, 5))
    assert found.modularity > 0.2
    assert found.group_of(7) == (0, 0, 0, 1, 1, 1, None)


def test_same_seed_gives_the_same_groups(snapshot_of):
    assert communities(snapshot_of(TWO), seed=4) == communities(snapshot_of(TWO), seed=4)


def test_other_kinds_are_in_no_group(snapshot_of):
    found = communities(
        snapshot_of({"one": "a b prov"}, parties={"prov": {"kind": "province"}}), seed=1, resolution=1
    )
    assert found.groups == ((0, 1),)


def test_parties_that_share_nothing_are_in_no_group(snapshot_of):
    assert communities(snapshot_of({"one": "a", "two": "b"}), seed=1) == Communities((), 0.0, 3.0, 1)
    assert communities(snapshot_of({}), seed=1).groups == ()


def test_very_large_partnerships_are_left_out(snapshot_of, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 3)
    found = communities(snapshot_of({"all": "a b c d", "one": "a b", "two": "c d"}), seed=1, resolution=1)
    assert found.groups == ((0, 1), (2, 3))


@pytest.mark.register
def test_groups_of_the_register_mostly_follow_the_safety_regions(national):
    snapshot = national.snapshot
    found = communities(snapshot, seed=1)
    assert 18 <= len(found.groups) <= 25
    region_of = {
        member: position
        for position, fact in enumerate(snapshot.partnerships)
        if "veiligheid" in fact.task_kinds and len(snapshot.members_of[position]) > 4
        for member in snapshot.members_of[position]
    }
    groups = found.group_of(len(snapshot.parties))
    compared = [at for at, group in enumerate(groups) if group is not None and at in region_of]
    alike = agreement([groups[at] for at in compared], [region_of[at] for at in compared])
    assert alike.normalized_mutual_information > 0.88
    assert alike.adjusted_rand > 0.7
