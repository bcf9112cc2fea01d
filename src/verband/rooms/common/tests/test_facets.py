from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fromstring

from verband.rooms.common.facets import Facet, apply_facets
from verband.rooms.common.tests.visits import drawn


@dataclass(frozen=True)
class Row:
    name: str
    facets: Mapping[str, tuple[str, ...]] = field(hash=False)


FORM = Facet(
    "vorm", "Vorm", {"OL": "openbaar lichaam", "GO": "gemeenschappelijk orgaan", "BVO": "bedrijfsvoering"}
)
TASK = Facet("taak", "Taak", {"ggd": "GGD", "afval": "afval", "haven": "haven"})
FACETS = (FORM, TASK)
ROWS = (
    Row("a", {"vorm": ("OL",), "taak": ("ggd", "afval")}),
    Row("b", {"vorm": ("OL",), "taak": ("ggd",)}),
    Row("c", {"vorm": ("GO",), "taak": ("afval", "afval")}),
    Row("d", {"taak": ("ggd",)}),
)


def names(result):
    return "".join(row.name for row in result.rows)


def counts(result):
    return {group.name: {option.value: option.count for option in group.options} for group in result.groups}


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({}, "abcd"),
        ({"vorm": ["OL"]}, "ab"),
        ({"vorm": ["OL", "GO"]}, "abc"),
        ({"taak": ["afval"]}, "ac"),
        ({"vorm": ["OL", "GO"], "taak": ["afval"]}, "ac"),
        ({"vorm": ["GO"], "taak": ["ggd"]}, ""),
        ({"vorm": ["BVO"]}, ""),
    ],
)
def test_values_of_one_facet_add_up_and_facets_narrow(chosen, left):
    assert names(apply_facets(ROWS, FACETS, chosen)) == left


def test_facet_can_ask_each_row_itself():
    first = Facet("letter", "Letter", {"b": "b"}, codes=lambda row: (row.name,))
    result = apply_facets(ROWS, (*FACETS, first), {"letter": ["b"]})
    assert names(result) == "b"
    assert counts(result)["letter"] == {"b": 1}
    assert counts(result)["taak"] == {"ggd": 1}


def test_count_is_what_the_value_alone_would_show_beside_the_other_facets():
    assert counts(apply_facets(ROWS, FACETS, {})) == {
        "vorm": {"OL": 2, "GO": 1},
        "taak": {"ggd": 3, "afval": 2},
    }
    assert counts(apply_facets(ROWS, FACETS, {"vorm": ["OL"]})) == {
        "vorm": {"OL": 2, "GO": 1},
        "taak": {"ggd": 2, "afval": 1},
    }


def test_chosen_value_stays_in_view_without_any_row():
    result = apply_facets(ROWS, FACETS, {"vorm": ["BVO"]})
    assert counts(result) == {"vorm": {"OL": 2, "GO": 1, "BVO": 0}, "taak": {}}
    assert [option.value for option in result.groups[0].options if option.chosen] == ["BVO"]


def test_unknown_value_gives_a_chip_and_leaves_the_rows():
    result = apply_facets(ROWS, FACETS, {"vorm": ["XX", ""], "taak": ["ggd", "ggd"]})
    assert names(result) == "abd"
    assert [chip.label for chip in result.chips] == ["onbekend: XX", "Taak: GGD"]
    assert result.filter_text == "Taak: GGD"


def test_filter_text_says_when_there_is_none():
    assert apply_facets(ROWS, FACETS, {"zoek": ["zeist"]}).filter_text == "geen"


def test_clearing_keeps_the_rest_of_the_address():
    query = {"vorm": ["OL"], "zoek": ["a b"], "pagina": ["3"], "sorteer": ["-naam"]}
    result = apply_facets(ROWS, FACETS, query)
    assert result.clear_link == "?zoek=a+b&sorteer=-naam"
    assert result.other_parameters == (("zoek", "a b"), ("sorteer", "-naam"))


def test_fold_stands_open_when_it_hides_a_choice():
    letters = Facet("letter", "Letter", {letter: letter.upper() for letter in "abcdefg"})
    rows = [Row(letter, {"letter": (letter,)}) for letter in "abcdefg"]
    assert not apply_facets(rows, [letters], {"letter": ["a"]}).groups[0].more_chosen
    assert apply_facets(rows, [letters], {"letter": ["g"]}).groups[0].more_chosen


def test_markup_is_a_form_that_carries_the_rest_along():
    query = {"vorm": ["OL"], "sorteer": ["-naam"]}
    address = "/?vorm=OL&sorteer=-naam"
    result = apply_facets(ROWS, FACETS, query)
    (form,) = fromstring(drawn("common/_facets.html", {"result": result}, address)).forms
    assert form.method == "GET"
    assert form.form_values() == [("sorteer", "-naam"), ("vorm", "OL")]
    assert form.xpath("//input[@name='taak']/@value") == ["ggd", "afval"]
    chips = drawn("common/_chips.html", {"chips": result.chips, "clear_url": result.clear_link}, address)
    assert 'href="?sorteer=-naam"' in chips
    assert "Vorm: openbaar lichaam" in chips


def test_markup_is_empty_without_facets():
    html = drawn("common/_facets.html", {"result": apply_facets(ROWS, (), {})}, "/")
    assert html.strip() == ""


codes = st.sampled_from(["a", "b", "c", "d"])
many_rows = st.lists(
    st.dictionaries(st.sampled_from(["x", "y", "z"]), st.lists(codes, max_size=3).map(tuple)).map(
        lambda facets: Row("", facets)
    ),
    max_size=12,
)
some_facets = [Facet(key, key, {"a": "A", "b": "B", "c": "C"}) for key in "xyz"]
choices = st.dictionaries(st.sampled_from(["x", "y", "z", "q"]), st.lists(codes, max_size=3))


def seen(rows, chosen):
    """Filter the plain way, facet by facet."""
    for key in "xyz":
        wanted = set(chosen.get(key, ())) - {"d"}
        rows = [row for row in rows if not wanted or wanted & set(row.facets.get(key, ()))]
    return rows


@given(rows=many_rows, chosen=choices)
def test_every_count_is_what_one_would_see_by_choosing_that_value(rows, chosen):
    result = apply_facets(rows, some_facets, chosen)
    assert list(result.rows) == seen(rows, chosen)
    for group in result.groups:
        offered = {option.value: option.count for option in group.options}
        for code in "abc":
            expected = len(seen(rows, {**chosen, group.name: [code]}))
            assert offered.get(code, 0) == expected
            assert code in offered or (expected == 0 and code not in chosen.get(group.name, ()))
