import pytest

from verband.core.figures.anchors import anchor

SQUARE = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]


def test_a_label_stands_in_the_middle_of_a_square():
    place = anchor([SQUARE])
    assert (place.x, place.y, place.room) == (
        pytest.approx(50, abs=4),
        pytest.approx(50, abs=4),
        pytest.approx(50, abs=4),
    )


def test_a_label_stands_in_the_wide_part_of_a_bent_area():
    bent = [(0.0, 0.0), (100.0, 0.0), (100.0, 10.0), (40.0, 10.0), (40.0, 100.0), (0.0, 100.0)]
    place = anchor([bent])
    assert place.x < 40
    assert place.room == pytest.approx(20, abs=3)


def test_a_label_stays_out_of_a_hole():
    hole = [(30.0, 30.0), (100.0, 30.0), (100.0, 99.0), (30.0, 99.0)]
    place = anchor([SQUARE, hole])
    assert place.x < 30 or place.y < 30


def test_an_area_thinner_than_can_be_found_has_no_room():
    thin = [(0.0, 0.0), (100.0, 0.0), (100.0, 0.5), (0.5, 0.5), (0.5, 100.0), (0.0, 100.0)]
    place = anchor([thin])
    assert (place.x, place.y, place.room) == (50, 50, 0)
