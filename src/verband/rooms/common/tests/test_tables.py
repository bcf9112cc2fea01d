from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verband.rooms.common.cells import Link, exact_text, plain, shown_text, sort_key
from verband.rooms.common.tables import Column, build_table
from verband.rooms.common.tests.visits import drawn


@dataclass(frozen=True)
class Town:
    name: str
    count: int | None = None
    since: date | None = None


COLUMNS = (
    Column("naam", "Naam", lambda town: Link(town.name, f"/overheden/{town.name}/"), "link"),
    Column(
        "aantal", "Aantal", lambda town: town.count, "number", "Geregistreerde regelingen op de peildatum."
    ),
    Column("sinds", "Sinds", lambda town: town.since, "date"),
)
TOWNS = (Town("Zeist", 3), Town("Ôldtown", None), Town("'s-Town", 12), Town("Baarn", 3))


def table(query=None, rows=TOWNS, total=None, sort=""):
    return build_table(
        columns=COLUMNS, rows=rows, caption="Overheden", query=query or {}, total=total, sort=sort
    )


def names(built):
    return [row.name for row in built.rows]


def page(address, built):
    return drawn("common/_table.html", {"table": built}, address)


def test_rows_stay_as_they_came_without_an_order():
    assert names(table()) == [town.name for town in TOWNS]


@pytest.mark.parametrize(
    ("asked", "order"),
    [
        ("naam", ["Baarn", "Ôldtown", "'s-Town", "Zeist"]),
        ("-naam", ["Zeist", "'s-Town", "Ôldtown", "Baarn"]),
        ("aantal", ["Zeist", "Baarn", "'s-Town", "Ôldtown"]),
        ("-aantal", ["'s-Town", "Zeist", "Baarn", "Ôldtown"]),
    ],
)
def test_address_orders_rows_with_unknown_last_and_ties_as_they_came(asked, order):
    assert names(table({"sorteer": [asked]})) == order


def test_address_goes_before_the_order_of_the_view():
    assert names(table(sort="naam"))[0] == "Baarn"
    assert names(table({"sorteer": ["-naam"]}, sort="naam"))[0] == "Zeist"


def test_unknown_order_changes_nothing_and_is_told():
    built = table({"sorteer": ["-gevoel"]}, sort="naam")
    assert names(built)[0] == "Baarn"
    assert built.notices == ("'-gevoel' is geen bekende sortering; getoond is de gewone volgorde.",)


def test_head_of_the_ordering_column_turns_the_order_around():
    heads = {head.label: head for head in table({"sorteer": ["aantal"]}).headers}
    assert (heads["Aantal"].sorted, heads["Aantal"].order) == ("ascending", "-aantal")
    assert (heads["Naam"].sorted, heads["Naam"].order) == ("", "naam")
    turned = {head.label: head for head in table({"sorteer": ["-aantal"]}).headers}
    assert (turned["Aantal"].sorted, turned["Aantal"].order) == ("descending", "aantal")


def test_page_shows_its_part_and_says_of_how_many():
    many = [Town(f"Dorp {number}") for number in range(120)]
    second = table({"pagina": ["2"]}, many, total=451)
    assert second.shown == 50
    assert second.body[0][0].text == "Dorp 50"
    assert second.count_text == "51–100 van 120 getoond, gekozen uit 451"
    assert table({"pagina": ["3"]}, many).count_text == "101–120 van 120 getoond"


def test_one_page_says_how_many_of_all():
    assert table(total=1451).count_text == "4 van 1.451 getoond"
    assert table(rows=()).count_text == "0 van 0 getoond"


@pytest.mark.parametrize("asked", ["0", "9", "-1", "twee", "²", "9" * 5000])
def test_unknown_page_opens_the_first_and_is_told(asked):
    built = table({"pagina": [asked]})
    assert built.page.number == 1
    [notice] = built.notices
    assert notice == f"'{asked[:40]}' is geen pagina van deze lijst; getoond is de eerste pagina."


