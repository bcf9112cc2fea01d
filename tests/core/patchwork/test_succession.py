from datetime import date

import pytest

from verband.core.patchwork.succession import find_successions
from verband.core.patchwork.thresholds import load_thresholds

RULES = load_thresholds().succession
OLD, NEW = date(2015, 7, 11), date(2025, 10, 14)
SERVICE = {"task_kinds": ("omgevingsdienst",)}
CARE = {"task_kinds": ("jeugd_en_zorginkoop",)}


@pytest.fixture
def successor_of(snapshot_of):
    """Names of (older, newer) found among two or more arrangements."""

    def find(members, facts, *, renewed=None, parties=None):
        snapshot = snapshot_of(members, partnerships=facts, parties=parties)
        found = find_successions(snapshot, RULES, renewed=renewed)
        return [(snapshot.partnerships[s.older].name, snapshot.partnerships[s.newer].name) for s in found]

    return find


def facts(old=None, new=None, kind=SERVICE):
    return {"old": kind | {"started": OLD} | (old or {}), "new": kind | {"started": NEW} | (new or {})}


def test_arrangement_within_a_newer_one_for_a_task_done_once_is_succeeded(successor_of):
    assert successor_of({"old": "a b", "new": "a b c d"}, facts()) == [("old", "new")]


def test_two_predecessors_have_the_same_successor(successor_of):
    members = {"old": "a b", "older": "c d", "new": "a b c d"}
    found = successor_of(members, facts() | {"older": SERVICE | {"started": date(2012, 1, 1)}})
    assert found == [("old", "new"), ("older", "new")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"task_kinds": ()}, {}),
        ({}, {"task_kinds": ("ggd",)}),
        ({"task_kinds": ("ggd", "omgevingsdienst")}, {}),
        ({"started": None}, {}),
        ({}, {"started": None}),
        ({"started": NEW}, {}),
        ({}, {"started": date(2010, 1, 1)}),
    ],
    ids=[
        "no kind",
        "other kind",
        "one kind too many",
        "unknown start",
        "unknown new start",
        "same day",
        "earlier",
    ],
)
def test_without_task_or_order_in_time_nothing_is_said(successor_of, old, new):
    assert successor_of({"old": "a b", "new": "a b c d"}, facts(old, new)) == []


def test_nearly_all_participants_are_enough(successor_of):
    nine, ten = "a b c d e f g h i", "a b c d e f g h i j"
    assert successor_of({"old": ten, "new": f"{nine} x y"}, facts()) == [("old", "new")]
    assert successor_of({"old": nine, "new": "a b c d e f g h x y"}, facts()) == []


def test_abolished_participants_do_not_count(successor_of):
    members = {"old": "a b gone", "new": "a b c"}
    assert successor_of(members, facts(), parties={"gone": {"ended": True}}) == [("old", "new")]


def test_all_participants_count_when_all_are_abolished(successor_of):
    members = {"old": "gone lost", "new": "gone b c"}
    ended = {"gone": {"ended": True}, "lost": {"ended": True}}
    assert successor_of(members, facts(), parties=ended) == []


def test_an_arrangement_renewed_since_is_in_use(successor_of):
    members = {"old": "a b", "new": "a b c"}
    assert successor_of(members, facts(), renewed={"s-old": date(2026, 1, 1)}) == []
    assert successor_of(members, facts(), renewed={"s-old": date(2024, 1, 1)}) == [("old", "new")]


def test_care_within_a_larger_care_region_is_mere_overlap(successor_of):
    assert successor_of({"old": "a b", "new": "a b c"}, facts(kind=CARE)) == []


def test_same_participants_and_same_name_are_a_sign(successor_of):
    old, new = {"name": "Gemeenschappelijke regeling De Brug 2016"}, {"name": "Centrumregeling De Brug"}
    found = successor_of({"old": "a b", "new": "a b"}, facts(old, new, kind=CARE))
    assert found == [("Gemeenschappelijke regeling De Brug 2016", "Centrumregeling De Brug")]


def test_names_of_generic_words_only_are_no_sign(successor_of):
    old, new = {"name": "Gemeenschappelijke regeling"}, {"name": "Regeling zonder meer"}
    assert successor_of({"old": "a b", "new": "a b"}, facts(old, new, kind=CARE)) == []


def test_same_participants_and_never_verified_since_are_a_sign(successor_of):
    members = {"old": "a b", "new": "a b"}
    assert successor_of(members, facts({"verified": date(2022, 1, 1)}, kind=CARE)) == [("old", "new")]
    assert successor_of(members, facts({"verified": date(2026, 1, 1)}, kind=CARE)) == []
    assert successor_of(members, facts({"verified": None}, kind=CARE)) == []


def test_of_several_successors_the_latest_is_given(successor_of):
    members = {"old": "a b", "between": "a b c", "new": "a b c"}
    found = successor_of(members, facts() | {"between": SERVICE | {"started": date(2020, 1, 1)}})
    assert ("old", "new") in found
    assert ("old", "between") not in found


def test_reasons_give_the_figures(snapshot_of):
    snapshot = snapshot_of({"old": "a b", "new": "a b c"}, partnerships=facts())
    (found,) = find_successions(snapshot, RULES)
    assert (found.older, found.newer, found.share) == (0, 1, 1.0)
    assert found.reasons == (
        "Van de 2 bestaande deelnemers van ‘old’ zitten er 2 ook in ‘new’, met dezelfde soort taak.",
        "‘old’ geldt sinds 11 juli 2015, ‘new’ sinds 14 oktober 2025.",
        "Een overheid heeft deze taak meestal maar op één plaats tegelijk geregeld.",
    )


@pytest.mark.register
def test_omgevingsdienst_utrecht_has_succeeded_its_two_predecessors(national):
    found = find_successions(national.snapshot, RULES, renewed=national.renewed)
    newer = national.partnership("Omgevingsdienst Utrecht")
    older = {
        national.partnership("Omgevingsdienst regio Utrecht"),
        national.partnership("uitvoeringsdienst Utrecht 2.0"),
    }
    assert {succession.older for succession in found if succession.newer == newer} == older
    sizes = {at: len(national.snapshot.members_of[at]) for at in (newer, *older)}
    assert sorted(sizes.values()) == [12, 15, 27]


@pytest.mark.register
def test_in_the_register_five_arrangements_are_probably_succeeded(national):
    found = find_successions(national.snapshot, RULES, renewed=national.renewed)
    names = {
        national.snapshot.partnerships[succession.older].name.split("egeling ")[1] for succession in found
    }
    assert names == {
        "Omgevingsdienst regio Utrecht",
        "Regionale uitvoeringsdienst Utrecht 2.0",
        "De Connectie",
        "stadsgewestelijke brandweer",
        "openbare Gezondheidszorg Amstelland",
    }
