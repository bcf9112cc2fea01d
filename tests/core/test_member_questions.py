"""Which three questions a member reads, by what is known."""

from itertools import combinations

import pytest

from verband.core.member_questions import all_questions, questions_for

FACTS = sorted({fact for question in all_questions() for fact in question.when})


def codes(*facts: str) -> list[str]:
    return [question.code for question in questions_for(facts)]


def test_of_a_partnership_of_which_nothing_is_particular_the_general_questions_are_asked():
    assert codes() == ["early", "residents", "others"]


def test_what_went_otherwise_than_asked_comes_before_what_is_not_filled_in():
    assert codes("no-rapporteur", "opinion-not-taken", "no-frames", "no-evaluation") == [
        "opinion-not-taken",
        "no-rapporteur",
        "no-frames",
    ]


def test_the_order_of_the_facts_does_not_count():
    assert codes("no-frames", "no-rapporteur") == codes("no-rapporteur", "no-frames")


@pytest.mark.parametrize("number", [0, 1, 2, len(FACTS)], ids=str)
def test_there_are_always_three_different_ones(number: int):
    for facts in combinations(FACTS, number):
        assert len(set(codes(*facts))) == 3


def test_every_question_ends_as_one_and_a_strange_fact_changes_nothing():
    assert all(question.text.endswith("?") for question in all_questions())
    assert codes("kaas") == codes()