@pytest.mark.parametrize("twin", [Column("naam", "Anders", str), Column("anders", "Naam", str)])
def test_two_columns_with_one_name_are_refused(twin):
    with pytest.raises(ValueError, match="Twee kolommen"):
        build_table(columns=[*COLUMNS, twin], rows=(), caption="", query={})


def test_markup_carries_caption_scope_order_and_links():
    built = table({"sorteer": ["-aantal"], "soort": ["gemeente"]})
    html = page("/overheden/?sorteer=-aantal&soort=gemeente&pagina=1", built)
    assert 'id="tabel-titel">Overheden</caption>' in html
    assert html.count('scope="col"') == 3
    assert html.count('scope="row"') == 4
    assert html.count('aria-sort="descending"') == 1
    assert 'href="?sorteer=aantal&amp;soort=gemeente"' in html
    assert 'href="/overheden/Baarn/">Baarn</a>' in html
    assert "Geregistreerde regelingen op de peildatum." in html
    assert "niet bekend" in html


def test_markup_says_when_nothing_is_left():
    assert "Niets gevonden" in page("/", table(rows=()))


def test_markup_escapes_what_people_typed():
    html = page("/", table({"sorteer": ["<script>"]}, [Town("<b>")]))
    assert "<script>" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;&#x27; is geen bekende sortering" in html


@pytest.mark.parametrize(
    ("cell", "shown", "exact"),
    [
        ("tekst", "tekst", "tekst"),
        ("", "", ""),
        (None, "niet bekend", "niet bekend"),
        (float("nan"), "niet bekend", "niet bekend"),
        (0, "0", "0"),
        (12345, "12.345", "12345"),
        (12345.5, "12.345,5", "12345,5"),
        (0.1 + 0.2, "0,3", "0,3"),
        (1e30, "1e+30", "1e+30"),
        (True, "ja", "ja"),
        (False, "nee", "nee"),
        (date(2026, 5, 16), "16 mei 2026", "2026-05-16"),
        (Link("Baarn", "/baarn/"), "Baarn", "Baarn"),
    ],
)
def test_cell_is_shown_and_written(cell, shown, exact):
    assert (shown_text(cell), exact_text(cell)) == (shown, exact)


@example(-0.0)
@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e14, max_value=1e14))
def test_screen_and_file_say_the_same_number(number):
    assert shown_text(number).replace(".", "") == exact_text(number) or "e" in exact_text(number)


@given(st.lists(st.one_of(st.none(), st.integers(), st.text(), st.dates()), max_size=8))
def test_any_mix_of_cells_can_be_ordered(cells):
    column = Column("x", "X", lambda cell: cell)
    built = build_table(columns=[column], rows=cells, caption="", query={"sorteer": ["x"]})
    keys = [sort_key(cell) for cell in built.rows]
    known = [key for key in keys if key is not None]
    assert known == sorted(known)
    assert keys == known + [None] * (len(keys) - len(known))
    assert all(plain(cell) in (None, "") for cell in built.rows[len(known) :])


def test_names_that_lead_somewhere_are_ordered_without_the_words_that_many_begin_with():
    names = ("Gemeente Zeist", "Regeling Archief", "Baarn", "Stichting Water")
    column = Column("naam", "Naam", lambda name: Link(name, "/"), "link")
    table = build_table(columns=[column], rows=names, caption="", query={}, sort="naam")
    assert table.rows == ("Regeling Archief", "Baarn", "Stichting Water", "Gemeente Zeist")


def test_plain_text_is_ordered_as_it_stands():
    forms = ("regeling zonder meer", "netwerk", "stichting Zorg")
    table = build_table(columns=[Column("vorm", "Vorm", str)], rows=forms, caption="", query={}, sort="vorm")
    assert table.rows == ("netwerk", "regeling zonder meer", "stichting Zorg")
