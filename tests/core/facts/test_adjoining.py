import importlib.util
import json
from pathlib import Path

import pytest
import yaml

from verband.core.facts.adjoining import adjoining_pairs, neighbours_of
from verband.core.facts.provinces import provinces
from verband.core.packs import load_pack

TOOL = Path(__file__).parents[3] / "tools" / "derive_adjoining.py"
ISLANDS = ("GM0060", "GM0088", "GM0093", "GM0096", "GM0448")


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("derive_adjoining", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def square(code, x, y):
    ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]
    return {"properties": {"statcode": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def test_there_are_875_pairs_among_337_municipalities():
    assert len(adjoining_pairs()) == len(set(adjoining_pairs())) == 875
    assert len({code for pair in adjoining_pairs() for code in pair}) == 337


def test_rhenen_adjoins_six_municipalities_over_land_and_river():
    assert neighbours_of("GM0340") == {"GM0345", "GM1581", "GM0214", "GM0228", "GM1740", "GM0289"}


@pytest.mark.parametrize("code", ISLANDS)
def test_an_island_has_no_neighbours(code):
    assert neighbours_of(code) == frozenset()


def test_the_islands_are_exactly_the_municipalities_without_neighbours():
    alone = {code for province in provinces() for code in province.municipalities if not neighbours_of(code)}
    assert alone == set(ISLANDS) == set(load_pack("adjoining").values["without_neighbours"])


def test_an_unknown_code_has_no_neighbours():
    assert neighbours_of("GM9999") == frozenset()


def test_adjoining_goes_both_ways_and_never_to_itself():
    for low, high in adjoining_pairs():
        assert low < high
        assert high in neighbours_of(low)
        assert low in neighbours_of(high)


def test_only_municipalities_that_exist_adjoin():
    existing = {code for province in provinces() for code in province.municipalities}
    assert {code for pair in adjoining_pairs() for code in pair} <= existing


def test_the_makers_of_the_boundaries_are_named():
    source = load_pack("adjoining").source
    assert all(name in source for name in ("CBS", "Kadaster", "CC BY 4.0"))


def test_squares_that_share_a_side_adjoin_and_those_that_share_a_corner_do_not(tool):
    features = [square("A", 0, 0), square("B", 1, 0), square("C", 2, 1), square("D", 9, 9)]
    assert tool.adjoining_pairs(features) == [("A", "B")]


def test_the_derived_pack_can_be_read_back(tool):
    pack = yaml.safe_load(tool.as_pack([square("A", 0, 0), square("B", 1, 0), square("C", 5, 5)]))
    assert pack["values"] == {"pairs": {"A": ["B"]}, "without_neighbours": ["C"]}


@pytest.mark.register
def test_the_pack_is_what_the_boundaries_say(tool, national_register):
    boundaries = national_register.parent.parent / "geo" / "gemeenten.geojson"
    if not boundaries.exists():
        pytest.skip("the boundaries do not lie beside the register")
    features = json.loads(boundaries.read_text(encoding="utf-8"))["features"]
    assert tuple(tool.adjoining_pairs(features)) == adjoining_pairs()
