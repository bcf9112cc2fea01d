import pytest

from verband.rooms.common.asked import Asked

COLOURS = {"rood": "rood", "blauw": "blauw"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, "rood"),
        ({"kleur": ["blauw"]}, "blauw"),
        ({"kleur": [""]}, "rood"),
        ({"kleur": ["rood", " blauw "]}, "blauw"),
        ({"ander": ["kaas"]}, "rood"),
    ],
)
def test_known_choice_is_taken_without_a_word(query, found):
    asked = Asked(query)
    assert asked.one_of("kleur", COLOURS, "rood") == found
    assert asked.notices == []


@pytest.mark.parametrize("value", ["kaas", "\x00", "9" * 5000, "<b>"])
def test_unknown_choice_is_named_and_the_default_taken(value):
    asked = Asked({"kleur": [value]})
    assert asked.one_of("kleur", COLOURS, "rood") == "rood"
    [notice] = asked.notices
    assert notice == f"'{value[:40]}' is geen bekende keuze bij kleur; getoond is de gewone weergave."
