import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.errors import InputError
from verband.core.patchwork.order import (
    MOST_SETS,
    alphabetical,
    by_kind,
    by_similarity,
    by_size,
    order_parties,
    order_partnerships,
)


def letters(text):
    return frozenset(map(ord, text))


def test_alphabet_passes_over_case_accents_and_gemeente():
    names = ["zeist", "Gemeente Élst", "'s-Gravenhage", "Bunnik", "Elst"]
    assert [names[at] for at in alphabetical(names)] == [
        "Bunnik",
        "Elst",
        "Gemeente Élst",
        "'s-Gravenhage",
        "zeist",
    ]


def test_large_comes_first_and_equals_by_name():
    assert by_size([2, 5, 2], ["c", "b", "a"]) == (1, 2, 0)


def test_kinds_stand_together_and_no_kind_comes_last():
    assert by_kind(["water", "", "ggd", "water"], ["b", "a", "c", "a"]) == (2, 3, 0, 1)


def test_sets_with_much_in_common_stand_side_by_side():
    sets = [letters(text) for text in ("abc", "xyz", "abd", "xy", "")]
    names = ["one", "two", "three", "four", "five"]
    assert [names[at] for at in by_similarity(sets, names)] == ["four", "two", "three", "one", "five"]


def test_equal_sets_stand_together_by_name():
    sets = [letters(text) for text in ("ab", "cd", "ab", "cd", "ef")]
    found = by_similarity(sets, ["b", "d", "a", "c", "e"])
    assert found.index(2) + 1 == found.index(0)
    assert found.index(3) + 1 == found.index(1)


@pytest.mark.parametrize("texts", [[], [""], ["a"], ["b", "a"], ["", "a", ""], ["a", "b", "c", "d"]])
def test_tiny_and_disconnected_patchworks_have_an_order(texts):
    assert sorted(by_similarity([letters(text) for text in texts], texts)) == list(range(len(texts)))


@given(st.data(), st.lists(st.frozensets(st.integers(0, 5)), max_size=9))
def test_similarity_does_not_depend_on_the_order_handed_in(data, sets):
    names = [f"name {at}" for at in range(len(sets))]
    shuffled = data.draw(st.permutations(range(len(sets))))
    found = by_similarity([sets[at] for at in shuffled], [names[at] for at in shuffled])
    assert [shuffled[at] for at in found] == list(by_similarity(sets, names))


def test_too_many_rows_ask_for_a_smaller_area():
    sets = [frozenset({at}) for at in range(MOST_SETS + 1)]
    with pytest.raises(InputError, match="kies een kleiner gebied"):
        by_similarity(sets, [str(at) for at in range(len(sets))])


def test_orders_of_a_snapshot_go_by_name(snapshot_of):
    snapshot = snapshot_of(
        {"one": "a b c", "two": "c d"},
        parties={"c": {"kind": "province"}},
        partnerships={"two": {"task_kinds": ("ggd",)}},
    )
    assert order_parties(snapshot, "size") == (2, 0, 1, 3)
    assert order_parties(snapshot, "kind") == (0, 1, 3, 2)
    assert order_partnerships(snapshot, "kind") == (1, 0)
    assert order_partnerships(snapshot, "alphabet") == (0, 1)
    assert order_partnerships(snapshot, "similarity") == (0, 1)


def test_unknown_order_is_named_with_the_choices(snapshot_of):
    with pytest.raises(
        InputError, match="Onbekende volgorde 'grootte'; kies uit alphabet, size, kind, similarity"
    ):
        order_parties(snapshot_of({"one": "a"}), "grootte")


@pytest.mark.register
def test_the_nation_can_be_ordered_by_similarity(national):
    assert sorted(order_parties(national.snapshot, "similarity")) == list(range(560))
    assert sorted(order_partnerships(national.snapshot, "similarity")) == list(range(451))
