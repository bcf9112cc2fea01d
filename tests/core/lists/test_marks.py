import pytest

from verband.core.lists.marks import Part, list_words


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("x", Part()),
        (" X ", Part()),
        ("1", Part()),
        ("Ja", Part()),
        ("✓", Part()),
        ("op onderdelen", Part(whole=False)),
        ("Centrumgemeente", Part("host")),
        ("", False),
        ("nee", False),
        ("0", False),
        ("–", False),
        ("misschien", None),
        ("12", None),
    ],
)
def test_cell_of_a_matrix_says_how_one_takes_part(cell, mark):
    assert list_words().mark_of(cell) == mark


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Deelnemer", Part("participant")),
        ("waarnemer", Part("observer")),
        ("wel betrokken, geen formele deelnemer", Part("involved")),
        ("gedeeltelijk", Part(whole=False)),
        ("wethouder", None),
    ],
)
def test_role_is_read_from_words(text, part):
    assert list_words().part_of(text) == part


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Baarn (op onderdelen)", ("Baarn", Part(whole=False))),
        ("Utrecht (centrumgemeente)", ("Utrecht", Part("host"))),
        ("Bergen (L.)", ("Bergen (L.)", Part())),
        (" Soest ", ("Soest", Part())),
    ],
)
def test_role_in_brackets_is_taken_off_the_name(name, parts):
    assert list_words().without_part(name) == parts
