import pytest

from verband.core.figures.classes import Classes, count_classes
from verband.core.figures.palette import SEQUENCE, UNKNOWN, ZERO
from verband.core.figures.shades import in_words, shade_key, shade_legend, shade_swatch

CLASSES = Classes(((0, 0), (1, 3), (4, 9)))


@pytest.mark.parametrize(
    ("value", "key", "swatch"),
    [(None, "unknown", UNKNOWN), (0, "zero", ZERO), (2, "1", SEQUENCE[0]), (9, "5", SEQUENCE[4])],
)
def test_a_value_has_one_look(value, key, swatch):
    assert shade_key(CLASSES, value) == key
    assert shade_swatch(CLASSES, value) == swatch


def test_without_zeros_the_lightest_shade_is_the_first_class():
    assert shade_key(Classes(((1, 3), (4, 9))), 1) == "1"


def test_the_legend_goes_from_nothing_to_much():
    assert [entry.label for entry in shade_legend(CLASSES, " %")] == ["geen", "1–3 %", "4–9 %"]


def test_unknown_comes_last_with_the_shape_asked_for():
    entry = shade_legend(count_classes([None, 1]), unknown="hatch")[-1]
    assert (entry.label, entry.shape) == ("onbekend", "hatch")


def test_words_say_unknown_is_unknown():
    assert in_words(None, " %") == "onbekend"
    assert in_words(1200, " %") == "1.200 %"
