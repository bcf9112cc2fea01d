import pytest

from verband.core.facts.size_classes import size_class, size_classes


@pytest.mark.parametrize(
    ("inhabitants", "code"),
    [
        (0, "small"),
        (30_000, "small"),
        (30_001, "medium"),
        (80_000, "medium"),
        (80_001, "large"),
        (900_000, "large"),
    ],
)
def test_the_class_follows_the_number_of_inhabitants(inhabitants, code):
    found = size_class(inhabitants)
    assert found is not None
    assert found.code == code


def test_unknown_inhabitants_have_no_class():
    assert size_class(None) is None


def test_the_classes_run_from_small_to_large_and_the_last_has_no_bound():
    assert [row.up_to for row in size_classes()] == [30_000, 80_000, None]
