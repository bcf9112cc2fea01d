from string import printable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.classify import ArrangementText, Found, classify, task_kinds
from verband.core.classify.classifier import MOST
from verband.core.classify.kinds import compile_kinds


def kind(**patterns: object):
    return {"label": "Soort", "description": "Een soort.", "work": "mixed"} | patterns


SMALL = compile_kinds(
    {
        "kinds": {
            "fruit": kind(
                title=["appels", "peren"],
                goal=["appels"],
                legal_grounds=["fruitwet"],
                powers=["plukken"],
                policy_areas=["fruit"],
                known_names=[{"name": "Elstar", "reason": "bekend van de appels"}],
            ),
            "vis": kind(title=["haring"], goal=["haring"], goal_hint=["zee"], powers=["vangen"]),
            "brood": kind(title=["meel"], goal=["meel"], goal_hint=["oven"]),
            "markt": kind(title_hint=["markt"]),
        },
        "beside": [
            {"first": "brood", "second": "fruit", "source": "goal", "patterns": ["vruchtenbrood"]},
            {"first": "fruit", "second": "vis", "source": "powers", "patterns": ["vangen"]},
        ],
    }
)


def kinds_of(**text: object):
    return [found.kind for found in classify(ArrangementText(**text), SMALL)]


def test_nothing_found_is_an_empty_answer():
    assert classify(ArrangementText(title="Regeling Kaas"), SMALL) == ()


def test_an_answer_carries_source_and_words():
    assert classify(ArrangementText(title="Regeling APPELS 2024"), SMALL) == (
        Found("fruit", "title", "APPELS"),
    )


def test_a_known_name_says_what_it_is_known_for():
    (found,) = classify(ArrangementText(body_name="ELSTAR"), SMALL)

    assert found == Found("fruit", "known_name", "ELSTAR: bekend van de appels")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ({"title": "Appels", "purpose": "haring"}, "fruit"),
        ({"title": "Elstar", "purpose": "haring"}, "vis"),
        ({"title": "Elstar markt"}, "fruit"),
        ({"title": "Markt", "purpose": "haring"}, "vis"),
        ({"title": "Markt", "legal_grounds": ("Fruitwet",)}, "markt"),
        ({"purpose": "de zee", "legal_grounds": ("Fruitwet",)}, "fruit"),
        ({"purpose": "de zee", "powers": ("plukken",)}, "fruit"),
        ({"purpose": "de zee", "policy_areas": ("fruit",)}, "vis"),
        ({"policy_areas": ("fruit",)}, "fruit"),
    ],
)
def test_the_strongest_source_decides(text, expected):
    assert kinds_of(**text) == [expected]


def test_two_kinds_in_one_source_are_both_given_in_their_order():
    assert kinds_of(title="Haring en peren") == ["vis", "fruit"]
    assert kinds_of(purpose="appels, daarna haring") == ["fruit", "vis"]


def test_of_hints_the_first_counts():
    assert kinds_of(purpose="de oven en de zee") == ["brood"]


def test_a_bit_of_everything_decides_nothing():
    assert kinds_of(purpose="appels, haring en meel", legal_grounds=("Fruitwet",)) == []


def test_a_broad_arrangement_is_still_known_by_its_name():
    assert kinds_of(title="Markt", purpose="appels, haring en meel") == ["markt"]
    assert kinds_of(title="Elstar", purpose="appels, haring en meel") == ["fruit"]
    assert kinds_of(title="Markt voor appels, haring en meel") == ["markt"]


def test_two_kinds_in_the_goal_are_too_many_under_a_broad_name():
    assert kinds_of(title="Markt", purpose="appels en haring") == ["markt"]


def test_words_of_the_pack_make_a_second_kind():
    found = classify(ArrangementText(title="Meel", purpose="Vruchtenbrood bakken"), SMALL)

    assert found == (Found("brood", "title", "Meel"), Found("fruit", "goal", "Vruchtenbrood"))


def test_words_for_another_first_kind_make_no_second():
    assert kinds_of(title="Haring", purpose="vruchtenbrood") == ["vis"]


@given(st.text(printable, max_size=200), st.text(printable, max_size=200))
def test_at_most_two_different_kinds_are_given(title, purpose):
    text = ArrangementText(title=title, purpose=purpose, powers=(purpose,), policy_areas=(title,))
    found = classify(text, task_kinds())

    assert len({one.kind for one in found}) == len(found) <= MOST
    assert classify(text, task_kinds()) == found
