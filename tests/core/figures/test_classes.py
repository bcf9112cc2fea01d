from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.errors import InputError
from verband.core.figures.classes import Classes, count_classes

COUNTS = st.lists(st.none() | st.integers(0, 200))


def test_few_values_are_each_their_own_class():
    assert count_classes([4, 1, 9, 4]).labels() == ("1", "4", "9")


def test_quantiles_put_about_as_many_in_each_class():
    assert count_classes([1, 1, 2, 3, 4, 5, 6, 7, 8, 30], most=5).bounds == (
        (1, 1),
        (2, 3),
        (4, 5),
        (6, 7),
        (8, 30),
    )


def test_a_value_that_fills_two_classes_makes_one():
    assert count_classes([1, 2, 2, 2, 2, 2, 3, 4], most=3).bounds == ((1, 2), (3, 4))


def test_equal_classes_are_equally_wide():
    assert count_classes(range(1, 11), most=4, method="equal").bounds == ((1, 3), (4, 6), (7, 9), (10, 10))


def test_zero_is_a_class_of_its_own():
    classes = count_classes([0, 3, 0, 5])
    assert classes.labels() == ("0", "3", "5")
    assert classes.position(0) == 0


def test_unknown_is_in_no_class():
    classes = count_classes([None, 2])
    assert classes.labels() == ("2",)
    assert classes.position(None) is None


def test_nothing_known_gives_no_classes():
    assert count_classes([None]).bounds == ()
    assert count_classes([]).position(3) is None


def test_a_value_outside_falls_in_the_nearest_class():
    classes = Classes(((2, 4), (5, 9)))
    assert (classes.position(1), classes.position(12)) == (0, 1)


def test_labels_carry_thousands_and_a_unit():
    assert Classes(((1, 1200), (1201, 1201))).labels(" %") == ("1–1.200 %", "1.201 %")


def test_another_method_is_refused_in_one_sentence():
    with pytest.raises(InputError, match="'jenks' bestaat niet"):
        count_classes(range(10), method="jenks")


@given(COUNTS, st.integers(1, 5), st.sampled_from(["quantiles", "equal"]))
def test_every_value_lies_within_the_bounds_of_its_class(values, most, method):
    classes = count_classes(values, most=most, method=method)
    for value in values:
        place = classes.position(value)
        assert (place is None) == (value is None)
        if place is not None:
            low, high = classes.bounds[place]
            assert low <= value <= high


@given(COUNTS, st.integers(1, 5), st.sampled_from(["quantiles", "equal"]))
def test_classes_ascend_and_are_never_too_many(values, most, method):
    bounds = count_classes(values, most=most, method=method).bounds
    assert len([low for low, _ in bounds if low > 0]) <= most
    assert all(low <= high for low, high in bounds)
    assert all(before[1] < after[0] for before, after in pairwise(bounds))
