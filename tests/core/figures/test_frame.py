from datetime import date

from verband.core.figures.frame import (
    Caption,
    TwinCell,
    day_cell,
    frame,
    legend_entry,
    number_cell,
    twin_of,
)
from verband.core.figures.palette import Swatch

DAY = date(2026, 5, 16)
EMPTY = twin_of(("Naam",), [])


def test_the_note_opens_with_whose_state_of_affairs_and_when():
    made = frame(Caption(key="k", title="t", day=DAY), description="", legend=(), twin=EMPTY)
    assert made.note == "Stand register 16 mei 2026."


def test_the_note_tells_order_then_what_the_figure_says_then_limits():
    caption = Caption(key="k", title="t", day=DAY, stand="Stand", order="alfabetisch", note="Loopt achter.")
    made = frame(caption, description="", legend=(), twin=EMPTY, sentences=("2 van 3 bekend.", ""))
    assert made.note == "Stand 16 mei 2026. Volgorde: alfabetisch. 2 van 3 bekend. Loopt achter."


def test_the_frame_keeps_title_definition_and_address():
    caption = Caption(key="k", title="t", day=DAY, definition="d", url="/hier/")
    made = frame(caption, description="zin", legend=[], twin=EMPTY)
    assert (made.key, made.title, made.definition, made.url, made.description) == (
        "k",
        "t",
        "d",
        "/hier/",
        "zin",
    )


def test_a_legend_entry_takes_the_label_of_its_swatch_unless_another_is_given():
    swatch = Swatch("#111111", "#ffffff", "eigen", "E", "stripes")
    assert legend_entry(swatch).label == "eigen"
    assert legend_entry(swatch, "ander").label == "ander"
    assert len(legend_entry(swatch).strokes) == 1


def test_a_twin_takes_texts_and_linked_cells():
    twin = twin_of(("Naam", "Aantal"), [(TwinCell("Baarn", "/baarn/"), "3")])
    assert twin.rows == ((TwinCell("Baarn", "/baarn/"), TwinCell("3")),)
    assert twin.note == ""


def test_a_long_twin_says_what_it_leaves_out():
    twin = twin_of(("Naam",), [(str(number),) for number in range(1200)], most=1000)
    assert len(twin.rows) == 1000
    assert twin.note == "Getoond: de eerste 1.000 van 1.200 rijen."


def test_a_twin_keeps_every_row_for_a_file():
    twin = twin_of(("Naam",), [(str(number),) for number in range(5)], most=2)
    assert [len(rows) for rows in (twin.rows, twin.all_rows)] == [2, 5]


def test_numbers_and_days_keep_what_can_be_reckoned_with():
    assert number_cell(1234.5, 1) == TwinCell("1.234,5", "", 1234.5)
    assert number_cell(None) == TwinCell("onbekend")
    assert day_cell(DAY, "") == TwinCell("16 mei 2026", value=DAY)
    assert day_cell(None, "loopt door") == TwinCell("loopt door")
