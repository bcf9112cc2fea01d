from math import dist, pi

import pytest

from verband.core.figures.ego_layout import (
    ABOVE_LINE,
    APART,
    BESIDE_SIGN,
    INNER_RADIUS,
    LONE_RADIUS,
    RING_GAP,
    place_nodes,
    way_between,
)

NAMES = {"ego": "Baarn", "a": "Ferm Werk", "b": "GGD", "x": "Soest", "y": "Zeist"}
KINDS = {"a": "social", "b": "safety-health"}
TIES = {"x": {"a": 1.0}, "y": {"b": 1.0}}
TWO = place_nodes([["ego"], ["a", "b"], ["x", "y"]], KINDS, NAMES, TIES)


def test_the_middle_comes_first_and_stands_in_the_middle():
    ego = next(iter(TWO.places.values()))
    assert (ego.name, ego.x, ego.y) == ("Baarn", TWO.size / 2, TWO.size / 2)


def test_each_ring_has_its_radius():
    assert TWO.radii == (INNER_RADIUS, INNER_RADIUS + RING_GAP)
    middle = (TWO.size / 2, TWO.size / 2)
    assert dist(middle, (TWO.places["a"].x, TWO.places["a"].y)) == pytest.approx(INNER_RADIUS, abs=0.2)
    assert dist(middle, (TWO.places["x"].x, TWO.places["x"].y)) == pytest.approx(
        INNER_RADIUS + RING_GAP, abs=0.2
    )


def test_names_stand_inside_the_inner_ring_above_their_line_and_outside_the_outer():
    middle = (TWO.size / 2, TWO.size / 2)
    inner, outer = TWO.places["a"], TWO.places["x"]
    assert dist(middle, (inner.name_x, inner.name_y)) < INNER_RADIUS
    assert dist(middle, (outer.name_x, outer.name_y)) > INNER_RADIUS + RING_GAP
    assert (inner.lift, outer.lift) == (ABOVE_LINE, BESIDE_SIGN)


def test_names_are_never_upside_down():
    keys = [f"n{number}" for number in range(12)]
    layout = place_nodes(
        [["ego"], keys], dict.fromkeys(keys, "social"), {**NAMES, **{key: key for key in keys}}, {}
    )
    assert all(-90 <= (place.turn + 180) % 360 - 180 <= 90 for place in layout.places.values())
    assert {place.side for place in layout.places.values() if place.ring} == {"start", "end"}


def test_one_ring_is_small_and_grows_with_what_it_holds():
    few = place_nodes([["ego"], ["a", "b"]], KINDS, NAMES, {})
    keys = [f"n{number}" for number in range(100)]
    many = place_nodes(
        [["ego"], keys], dict.fromkeys(keys, "social"), {**NAMES, **{key: key for key in keys}}, {}
    )
    assert few.radii == (LONE_RADIUS,)
    first, second = (many.places[key] for key in keys[:2])
    assert dist((first.x, first.y), (second.x, second.y)) >= APART - 0.5


def test_someone_alone_still_has_a_drawing():
    layout = place_nodes([["ego"], []], {}, NAMES, {})
    assert list(layout.places) == ["ego"]
    assert layout.size > 2 * LONE_RADIUS


def test_a_line_to_the_middle_is_straight():
    ego, inner = TWO.places["ego"], TWO.places["a"]
    path = way_between(inner, ego, TWO.size / 2)
    assert path == f"M{ego.x} {ego.y}L{inner.x} {inner.y}"


def test_a_line_between_rings_stays_between_them():
    layout = place_nodes(
        [["ego"], ["a", "b"], ["x", "y"]], KINDS, NAMES, {"x": {"a": 1.0}, "y": {"a": 1.0, "b": 1.0}}
    )
    half = layout.size / 2
    path = way_between(layout.places["a"], layout.places["y"], half)
    turned = path.replace("M", " ").replace("Q", " ").replace("L", " ").split()
    numbers = [float(number) for number in turned]
    distances = [dist((half, half), point) for point in zip(numbers[::2], numbers[1::2], strict=True)]
    assert path.count("Q") >= 1
    assert all(layout.radii[0] - 15 < distance < layout.radii[1] + 1 for distance in distances)


def test_a_line_within_a_ring_bends_inwards():
    one, other = TWO.places["a"], TWO.places["b"]
    half = TWO.size / 2
    bend = way_between(one, other, half).partition("Q")[2].split()
    assert abs(one.angle - other.angle) == pytest.approx(pi, abs=0.001)
    assert dist((half, half), (float(bend[0]), float(bend[1]))) < 1
