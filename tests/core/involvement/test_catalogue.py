"""The instruments and the standard arrangements: each complete, and with its weight before the decision."""

from decimal import Decimal

import pytest

from verband.core.involvement.catalogue import ABOUT, PHASES, instruments
from verband.core.involvement.standards import standards
from verband.core.packs import CERTAINTIES, load_pack

INSTRUMENTS = sorted(instruments())
STANDARDS = sorted(standards())
TASK_KINDS = load_pack("task-kinds").values["kinds"]


@pytest.mark.parametrize("code", INSTRUMENTS)
def test_an_instrument_says_all_that_a_clerk_asks(code):
    found = instruments()[code]
    assert all((found.label, found.purpose, found.unit, found.effort, found.used_by, found.source))
    assert found.law.base
    assert found.law.certainty in CERTAINTIES
    assert found.about in ABOUT
    assert set(found.phases) <= PHASES.keys()
    assert 0 < found.hours[0] <= found.hours[1]


@pytest.mark.parametrize("code", INSTRUMENTS)
def test_an_article_of_law_carries_the_date_of_its_text(code):
    law = instruments()[code].law
    assert law.certainty not in {"checked", "law-of-2017"} or law.version is not None


def test_hours_a_year_are_times_a_year_by_hours_a_time():
    assert instruments()["regionaal-raadsgesprek"].hours_per_year == (14, 42)
    assert instruments()["evaluatiegesprek"].hours_per_year == (Decimal("1.75"), Decimal("5.25"))


def test_what_is_done_as_the_occasion_arises_has_no_hours_a_year():
    assert instruments()["toestemming"].hours_per_year is None


@pytest.mark.parametrize(
    ("code", "form", "expected"),
    [
        ("gemeenschappelijke-adviescommissie", "OL", True),
        ("gemeenschappelijke-adviescommissie", "BVO", False),
        ("gemeenschappelijke-adviescommissie", "unknown", True),
        ("zienswijze-begroting", "GO", True),
        ("zienswijze-begroting", "CEN", False),
        ("toestemming", "RZM", True),
        ("toestemming", "NET", False),
        ("radenmarkt", "NET", True),
    ],
)
def test_the_law_knows_some_instruments_in_some_forms_only(code, form, expected):
    assert instruments()[code].suits(form) is expected


def test_there_are_six_standard_arrangements_in_the_order_of_their_letters():
    assert [each.letter for each in standards().values()] == list("ABCDEF")


@pytest.mark.parametrize("code", STANDARDS)
def test_a_standard_arrangement_names_instruments_in_phases_that_suit_them(code):
    for part in standards()[code].parts:
        assert part.phase in instruments()[part.instrument].phases or part.phase == "running"
        assert part.weight in {"standard", "option"}
        assert part.per_year > 0


@pytest.mark.parametrize("code", STANDARDS)
def test_a_standard_arrangement_names_no_instrument_twice(code):
    named = [part.instrument for part in standards()[code].parts]
    assert len(named) == len(set(named))


@pytest.mark.parametrize("code", STANDARDS)
def test_every_standard_arrangement_talks_before_the_decision_and_more_of_content_than_of_money(code):
    weight = standards()[code].weight
    assert weight.before >= 1
    assert weight.content > weight.parts / 2


@pytest.mark.parametrize(
    "code", ["uitvoering-met-beleidskeuzes", "beleid-en-gebied", "wettelijke-dienst", "netwerk"]
)
def test_where_councils_have_something_to_choose_more_comes_before_than_at_the_decision(code):
    standard = standards()[code]
    at_decision = [part for part in standard.belonging.values() if part.phase == "decision"]
    assert standard.weight.before > len(at_decision)


def test_phases_come_in_their_order_and_an_empty_one_is_left_out():
    assert [word for word, _ in standards()["tijdelijk-project"].by_phase] == [
        "voorfase",
        "uitvoering",
        "evaluatie",
    ]


def test_policy_and_area_asks_for_the_participation_of_interested_parties():
    assert standards()["beleid-en-gebied"].belonging["participatie-van-belanghebbenden"].phase == "before"


def test_an_instrument_that_is_not_named_has_no_part():
    assert standards()["netwerk"].part_of("zienswijze-begroting") is None


def test_suggestions_lead_from_known_task_kinds_to_known_standards():
    told = load_pack("involvement-standards").values["suggestions"]
    leads = {*told["task_kinds"].values(), *told["forms"].values(), *told["obligations"].values()}
    assert {*leads, told["temporary"]} <= standards().keys()
    assert told["task_kinds"].keys() <= TASK_KINDS.keys()
