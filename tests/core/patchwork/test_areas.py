import pytest

from verband.core.patchwork.areas import AreaCount, AreaFit, area_fits, count_by_area

DIVISION = {"north": [0, 1], "south": [2, 3]}


@pytest.fixture
def patchwork(snapshot_of):
    return snapshot_of(
        {"whole": "a b prov", "part": "a", "across": "b c", "nowhere": "prov", "abroad": "d x"},
        parties={"prov": {"kind": "province"}},
    )


def test_partnerships_equal_lie_within_or_cross_an_area(patchwork):
    assert area_fits(patchwork, DIVISION) == (
        AreaFit("north", 0, shared=2, outside=0, lies="equal", jaccard=1.0),
        AreaFit("north", 1, shared=1, outside=0, lies="within", jaccard=1 / 2),
        AreaFit("north", 2, shared=1, outside=1, lies="crossing", jaccard=1 / 3),
        AreaFit("south", 2, shared=1, outside=1, lies="crossing", jaccard=1 / 3),
        AreaFit("south", 4, shared=1, outside=1, lies="crossing", jaccard=1 / 3),
    )


def test_each_area_counts_what_touches_it(patchwork):
    assert count_by_area(patchwork, DIVISION | {"empty": []}) == (
        AreaCount("north", parties=2, equal=1, within=1, crossing=1),
        AreaCount("south", parties=2, equal=0, within=0, crossing=2),
        AreaCount("empty", parties=0, equal=0, within=0, crossing=0),
    )


@pytest.mark.register
def test_safety_region_utrecht_equals_itself_as_area(national):
    region = national.partnership("Veiligheidsregio Utrecht")
    fits = area_fits(national.snapshot, {"VRU": national.snapshot.members_of[region]})
    assert {fit.partnership: fit for fit in fits}[region].lies == "equal"
    # The province takes part too, but it does not lie in an area of municipalities.
    service = national.partnership("Omgevingsdienst Utrecht")
    assert {fit.partnership: fit for fit in fits}[service].lies == "equal"
