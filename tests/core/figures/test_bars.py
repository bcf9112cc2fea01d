from datetime import date

import pytest

from verband.core.figures.bars import BarItem, build_bars
from verband.core.figures.frame import Caption
from verband.core.figures.palette import OBLIGATION

CAPTION = Caption(key="b", title="Regelingen per gemeente", day=date(2026, 5, 16))
HEADS = ("Gemeente", "Regelingen")
PARTS = [("verplicht", OBLIGATION["statutory-fixed"]), ("vrijwillig", OBLIGATION["voluntary"])]


def bars(*items, **more):
    return build_bars(caption=CAPTION, items=items, heads=HEADS, **more)


def split(*items, **more):
    return bars(*items, parts=PARTS, **more)


def test_a_bar_is_as_long_as_its_value():
    figure = bars(BarItem("Baarn", (10,)), BarItem("Soest", (5,)))
    assert [row.segments[0].width for row in figure.rows] == [100, 50]
    assert [row.text for row in figure.rows] == ["10", "5"]


def test_plain_bars_stay_in_the_order_given():
    figure = bars(BarItem("Baarn", (1,)), BarItem("Soest", (3,)))
    assert [row.label for row in figure.rows] == ["Baarn", "Soest"]


def test_unknown_is_said_and_not_drawn():
    figure = bars(BarItem("Baarn", None), BarItem("Soest", (0,)))
    assert [(row.text, row.segments) for row in figure.rows] == [("onbekend", ()), ("0", ())]
    assert figure.frame.note.endswith("1 van 2 bekend.")


def test_parts_follow_each_other_with_their_number():
    first, second = split(BarItem("Baarn", (4, 6))).rows[0].segments
    assert (first.x, first.end, first.text, first.text_x) == (0, 40, "4", 20)
    assert (second.x, second.end, second.text, second.text_x) == (40, 100, "6", 70)
    assert (first.strokes, len(second.strokes)) == ((), 2)


def test_a_narrow_part_carries_no_number():
    assert [part.text for part in split(BarItem("Baarn", (1, 49))).rows[0].segments] == ["", "49"]


def test_a_part_of_nothing_is_not_drawn():
    assert [part.text for part in split(BarItem("Baarn", (0, 5))).rows[0].segments] == ["5"]


def test_a_bar_in_one_piece_carries_no_number():
    assert bars(BarItem("Baarn", (5,))).rows[0].segments[0].text == ""


def test_the_line_to_compare_with_lies_on_the_axis_and_is_explained():
    figure = bars(BarItem("Baarn", (5,), reference=10), BarItem("Soest", (2,)), reference_label="mediaan")
    assert [row.reference for row in figure.rows] == [100, None]
    assert [(entry.label, entry.shape) for entry in figure.frame.legend] == [("mediaan", "line")]


def test_a_number_steps_aside_for_the_line():
    figure = split(BarItem("Baarn", (10, 0), reference=5), reference_label="mediaan")
    assert figure.rows[0].segments[0].text_x == 25


def test_the_twin_has_a_column_per_part_and_for_the_line():
    figure = split(
        BarItem("Baarn", (4, 6), "/baarn/", reference=7.5, note="schatting"),
        BarItem("Soest", None),
        reference_label="mediaan",
    )
    assert figure.frame.twin.heads == ("Gemeente", "Regelingen", "verplicht", "vrijwillig", "mediaan")
    assert [[cell.text for cell in row] for row in figure.frame.twin.rows] == [
        ["Baarn (schatting)", "10", "4", "6", "7,5"],
        ["Soest", "onbekend", "onbekend", "onbekend", ""],
    ]
    assert figure.frame.twin.rows[0][0].url == "/baarn/"


def test_the_twin_of_plain_bars_has_two_columns():
    assert [cell.text for cell in bars(BarItem("Baarn", (4,))).frame.twin.rows[0]] == ["Baarn", "4"]


def test_decimals_are_shown_with_a_comma():
    figure = bars(BarItem("Baarn", (1.25,)), decimals=1)
    assert (figure.rows[0].text, figure.ticks[1].label) == ("1,2", "0,5")


@pytest.mark.parametrize(
    ("items", "description"),
    [
        (
            (BarItem("Baarn", (4,)), BarItem("Soest", (2,))),
            "2 staven, regelingen: van 2 (Soest) tot 4 (Baarn).",
        ),
        ((BarItem("Baarn", None),), "Staven per gemeente; van geen enkele is de waarde bekend."),
        ((), "Staven per gemeente; van geen enkele is de waarde bekend."),
    ],
)
def test_one_sentence_describes_the_bars(items, description):
    assert bars(*items).frame.description == description


def test_the_readers_own_bar_is_set_off():
    assert bars(BarItem("Baarn", (4,), own=True)).rows[0].own


def test_parts_that_overlap_leave_the_total_true():
    """Two kinds of one partnership count under both; it remains one partnership."""
    double = BarItem("Baarn", (4, 3), total=5)
    figure = split(BarItem("Soest", (6, 0)), double)
    assert [(row.label, row.text) for row in figure.rows] == [("Soest", "6"), ("Baarn", "5")]
    assert [cell.text for cell in figure.frame.twin.rows[1]] == ["Baarn", "5", "4", "3"]
    assert "van 5 (Baarn) tot 6 (Soest)" in figure.frame.description
    assert figure.rows[1].segments[-1].end == 87.5
