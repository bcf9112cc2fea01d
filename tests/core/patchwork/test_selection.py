from dataclasses import replace

from verband.core.patchwork.selection import only_parties, only_roles, without_partnerships


def names(snapshot, partnership):
    return sorted(snapshot.parties[member].name for member in snapshot.members_of[partnership])


def test_left_out_partnership_is_gone_and_the_parties_stay(snapshot_of):
    snapshot = without_partnerships(snapshot_of({"one": "a b", "two": "c d", "three": "b d"}), {1})
    assert [fact.name for fact in snapshot.partnerships] == ["one", "three"]
    assert [party.name for party in snapshot.parties] == ["a", "b", "c", "d"]
    assert (names(snapshot, 0), names(snapshot, 1)) == (["a", "b"], ["b", "d"])


def test_only_the_chosen_parties_and_what_two_of_them_share_are_kept(snapshot_of):
    snapshot = only_parties(snapshot_of({"one": "a b", "two": "b c", "three": "b c d"}), {1, 2})
    assert [party.name for party in snapshot.parties] == ["b", "c"]
    assert [fact.name for fact in snapshot.partnerships] == ["two", "three"]
    assert names(snapshot, 1) == ["b", "c"]


def test_one_participant_can_be_enough(snapshot_of):
    snapshot = only_parties(snapshot_of({"one": "a b", "two": "b c"}), [0], at_least=1)
    assert [fact.name for fact in snapshot.partnerships] == ["one"]


def test_only_some_roles_are_kept(snapshot_of):
    snapshot = snapshot_of({"one": "a b"})
    first, second = snapshot.memberships
    watched = replace(snapshot, memberships=(first, replace(second, role="observer")))
    assert names(only_roles(watched, {"participant"}), 0) == ["a"]
    assert only_roles(watched, {"participant"}).parties == snapshot.parties
