import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.figures.grid import LONGEST_HEAD, Head, cut_sentence, placed, shown


@pytest.mark.parametrize(
    ("rows", "columns", "kept"),
    [(31, 41, (31, 41)), (342, 41, (243, 41)), (41, 342, (41, 243)), (342, 451, (100, 100)), (0, 5, (0, 5))],
)
def test_the_long_side_is_cut(rows, columns, kept):
    assert shown(rows, columns) == kept


@given(st.integers(0, 3000), st.integers(0, 3000), st.integers(1, 20000))
def test_what_is_shown_stays_within_the_limit(rows, columns, limit):
    kept = shown(rows, columns, limit)
    assert kept[0] * kept[1] <= limit
    assert kept[0] <= rows
    assert kept[1] <= columns


def test_a_whole_table_needs_no_sentence():
    assert cut_sentence(("overheden", 5, 5)) == ""


def test_the_sentence_says_how_much_of_what():
    assert cut_sentence(("overheden", 100, 342), ("regelingen", 41, 41)) == (
        "Getoond: 100 van 342 overheden, de eerste in deze volgorde."
    )


def test_a_long_head_is_cut_above_a_column_and_keeps_its_name_as_title():
    name = "Gemeenschappelijke regeling Regionaal Historisch Centrum Rijnstreek en Lopikerwaard"
    (head,) = placed([Head(name)], [0], ["3"], brief=True)
    assert head.label == "Regionaal Historisch Centrum Rijnstreek en…"
    assert len(head.label) <= LONGEST_HEAD
    assert head.title == name


def test_a_given_short_name_goes_before_a_made_one():
    (head,) = placed([Head("Veiligheidsregio Utrecht", short="VRU")], [0], ["26"], brief=True)
    assert (head.label, head.title) == ("VRU", "Veiligheidsregio Utrecht")


def test_a_head_of_a_row_is_whole():
    (head,) = placed([Head("Baarn", "/baarn/", short="B", note="opgeheven")], [0], ["3"], brief=False)
    assert (head.label, head.title, head.url, head.total, head.note) == (
        "Baarn",
        "",
        "/baarn/",
        "3",
        "opgeheven",
    )


def test_a_line_is_drawn_where_the_group_changes():
    heads = [Head("a", group="x"), Head("b", group="y"), Head("c", group="x")]
    assert [head.starts_group for head in placed(heads, [0, 2, 1], ["", "", ""], brief=False)] == [
        False,
        False,
        True,
    ]


def test_no_heads_are_no_trouble():
    assert placed([], [], [], brief=False) == ()
