from math import pi, tau

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.figures.rings import Rings, crossings, lay_rings

INNER = [f"in{number}" for number in range(6)]
OUTER = [f"out{number}" for number in range(8)]


@st.composite
def networks(draw):
    links = {name: frozenset(draw(st.sets(st.sampled_from(INNER)))) for name in OUTER}
    cut = draw(st.integers(1, 5))
    return [INNER[:cut], INNER[cut:]], links


def quarters(names):
    return {name: tau * place / 4 for place, name in enumerate(names)}


def test_lines_to_the_nearest_do_not_cross():
    rings = Rings(quarters("abcd"), quarters("wxyz"))
    assert (
        crossings(rings, {outer: frozenset(inner) for inner, outer in zip("abcd", "wxyz", strict=True)}) == 0
    )


def test_two_neighbours_that_change_places_cross_once():
    rings = Rings(quarters("abcd"), quarters("wxyz"))
    assert crossings(rings, {"w": frozenset("b"), "x": frozenset("a")}) == 1


def test_lines_that_cross_over_the_top_are_counted_too():
    rings = Rings({"a": 0.1, "b": tau - 0.1}, {"w": tau - 0.2, "x": 0.2})
    assert crossings(rings, {"w": frozenset("a"), "x": frozenset("b")}) == 1


def test_lines_from_one_place_do_not_cross():
    rings = Rings(quarters("abcd"), quarters("wxyz"))
    assert crossings(rings, {name: frozenset("a") for name in "wxy"}) == 0


def test_one_line_crosses_nothing():
    assert crossings(Rings({"a": 0}, {"w": 1}), {"w": frozenset("a")}) == 0


def test_the_outer_ring_follows_the_inner():
    rings = lay_rings(
        [["a", "b", "c", "d"]],
        list("wxyz"),
        {"w": frozenset("c"), "x": frozenset("d"), "y": frozenset("a"), "z": frozenset("b")},
    )
    assert (
        crossings(rings, {"w": frozenset("c"), "x": frozenset("d"), "y": frozenset("a"), "z": frozenset("b")})
        == 0
    )
    assert rings.outer["y"] == pytest.approx(rings.inner["a"], abs=0.01)


def test_a_tangle_within_a_group_is_undone():
    links = {"w": frozenset("ac"), "x": frozenset("bd")}
    tangled = Rings(quarters("abcd"), {"w": pi / 2, "x": 3 * pi / 2})
    rings = lay_rings([list("abcd")], ["w", "x"], links)
    assert crossings(rings, links) == 0 < crossings(tangled, links)


def test_without_an_outer_ring_groups_stand_in_order():
    rings = lay_rings([["a", "b"], ["c"]], [], {})
    assert sorted(rings.inner, key=rings.inner.__getitem__) == ["a", "b", "c"]
    assert rings.outer == {}


@given(networks())
def test_groups_stay_together_and_everything_keeps_its_own_place(network):
    groups, links = network
    rings = lay_rings(groups, OUTER, links)
    order = sorted(rings.inner, key=rings.inner.__getitem__)
    assert {frozenset(order[: len(groups[0])]), frozenset(order[len(groups[0]) :])} == set(
        map(frozenset, groups)
    )
    assert len(set(rings.inner.values())) == len(INNER)
    assert len({round(angle, 6) for angle in rings.outer.values()}) == len(OUTER)


@given(networks())
def test_the_same_network_always_looks_the_same(network):
    groups, links = network
    backwards = dict(reversed(links.items()))
    assert lay_rings(groups, OUTER, links) == lay_rings(groups, OUTER, backwards)
