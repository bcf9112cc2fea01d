"""A moment stands in the year of its own day, whatever year it is about; worked by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.moments import Arrangement, BoardDay, Chapter, OwnWeeks, load_rules, plan_year

BOOK = load_rules()
SUBJECTS = {
    "budget": (1, "zienswijze-begroting"),
    "accounts": (-1, "rekening-vaststellen"),
    "budget-change": (0, "zienswijze-wijziging"),
    "arrangement": (0, "zienswijze-regeling"),
    "decision": (0, "zienswijze-besluit"),
}
"""Subject → the year it is mostly about, counted from its own, and a rule that every meeting on it has."""


def arrangement(*meetings, form="OL", own=()):
    return Arrangement(form, "executive", Chapter.MUNICIPALITIES, tuple(meetings), tuple(own))


def told(facts, year, occasion, book=BOOK):
    """Return what is told of a subject in a year: rule, year it is about, day."""
    return [
        (each.rule.code, each.year, each.day)
        for each in plan_year(facts, year, book)
        if each.rule.occasion == occasion
    ]


def test_a_change_of_next_year_s_budget_that_the_board_decides_on_in_december():
    facts = arrangement(BoardDay(date(2026, 12, 9), "budget-change", 2027))
    assert told(facts, 2026, "budget-change") == [
        ("wijziging-zenden", 2027, date(2026, 9, 16)),  # 84 days before
        ("zienswijze-wijziging", 2027, date(2026, 12, 9)),
        ("wijziging-inzenden", 2027, date(2026, 12, 23)),
    ]
    assert told(facts, 2027, "budget-change") == []


def test_a_change_of_last_year_s_budget_that_the_board_decides_on_in_january():
    facts = arrangement(BoardDay(date(2027, 1, 14), "budget-change", 2026))
    assert told(facts, 2026, "budget-change") == [("wijziging-zenden", 2026, date(2026, 10, 22))]
    assert told(facts, 2027, "budget-change") == [
        ("zienswijze-wijziging", 2026, date(2027, 1, 14)),
        ("wijziging-inzenden", 2026, date(2027, 1, 28)),
    ]


def test_a_budget_that_is_adopted_in_its_own_year_stands_in_that_year():
    facts = arrangement(BoardDay(date(2027, 2, 10), "budget", 2027))
    assert told(facts, 2026, "budget") == [
        ("ontwerpbegroting", 2027, date(2026, 11, 18)),
        ("begroting-ter-inzage", 2027, date(2026, 11, 18)),
    ]
    of_2027 = [each for each in told(facts, 2027, "budget") if each[1] == 2027]
    assert of_2027 == [
        ("antwoord-op-zienswijzen", 2027, date(2027, 2, 9)),
        ("zienswijze-begroting", 2027, date(2027, 2, 10)),
        ("begroting-vaststellen", 2027, date(2027, 2, 10)),
        ("begroting-inzenden", 2027, date(2026, 9, 14)),  # the law's last day; told after the adoption
    ]
    assert {about for _, about, _ in told(facts, 2027, "budget")} == {2027, 2028}  # its next budget too


def test_a_text_that_the_board_speaks_of_is_sent_eight_weeks_before():
    facts = arrangement(BoardDay(date(2026, 9, 30), "arrangement", 2026))
    assert told(facts, 2026, "arrangement") == [
        ("regeling-zenden", 2026, date(2026, 8, 5)),
        ("zienswijze-regeling", 2026, date(2026, 9, 30)),
    ]


def test_a_named_decision_counts_back_by_the_arrangement_s_own_weeks_and_not_without():
    meeting = BoardDay(date(2026, 9, 30), "decision", 2026)
    own = OwnWeeks("decision", 10, "artikel 8")
    assert told(arrangement(meeting, own=[own]), 2026, "decision") == [
        ("besluit-zenden", 2026, date(2026, 7, 22)),
        ("zienswijze-besluit", 2026, date(2026, 9, 30)),
    ]
    assert told(arrangement(meeting), 2026, "decision") == []


def test_a_term_of_its_own_on_the_frameworks_runs_from_their_last_day_of_sending():
    own = OwnWeeks("frameworks", 8, "artikel 26")
    [term] = [
        each
        for each in plan_year(arrangement(own=[own]), 2026, BOOK)
        if each.rule.code == "zienswijze-kaderbrief"
    ]
    assert (term.year, term.opens, term.day) == (2027, date(2026, 4, 29), date(2026, 6, 24))
    assert (term.known, term.own_clause, term.article) == (False, "artikel 26", "artikel 10 Wgr")


def test_a_meeting_on_the_frameworks_brings_their_sending_forward():
    facts = arrangement(
        BoardDay(date(2026, 4, 8), "frameworks", 2027), own=[OwnWeeks("frameworks", 8, "artikel 26")]
    )
    [term] = [each for each in plan_year(facts, 2026, BOOK) if each.rule.code == "zienswijze-kaderbrief"]
    assert (term.opens, term.day, term.meeting) == (date(2026, 2, 11), date(2026, 4, 8), date(2026, 4, 8))


def test_the_sending_itself_moves_along_and_says_why():
    """By hand: six weeks before 5 May 2027 is 24 March; a second meeting on the same brings no second term."""
    facts = arrangement(
        BoardDay(date(2027, 5, 5), "frameworks", 2028),
        BoardDay(date(2027, 6, 16), "frameworks", 2028),
        own=[OwnWeeks("frameworks", 6, "artikel 26")],
    )
    found = [each for each in plan_year(facts, 2027, BOOK) if each.rule.occasion == "frameworks"]
    assert [(each.rule.code, each.day) for each in found] == [
        ("kaderbrief", date(2027, 3, 24)),
        ("zienswijze-kaderbrief", date(2027, 5, 5)),
    ]
    assert found[0].basis == (
        "Gerekend vanaf de bestuursvergadering van 5 mei 2027. De wet noemt 29 april 2027."
    )
    assert found[0].own_says == "Eerder dan de wet, volgens artikel 26 van de regeling."
    assert found[1].own_says == "De termijn staat in artikel 26 van de regeling."


def test_a_meeting_long_after_the_day_of_the_law_moves_nothing():
    """Eight weeks after 29 April is 24 June, well before 7 July: the term rests on the day of sending."""
    facts = arrangement(
        BoardDay(date(2027, 7, 7), "accounts", 2026), own=[OwnWeeks("accounts", 8, "artikel 27")]
    )
    found = {each.rule.code: each for each in plan_year(facts, 2027, BOOK)}
    assert found["voorlopige-jaarrekening"].day == date(2027, 4, 29)
    assert found["zienswijze-jaarrekening"].day == date(2027, 6, 24)
    assert found["zienswijze-jaarrekening"].basis == "Gerekend vanaf de laatste dag van verzending."


def test_a_term_of_its_own_on_the_accounts_runs_from_their_last_day_of_sending():
    own = OwnWeeks("accounts", 6, "artikel 27")
    assert ("zienswijze-jaarrekening", 2025, date(2026, 6, 10)) in told(
        arrangement(own=[own]), 2026, "accounts"
    )


@pytest.mark.parametrize("code", ["begroting-vaststellen", "ontwerpbegroting", "kaderbrief"])
def test_switching_a_rule_off_leaves_every_other_where_it_was(code):
    facts = arrangement()
    whole = {each.rule.code: each.day for each in plan_year(facts, 2026, BOOK)}
    less = {each.rule.code: each.day for each in plan_year(facts, 2026, BOOK.without(frozenset({code})))}
    assert less == {other: day for other, day in whole.items() if other != code}


@given(
    st.lists(
        st.tuples(st.dates(date(2023, 1, 1), date(2040, 12, 31)), st.sampled_from(sorted(SUBJECTS))),
        max_size=4,
    ),
    st.integers(-1, 1),
)
def test_what_leads_up_to_a_meeting_is_told_in_one_year_and_only_once(days, apart):
    """Whatever year a meeting is about: what rests on it is told once, in the year of its day."""
    meetings = {(on, occasion): on.year + SUBJECTS[occasion][0] + apart for on, occasion in days}
    facts = arrangement(
        *(BoardDay(on, occasion, about) for (on, occasion), about in meetings.items()),
        own=[OwnWeeks("decision", 6, "artikel 1")],
    )
    found = [
        (each.rule.code, each.year, each.meeting)
        for year in range(2021, 2043)
        for each in plan_year(facts, year, BOOK)
        if each.meeting
    ]
    assert len(found) == len(set(found))
    for (on, occasion), about in meetings.items():
        assert (SUBJECTS[occasion][1], about, on) in found
