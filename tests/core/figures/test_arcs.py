from itertools import pairwise
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from verband.core.figures.arcs import build_mesh, simplify

LEFT = ((0.0, 0.0), (2.0, 0.0), (2.1, 1.0), (2.0, 2.0), (0.0, 2.0))
RIGHT = ((2.0, 0.0), (4.0, 0.0), (4.0, 2.0), (2.0, 2.0), (2.1, 1.0))
LAKE = ((1.0, 0.5), (1.5, 0.5), (1.5, 1.0), (1.0, 1.0))
POINTS = st.tuples(st.floats(-100, 100), st.floats(-100, 100))


def points(mesh, code):
    return [mesh.ring_points(ring) for ring in mesh.rings[code]]


def test_neighbours_keep_the_very_same_border():
    mesh = build_mesh({"left": [LEFT], "right": [RIGHT]}, 0.01)
    assert len(mesh.arcs) == 3
    assert set(points(mesh, "left")[0]) & set(points(mesh, "right")[0]) == {
        (2.0, 0.0),
        (2.1, 1.0),
        (2.0, 2.0),
    }


def test_a_border_is_simplified_alike_on_both_sides():
    mesh = build_mesh({"left": [LEFT], "right": [RIGHT]}, 0.2)
    assert (2.1, 1.0) not in points(mesh, "left")[0] + points(mesh, "right")[0]


def test_a_ring_keeps_its_points_and_direction():
    mesh = build_mesh({"left": [LEFT]}, 0.01)
    assert points(mesh, "left") == [[*LEFT]]


def test_a_hole_and_what_fills_it_share_one_arc():
    mesh = build_mesh({"land": [LEFT, LAKE], "lake": [LAKE[2:] + LAKE[:2]]}, 0.01)
    assert len(mesh.arcs) == 2
    assert sorted(points(mesh, "land")[1]) == sorted(points(mesh, "lake")[0])


def test_an_outline_runs_around_both_and_not_between():
    mesh = build_mesh({"left": [LEFT], "right": [RIGHT]}, 0.01)
    around = {point for arc in mesh.outline(["left", "right"]) for point in arc}
    assert (2.1, 1.0) not in around
    assert (0.0, 0.0) in around


def test_an_outline_of_one_is_its_border():
    mesh = build_mesh({"left": [LEFT], "right": [RIGHT]}, 0.01)
    assert {point for arc in mesh.outline(["left"]) for point in arc} == set(LEFT)


def test_a_straight_line_needs_two_points():
    assert simplify([(0.0, 0.0), (1.0, 0.01), (2.0, 0.0)], 0.1) == ((0.0, 0.0), (2.0, 0.0))


def test_a_closed_line_keeps_what_lies_farthest():
    assert simplify([(0.0, 0.0), (3.0, 0.0), (0.0, 0.0)], 0.5) == ((0.0, 0.0), (3.0, 0.0), (0.0, 0.0))


def test_a_corner_stays():
    assert len(simplify([(0.0, 0.0), (1.0, 1.0), (2.0, 0.0)], 0.5)) == 3


@given(st.lists(POINTS, min_size=2, max_size=20), st.floats(0.1, 20))
def test_no_point_is_dropped_that_lies_farther_off_than_allowed(line, tolerance):
    kept = simplify(line, tolerance)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    for point in line:
        assert min(distance(point, *stretch) for stretch in pairwise(kept)) <= tolerance + 1e-6


def distance(point, one, other):
    along = (other[0] - one[0], other[1] - one[1])
    length = along[0] ** 2 + along[1] ** 2
    share = ((point[0] - one[0]) * along[0] + (point[1] - one[1]) * along[1]) / length if length else 0
    share = min(max(share, 0), 1)
    return dist(point, (one[0] + share * along[0], one[1] + share * along[1]))
