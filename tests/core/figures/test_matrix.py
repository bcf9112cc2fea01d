from datetime import date

import pytest

from verband.core.figures.frame import Caption
from verband.core.figures.grid import Head
from verband.core.figures.matrix import MatrixEntry, build_matrix

CAPTION = Caption(key="m", title="Wie doet waaraan mee?", day=date(2026, 5, 16))
ROWS = [Head("Baarn", "/baarn/"), Head("Soest", "/soest/"), Head("Utrecht", "/utrecht/", group="provincies")]
COLUMNS = [Head("Omgevingsdienst"), Head("Veiligheidsregio")]
ENTRIES = [
    MatrixEntry(0, 0, url="/baarn-od/", note="sinds 2012"),
    MatrixEntry(0, 1, whole=False),
    MatrixEntry(1, 1, role="host"),
    MatrixEntry(2, 0, role="supporter", whole=False),
]


def matrix(**more):
    return build_matrix(caption=CAPTION, rows=ROWS, columns=COLUMNS, entries=ENTRIES, **more)


def marks(figure):
    return [[cell.mark if cell else "" for cell in row.cells] for row in figure.rows]


def test_each_role_has_its_mark():
    assert marks(matrix()) == [["●", "◐"], ["", "H"], ["O", ""]]


def test_rows_and_columns_stand_in_the_order_asked_for():
    figure = matrix(row_order=[1, 0, 2], column_order=[1, 0])
    assert [row.head.label for row in figure.rows] == ["Soest", "Baarn", "Utrecht"]
    assert marks(figure) == [["H", ""], ["◐", "●"], ["", "O"]]


def test_totals_count_what_is_in_each_row_and_column():
    figure = matrix()
    assert [row.head.total for row in figure.rows] == ["2", "1", "1"]
    assert [head.total for head in figure.columns] == ["2", "2"]
    assert figure.total == "4"


def test_a_position_left_out_of_the_order_counts_nowhere():
    figure = matrix(column_order=[1])
    assert [row.head.total for row in figure.rows] == ["1", "1", "0"]
    assert figure.total == "2"


@pytest.mark.parametrize(
    ("row", "column", "title"),
    [
        (0, 0, "Baarn in Omgevingsdienst: deelnemer, geheel (sinds 2012)"),
        (0, 1, "Baarn in Veiligheidsregio: deelnemer, op onderdelen"),
        (2, 0, "Utrecht in Omgevingsdienst: ondersteunend, op onderdelen"),
    ],
)
def test_a_cell_says_in_words_what_its_mark_says(row, column, title):
    assert matrix().rows[row].cells[column].title == title


def test_a_cell_is_a_link_where_it_leads_somewhere():
    first, second = matrix().rows[0].cells
    assert (first.url, second.url) == ("/baarn-od/", "")


def test_a_line_is_drawn_between_kinds_of_rows():
    assert [row.head.starts_group for row in matrix().rows] == [False, False, True]


def test_the_legend_explains_only_what_is_there():
    labels = [entry.label for entry in matrix(column_order=[1]).frame.legend]
    assert labels == ["deelnemer, op onderdelen", "centrumgemeente of uitvoerende gemeente"]


def test_a_large_matrix_keeps_the_first_rows_and_says_so():
    figure = matrix(limit=2, nouns=("overheden", "regelingen"))
    assert marks(figure) == [["●"]]
    assert figure.frame.note.endswith(
        "Getoond: 1 van 3 overheden en 1 van 2 regelingen, de eerste in deze volgorde. Totalen gaan over alles."
    )
    assert figure.rows[0].head.total == "2"


def test_a_whole_matrix_says_nothing_about_cutting():
    assert matrix().frame.note == "Stand register 16 mei 2026."


def test_the_twin_names_every_partnership_of_each_party():
    heads, rows = matrix().frame.twin.heads, matrix().frame.twin.rows
    assert heads == ("Deelnemer", "Aantal", "Samenwerkingsverbanden")
    assert [cell.text for cell in rows[0]] == ["Baarn", "2", "Omgevingsdienst ●; Veiligheidsregio ◐"]
    assert rows[0][0].url == "/baarn/"


def test_one_sentence_describes_the_matrix():
    assert matrix().frame.description == (
        "Tabel van 3 rijen en 2 kolommen met 4 deelnames; een teken in een cel zegt in welke rol."
    )


def test_an_empty_matrix_is_no_trouble():
    figure = build_matrix(caption=CAPTION, rows=[], columns=[], entries=[])
    assert figure.rows == figure.columns == figure.frame.legend == ()
