from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.figures.wording import (
    SOFT_HYPHEN,
    core_name,
    counted,
    dutch_date,
    dutch_number,
    listed,
    shorten,
    wrap,
)


def test_a_day_is_written_in_full_with_a_small_month():
    assert dutch_date(date(2026, 5, 16)) == "16 mei 2026"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(0, 0, "0"), (1234567, 0, "1.234.567"), (1234.5, 1, "1.234,5"), (0.25, 2, "0,25")],
)
def test_a_number_has_points_and_a_comma(value, decimals, text):
    assert dutch_number(value, decimals) == text


def test_one_thing_is_singular():
    assert counted(1, "overheid", "overheden") == "1 overheid"
    assert counted(0, "overheid", "overheden") == "0 overheden"


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_words_are_joined_as_in_a_sentence(words, text):
    assert listed(words) == text


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("Gemeenschappelijke regeling Ferm Werk", "Ferm Werk"),
        ("De gemeenschappelijke regeling RID Utrecht", "RID Utrecht"),
        ("gemeenschappelijke regeling samenwerking belastingen", "Belastingen"),
        ("Eemkracht", "Eemkracht"),
        ("Gemeenschappelijke regeling", "Gemeenschappelijke regeling"),
        ("", ""),
    ],
)
def test_the_words_every_title_begins_with_are_left_out(name, core):
    assert core_name(name) == core


def test_a_text_is_cut_between_words():
    assert shorten("Regionaal Historisch Centrum", 22) == "Regionaal Historisch…"


def test_a_text_without_a_place_to_cut_is_cut_in_a_word():
    assert shorten("Vijfheerenlanden", 9) == "Vijfheer…"


@given(st.text(min_size=1), st.integers(2, 40))
def test_a_shortened_text_is_never_too_long(text, longest):
    assert len(shorten(text, longest)) <= longest


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Baarn", ("Baarn",)),
        ("Utrechtse Heuvelrug", ("Utrechtse", "Heuvelrug")),
        (f"Vijfheeren{SOFT_HYPHEN}landen", ("Vijfheeren-", "landen")),
        (f"Wijk{SOFT_HYPHEN}bij", ("Wijkbij",)),
        ("Noord-Nederlandsland", ("Noord-", "Nederlandsl…")),
        ("De Fryske Marren en Gaasterlân", ("De Fryske", "Marren en…")),
    ],
)
def test_a_name_is_broken_where_it_can_be(name, lines):
    assert wrap(name, 12, 2) == lines


@given(st.text(alphabet="ab -\u00ad", max_size=30), st.integers(2, 12), st.integers(1, 4))
def test_a_broken_name_fits(name, width, lines):
    broken = wrap(name, width, lines)
    assert len(broken) <= lines
    assert all(len(line) <= width for line in broken)
