import re

import pytest

from verband.core.errors import InputError
from verband.core.figures.ground import MARGIN, lay_ground

WEST = [[[[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.1], [5.0, 52.0]]]]
EAST = [[[[5.1, 52.0], [5.2, 52.0], [5.2, 52.1], [5.1, 52.1], [5.1, 52.0]]]]
FAR = [[[[6.9, 53.0], [7.0, 53.0], [7.0, 53.1], [6.9, 53.0]]]]
SHAPES = {"west": WEST, "east": EAST, "far": FAR}


def numbers(path):
    return [float(number) for number in re.findall(r"[\d.]+", path)]


def test_the_drawing_fits_what_is_in_focus():
    ground = lay_ground(SHAPES, focus=["west", "east"], width=400)
    assert ground.width == 400
    assert set(ground.paths) == {"west", "east"}
    assert min(numbers(ground.paths["west"])) == MARGIN
    assert max(numbers(ground.paths["east"])[::2]) == pytest.approx(400 - MARGIN, abs=1)


def test_without_focus_everything_is_drawn():
    assert set(lay_ground(SHAPES).paths) == set(SHAPES)


def test_a_neighbour_in_sight_is_drawn_without_an_anchor():
    ground = lay_ground(SHAPES, focus=["west"])
    assert set(ground.paths) == {"west", "east"}
    assert set(ground.anchors) == {"west"}


def test_a_degree_east_is_drawn_shorter_than_a_degree_north():
    ground = lay_ground({"west": WEST}, width=400)
    across, down = ground.width - 2 * MARGIN, ground.height - 2 * MARGIN
    assert across / down == pytest.approx(0.615, abs=0.01)  # cos 52.05°


def test_a_tall_map_is_kept_low():
    assert lay_ground(SHAPES, width=5000, highest=300).height == 300


def test_a_path_is_closed_and_has_only_the_corners_it_needs():
    path = lay_ground({"west": WEST}).paths["west"]
    assert path.endswith("Z")
    assert path.count("L") == 3


def test_the_label_stands_inside():
    place = lay_ground({"west": WEST}, width=400).anchors["west"]
    assert MARGIN < place.x < 400 - MARGIN
    assert place.room > 100


def test_an_island_smaller_than_can_be_seen_is_dropped():
    island = [[[5.5, 52.0], [5.50001, 52.0], [5.50001, 52.00001], [5.5, 52.0]]]
    ground = lay_ground({"west": WEST, "isle": [island], "dot": [[[[5.3, 52.0]], []]]})
    assert ground.paths["isle"] == ground.paths["dot"] == ""
    assert set(ground.anchors) == {"west"}


def test_an_outline_runs_around_a_group_and_skips_the_unknown():
    ground = lay_ground(SHAPES, focus=["west", "east"], width=400)
    middle = str(round(numbers(ground.paths["west"])[2], 1))
    outline = ground.outline(["west", "east", "elders"])
    assert outline.count("M") == 2
    assert f"M{middle}" in ground.outline(["west"]) or middle in ground.outline(["west"])


@pytest.mark.parametrize("shapes", [{}, {"west": []}, {"west": [[]]}])
def test_nothing_to_draw_is_refused_in_one_sentence(shapes):
    with pytest.raises(InputError, match="geen grenzen om te tekenen"):
        lay_ground(shapes)


def test_a_focus_that_is_not_there_is_refused():
    with pytest.raises(InputError, match="geen grenzen"):
        lay_ground(SHAPES, focus=["elders"])
