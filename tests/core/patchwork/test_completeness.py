from datetime import date

import pytest

from verband.core.patchwork.completeness import abolished_members, joined_before_founding, required_once
from verband.core.patchwork.selection import without_partnerships
from verband.core.patchwork.succession import find_successions
from verband.core.patchwork.thresholds import RequiredOnce, load_thresholds

SAFETY = RequiredOnce("veiligheid", "statutory-fixed", "veiligheidsregio")
FIXED = {"task_kinds": ("veiligheid",), "obligation": "statutory-fixed"}


def test_municipality_with_exactly_one_is_complete(snapshot_of):
    snapshot = snapshot_of(
        {"vr": "a", "brandweer": "a"},
        partnerships={"vr": FIXED, "brandweer": {"task_kinds": ("veiligheid",)}},
    )
    assert required_once(snapshot, [SAFETY]) == ()


def test_municipality_without_one_is_found(snapshot_of):
    (finding,) = required_once(snapshot_of({"vr": "a", "other": "b"}, partnerships={"vr": FIXED}), [SAFETY])
    assert (finding.code, finding.party, finding.partnerships) == ("required-missing", "p-b", ())
    assert finding.sentence == "b staat bij geen veiligheidsregio; verwacht is er precies één."


def test_municipality_with_two_is_found(snapshot_of):
    (finding,) = required_once(
        snapshot_of({"two": "a", "one": "a"}, partnerships={"one": FIXED, "two": FIXED}), [SAFETY]
    )
    assert (finding.code, finding.partnerships) == ("required-double", ("s-one", "s-two"))
    assert (
        finding.sentence
        == "a staat voor veiligheidsregio bij 2 regelingen: ‘one’ en ‘two’; verwacht is er precies één."
    )


def test_unknown_obligation_counts_where_nothing_is_known_to_be_obliged(snapshot_of):
    snapshot = snapshot_of({"one": "a"}, partnerships={"one": {"task_kinds": ("veiligheid",)}})
    assert required_once(snapshot, [SAFETY]) == ()


def test_a_voluntary_arrangement_does_not_count(snapshot_of):
    voluntary = {"task_kinds": ("veiligheid",), "obligation": "voluntary"}
    (finding,) = required_once(snapshot_of({"one": "a"}, partnerships={"one": voluntary}), [SAFETY])
    assert finding.code == "required-missing"


def test_only_existing_municipalities_of_the_areas_are_asked(snapshot_of):
    snapshot = snapshot_of(
        {"other": "a b c d"},
        parties={
            "a": {"areas": ("PV26",)},
            "b": {"kind": "province"},
            "c": {"ended": True},
            "d": {"areas": ("PV25",)},
        },
    )
    assert [finding.party for finding in required_once(snapshot, [SAFETY])] == ["p-a", "p-d"]
    assert [finding.party for finding in required_once(snapshot, [SAFETY], areas=["PV26"])] == ["p-a"]


def test_abolished_member_is_marked_with_its_successor(snapshot_of):
    snapshot = snapshot_of(
        {"one": "Boxmeer b", "two": "LandVanCuijk b"}, parties={"Boxmeer": {"ended": True}}
    )
    (finding,) = abolished_members(snapshot, {"p-Boxmeer": ("p-LandVanCuijk", "p-elsewhere")})
    assert (finding.code, finding.party, finding.partnerships) == (
        "abolished-member",
        "p-Boxmeer",
        ("s-one",),
    )
    assert finding.sentence == (
        "Boxmeer bestaat niet meer, maar staat nog als deelnemer van ‘one’. Opvolger: LandVanCuijk."
    )


def test_unknown_successor_is_said_to_be_unknown(snapshot_of):
    (finding,) = abolished_members(snapshot_of({"one": "a"}, parties={"a": {"ended": True}}), {})
    assert finding.sentence.endswith("De opvolger is niet bekend.")


def test_joining_before_the_party_existed_is_a_date_of_the_register(snapshot_of):
    snapshot = snapshot_of({"one": "a b c"})
    joined = {
        ("p-a", "s-one"): date(2015, 1, 1),
        ("p-b", "s-one"): date(2019, 1, 1),
        ("p-c", "s-one"): date(2001, 1, 1),
    }
    founded = {"p-a": date(2019, 1, 1), "p-b": date(2019, 1, 1)}
    (finding,) = joined_before_founding(snapshot, joined, founded)
    assert (finding.code, finding.party) == ("joined-before-founding", "p-a")
    assert finding.sentence == (
        "a neemt volgens het register sinds 1 januari 2015 deel aan ‘one’, "
        "maar bestaat zelf sinds 1 januari 2019."
    )


@pytest.mark.register
def test_register_holds_18_abolished_members_and_124_early_dates(national):
    assert len(abolished_members(national.snapshot, {})) == 18
    assert len(joined_before_founding(national.snapshot, national.joined, national.founded)) == 124


@pytest.mark.register
def test_only_eemnes_is_not_complete_once_what_was_succeeded_is_left_out(national):
    """Eemnes also takes part in Regio Gooi en Vechtstreek, which is the GGD of its other participants."""
    thresholds = load_thresholds()
    successions = find_successions(national.snapshot, thresholds.succession, renewed=national.renewed)
    current = without_partnerships(national.snapshot, [succession.older for succession in successions])
    (finding,) = required_once(current, thresholds.required_once)
    assert finding.code == "required-double"
    assert finding.sentence.startswith("Gemeente Eemnes staat voor GGD bij 2 regelingen")


@pytest.mark.register
def test_with_its_predecessors_every_municipality_of_utrecht_has_two_environmental_services(national):
    found = required_once(national.snapshot, load_thresholds().required_once)
    doubled = [finding for finding in found if "voor omgevingsdienst" in finding.sentence]
    assert len(doubled) == 26
