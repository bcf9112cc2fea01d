"""How far a moment is, by what was written down."""

from dataclasses import replace
from datetime import date

import pytest

from verband.core.moments import Arrangement, BoardDay, Chapter, load_rules, plan_year
from verband.core.moments.states import Course, State, most_urgent, state_of_sending, state_of_view

FACTS = Arrangement("OL", "executive", Chapter.MUNICIPALITIES, (BoardDay(date(2026, 7, 8), "budget", 2027),))
MOMENTS = {each.rule.code: each for each in plan_year(FACTS, 2026, load_rules())}
UNKNOWN = {
    each.rule.code: each
    for each in plan_year(Arrangement("OL", "executive", Chapter.MUNICIPALITIES), 2026, load_rules())
}
SAID = Course(decided=True, decided_on=date(2026, 7, 1), to_return=True)
SENDING, VIEW = MOMENTS["ontwerpbegroting"], MOMENTS["zienswijze-begroting"]  # 15 April; until 8 July


@pytest.mark.parametrize(
    ("sent", "received", "on", "state"),
    [
        (None, None, date(2026, 4, 15), State.AHEAD),
        (None, None, date(2026, 4, 16), State.MISSING),
        (date(2026, 4, 15), None, date(2026, 4, 16), State.DONE),
        (date(2026, 4, 16), None, date(2026, 4, 16), State.LATE),
        (None, date(2026, 4, 17), date(2026, 5, 1), State.LATE),
    ],
)
def test_sending(sent, received, on, state):
    assert state_of_sending(SENDING, Course(sent, received), on) == state


def test_a_day_that_rests_on_no_meeting_is_the_latest_one():
    assert state_of_sending(UNKNOWN["ontwerpbegroting"], Course(), date(2026, 6, 22)) == State.LATEST
    assert state_of_sending(UNKNOWN["kaderbrief"], Course(), date(2026, 4, 1)) == State.AHEAD


@pytest.mark.parametrize(
    ("course", "on", "state"),
    [
        (Course(), date(2026, 5, 1), State.AHEAD),
        (Course(), date(2026, 7, 9), State.MISSING),
        (Course(date(2026, 4, 15)), date(2026, 7, 8), State.UNDER_WAY),
        (Course(date(2026, 4, 15)), date(2026, 7, 9), State.MISSING),
        (Course(decided=True, decided_on=date(2026, 7, 8)), date(2026, 7, 9), State.DONE),
        (Course(decided=True), date(2026, 7, 9), State.DONE),
        (Course(decided=True, decided_on=date(2026, 7, 9)), date(2026, 7, 9), State.LATE),
        (SAID, date(2026, 7, 8), State.UNDER_WAY),
        (SAID, date(2026, 7, 9), State.MISSING),
        (replace(SAID, returned_on=date(2026, 7, 8)), date(2026, 7, 9), State.DONE),
        (replace(SAID, returned_on=date(2026, 7, 9)), date(2026, 7, 9), State.LATE),
        (Course(decided=True, decided_on=date(2026, 7, 1), answered=True), date(2026, 7, 9), State.ANSWERED),
        (Course(decided=True, decided_on=date(2026, 7, 9), answered=True), date(2026, 9, 9), State.LATE),
    ],
)
def test_the_view_of_a_council(course, on, state):
    assert state_of_view(VIEW, course, on) == state


def test_what_asks_most_attention_comes_first():
    assert most_urgent([State.DONE, State.MISSING, State.AHEAD]) == State.MISSING
    assert most_urgent([State.ANSWERED, State.LATE]) == State.LATE
