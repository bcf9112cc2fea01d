from datetime import date

import pytest

from verband.core.figures.classes import Classes
from verband.core.figures.frame import Caption
from verband.core.figures.grid import Head
from verband.core.figures.heatmap import Overlap, build_heatmap

CAPTION = Caption(key="h", title="Wat delen gemeenten?", day=date(2026, 5, 16))
HEADS = [Head("Baarn"), Head("Soest"), Head("Zeist")]
SHARED = [Overlap(0, 1, 7, "/baarn/soest/"), Overlap(0, 2, None, "/baarn/zeist/"), Overlap(1, 2, 0)]


def heatmap(overlaps=SHARED, **more):
    return build_heatmap(caption=CAPTION, heads=HEADS, overlaps=overlaps, noun="gemeenten", **more)


def texts(figure):
    return [[cell.text for cell in row.cells] for row in figure.rows]


def test_each_pair_stands_on_both_sides_of_the_diagonal():
    assert texts(heatmap()) == [["", "7", "?"], ["7", "", ""], ["?", "", ""]]


def test_the_diagonal_zero_and_unknown_look_different():
    assert [cell.key for cell in heatmap().rows[0].cells] == ["own", "3", "unknown"]
    assert heatmap().rows[1].cells[2].key == "zero"


def test_a_pair_that_is_left_out_shares_nothing():
    cell = heatmap([]).rows[0].cells[1]
    assert (cell.key, cell.text, cell.url) == ("zero", "", "")


def test_a_cell_leads_to_what_is_shared():
    cell = heatmap().rows[1].cells[0]
    assert (cell.url, cell.title) == ("/baarn/soest/", "Baarn en Soest: 7")


def test_heads_stand_in_the_order_asked_for():
    figure = heatmap(order=[2, 0, 1])
    assert [head.label for head in figure.columns] == ["Zeist", "Baarn", "Soest"]
    assert texts(figure)[1] == ["?", "", "7"]


@pytest.mark.parametrize(("ratio", "text"), [(0.5, "50"), (0.001, "1"), (1.0, "100"), (0.0, "")])
def test_a_ratio_is_shown_in_whole_per_cents_and_never_rounded_to_nothing(ratio, text):
    assert heatmap([Overlap(0, 1, ratio)], measure="ratio").rows[0].cells[1].text == text


def test_the_note_says_whether_it_counts_or_divides():
    assert "hoeveel er gedeeld worden" in heatmap().frame.note
    assert "in procenten (gedeeld ÷ samen)" in heatmap([], measure="ratio").frame.note


def test_the_legend_has_classes_with_a_unit_and_unknown():
    labels = [
        entry.label
        for entry in heatmap([Overlap(0, 1, 0.4), Overlap(0, 2, None)], measure="ratio").frame.legend
    ]
    assert labels == ["40 %", "onbekend"]


def test_classes_can_be_shared_among_pictures():
    figure = heatmap([Overlap(0, 1, 2)], classes=Classes(((1, 3), (4, 9))))
    assert figure.rows[0].cells[1].key == "1"
    assert [entry.label for entry in figure.frame.legend] == ["1–3", "4–9"]


def test_the_twin_lists_pairs_in_the_order_of_the_picture():
    rows = heatmap([*SHARED[1:], Overlap(0, 1, 2), Overlap(1, 2, 9)]).frame.twin.rows
    assert [[cell.text for cell in row] for row in rows] == [
        ["Baarn", "Soest", "2"],
        ["Baarn", "Zeist", "onbekend"],
        ["Soest", "Zeist", "9"],
    ]
    assert [row[2].value for row in rows] == [2, None, 9]
    backwards = heatmap([Overlap(0, 1, 2), Overlap(1, 2, 9)], order=(2, 1, 0)).frame.twin.rows
    assert [[cell.text for cell in row] for row in backwards] == [
        ["Zeist", "Soest", "9"],
        ["Soest", "Baarn", "2"],
    ]


def test_a_large_heat_map_keeps_the_first_heads_and_says_so():
    figure = heatmap(limit=4)
    assert texts(figure) == [["", "7"], ["7", ""]]
    assert "Getoond: 2 van 3 gemeenten, de eerste in deze volgorde." in figure.frame.note
    assert len(figure.frame.twin.rows) == 1
