"""How far a moment is, by what was written down."""

from dataclasses import replace
from datetime import date

import pytest

from verband.core.moments import (
    Arrangement,
    BoardDay,
    Chapter,
    Handed,
    OwnWeeks,
    council_moment,
    load_rules,
    piece_moment,
    plan_year,
)
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
        (None, date(2026, 4, 15), date(2026, 5, 1), State.DONE),  # what came in time was sent in time
        (None, date(2026, 4, 17), date(2026, 5, 1), State.RECEIVED),  # nobody wrote down when it was sent
        (date(2026, 4, 15), date(2026, 4, 17), date(2026, 5, 1), State.DONE),  # the law counts the sending
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


def returned_on(day: date) -> Course:
    return Course(date(2026, 3, 2), date(2026, 3, 3), decided=True, to_return=True, returned_on=day)


def view_of(received: date, *meetings: BoardDay):
    """Return the term of a council that received the draft budget of 2027 on a day."""
    facts = replace(FACTS, meetings=meetings)
    [view] = [
        each for each in plan_year(facts, 2026, load_rules()) if each.rule.code == "zienswijze-begroting"
    ]
    return council_moment(view, Handed(received_on=received), facts, load_rules())


BOARD = BoardDay(date(2026, 7, 9), "budget", 2027)
EARLY = view_of(date(2026, 3, 3), BOARD)  # twelve weeks: until 26 May
SLOW = view_of(date(2026, 4, 17), BOARD)  # twelve weeks: until 10 July, after the board
ALONE = view_of(date(2026, 3, 3))  # until 26 May; the board decides on 14 September at the latest


@pytest.mark.parametrize(
    ("moment", "course", "on", "state"),
    [
        (EARLY, returned_on(date(2026, 5, 26)), date(2026, 8, 1), State.DONE),
        (EARLY, returned_on(date(2026, 6, 12)), date(2026, 8, 1), State.AFTER_TERM),
        (EARLY, returned_on(date(2026, 7, 8)), date(2026, 8, 1), State.AFTER_TERM),
        (EARLY, returned_on(date(2026, 7, 9)), date(2026, 8, 1), State.LATE),
        (EARLY, replace(returned_on(date(2026, 6, 12)), answered=True), date(2026, 8, 1), State.ANSWERED),
        (EARLY, Course(received_on=date(2026, 3, 3)), date(2026, 5, 26), State.UNDER_WAY),
        (EARLY, Course(received_on=date(2026, 3, 3)), date(2026, 5, 27), State.STILL_OPEN),
        (EARLY, Course(received_on=date(2026, 3, 3)), date(2026, 7, 8), State.STILL_OPEN),
        (EARLY, Course(received_on=date(2026, 3, 3)), date(2026, 7, 9), State.MISSING),
        (SLOW, returned_on(date(2026, 7, 8)), date(2026, 8, 1), State.DONE),
        (SLOW, returned_on(date(2026, 7, 9)), date(2026, 8, 1), State.DONE),  # within the term, that very day
        (
            SLOW,
            returned_on(date(2026, 7, 10)),
            date(2026, 8, 1),
            State.LATE,
        ),  # within the term, after the board
        (SLOW, Course(received_on=date(2026, 4, 17)), date(2026, 7, 9), State.UNDER_WAY),
        (SLOW, Course(received_on=date(2026, 4, 17)), date(2026, 7, 10), State.MISSING),
        (ALONE, returned_on(date(2026, 6, 12)), date(2026, 8, 1), State.AFTER_TERM),
        (
            ALONE,
            returned_on(date(2026, 9, 20)),
            date(2026, 9, 21),
            State.AFTER_TERM,
        ),  # nobody knows of a meeting
        (ALONE, Course(received_on=date(2026, 3, 3)), date(2026, 9, 13), State.STILL_OPEN),
        (ALONE, Course(received_on=date(2026, 3, 3)), date(2026, 9, 14), State.MISSING),
    ],
)
def test_a_view_is_late_only_when_the_board_has_met(moment, course, on, state):
    assert state_of_view(moment, course, on) == state


@pytest.mark.parametrize(
    ("returned", "state"),
    [(date(2026, 6, 29), State.DONE), (date(2026, 6, 30), State.LATE)],
)
def test_a_term_without_a_board_meeting_is_a_term(returned, state):
    """A view on the text of an arrangement has eight weeks by law, a named decision what the arrangement says."""
    own = replace(FACTS, own_weeks=(OwnWeeks("decision", 8, "artikel 12"),))
    handed = Handed(received_on=date(2026, 5, 4))
    for occasion in ("arrangement", "decision"):
        moment = piece_moment(own, occasion, 2026, handed, load_rules())
        assert state_of_view(moment, returned_on(returned), date(2026, 8, 1)) == state


@pytest.mark.parametrize(
    ("returned", "state"),
    [(date(2026, 5, 5), State.DONE), (date(2026, 5, 6), State.DONE), (date(2026, 5, 7), State.LATE)],
)
def test_a_term_that_the_law_extends_ends_on_the_later_day(returned, state):
    """Eight weeks after 10 March 2026 end on 5 May, a holiday: the term ends on 6 May."""
    moment = piece_moment(FACTS, "arrangement", 2026, Handed(received_on=date(2026, 3, 10)), load_rules())
    assert (moment.day, moment.extended) == (date(2026, 5, 5), date(2026, 5, 6))
    assert state_of_view(moment, returned_on(returned), date(2026, 8, 1)) == state
    waiting = Course(received_on=date(2026, 3, 10))
    under_way = state == State.DONE
    assert state_of_view(moment, waiting, returned) == (State.UNDER_WAY if under_way else State.MISSING)


def test_what_asks_most_attention_comes_first():
    assert most_urgent([State.DONE, State.MISSING, State.AHEAD]) == State.MISSING
    assert most_urgent([State.ANSWERED, State.LATE]) == State.LATE
