"""What is particular of a partnership, each fact worked by hand."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest

from verband.core.member_facts import Known, Said, facts_of, firmest, per_inhabitant
from verband.core.member_questions import all_questions

ON = date(2026, 6, 1)
PLAIN = Known(
    amounts=((2026, Decimal(100)), (2025, Decimal(100))),
    seats=1,
    rapporteurs=1,
    judgements=("within",),
    said=Said("taken", was_sent=True, was_answered=True),
    has_escalation=True,
    evaluation_on=date(2030, 1, 1),
)
"""Of this one nothing is particular."""


def facts(**changed: object) -> set[str]:
    return set(facts_of(replace(PLAIN, **changed), ON))


def test_of_a_partnership_that_is_known_and_goes_well_nothing_is_particular():
    assert facts() == set()


def test_of_a_partnership_of_which_nothing_is_known_each_gap_is_named():
    assert set(facts_of(Known(), ON)) == {
        "contribution-unknown", "seat-unknown", "no-rapporteur", "no-frames", "no-escalation", "no-evaluation",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        (("within", "too-early"), set()),
        (("within", "partly"), {"frame-not-met"}),
        (("outside", None), {"frame-not-met"}),
        (("within", None), set()),
        ((None, None), {"no-report"}),
        ((), {"no-frames"}),
    ],
)
def test_of_frames_the_last_reports_count(judgements, expected):
    assert facts(judgements=judgements) == expected


@pytest.mark.parametrize(
    ("outcome", "sent", "answered", "expected"),
    [
        ("taken", True, True, set()),
        ("partly", True, True, {"opinion-not-taken"}),
        ("not-taken", True, False, {"opinion-not-taken"}),
        ("unknown", True, False, {"opinion-unanswered"}),
        ("unknown", True, True, set()),
        ("unknown", False, False, set()),
    ],
)
def test_of_what_was_said_the_answer_counts(outcome, sent, answered, expected):
    assert facts(said=Said(outcome, was_sent=sent, was_answered=answered)) == expected


def test_a_council_that_said_nothing_waits_for_no_answer():
    assert facts(said=None) == set()


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([(2026, "100.01"), (2025, "100")], {"contribution-rose"}),
        ([(2026, "100"), (2025, "100")], set()),
        ([(2026, "99"), (2025, "100")], set()),
        ([(2026, "200"), (2024, "100")], set()),  # a year between them is not known
        ([(2026, "200")], set()),
        ([], {"contribution-unknown"}),
        ([(2026, "90"), (2025, "80"), (2024, "100")], {"contribution-rose"}),  # older years do not count
    ],
)
def test_the_contribution_rose_when_it_is_more_than_the_year_before(amounts, expected):
    assert facts(amounts=tuple((year, Decimal(amount)) for year, amount in amounts)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (None, {"no-evaluation"}),
        (date(2026, 5, 31), {"evaluation-past"}),
        (date(2026, 6, 1), {"evaluation-near"}),
        (date(2027, 5, 31), {"evaluation-near"}),  # 364 days on
        (date(2027, 6, 1), set()),  # 365 days on
    ],
)
def test_an_evaluation_is_past_near_or_far(day, expected):
    assert facts(evaluation_on=day) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"seats": 0}, "seat-unknown"),
        ({"rapporteurs": 0}, "no-rapporteur"),
        ({"has_escalation": False}, "no-escalation"),
        ({"is_voluntary": True}, "voluntary"),
    ],
    ids=["seat", "rapporteur", "escalation", "voluntary"],
)
def test_each_other_fact_stands_alone(changed, expected):
    assert facts(**changed) == {expected}


def test_every_fact_that_a_question_asks_for_can_hold():
    asked = {fact for question in all_questions() for fact in question.when}
    told = set(facts_of(Known(), ON)) | {
        "frame-not-met", "no-report", "opinion-not-taken", "opinion-unanswered", "contribution-rose",
        "evaluation-past", "evaluation-near", "voluntary",
    }  # fmt: skip
    assert asked <= told


@dataclass(frozen=True)
class Paper:
    year: int
    kind: str
    amount: int


def test_of_one_year_the_firmest_paper_counts_and_the_newest_year_comes_first():
    rows = [
        Paper(2024, "budget", 1),
        Paper(2025, "budget", 2),
        Paper(2025, "accounts", 3),
        Paper(2025, "amended-budget", 4),
        Paper(2026, "amended-budget", 5),
        Paper(2026, "amended-budget", 6),
    ]
    assert [each.amount for each in firmest(rows)] == [5, 3, 1]
    assert firmest([]) == ()


def test_an_amount_per_inhabitant_asks_for_their_number():
    assert per_inhabitant(Decimal(3_500_000), 50_000) == 70
    assert per_inhabitant(Decimal(1), None) is None
    assert per_inhabitant(Decimal(1), 0) is None
