"""What gets in each other's way, on a small calendar."""

from dataclasses import replace
from datetime import date

import pytest

from verband.core.moments import (
    Arrangement,
    BoardDay,
    Chapter,
    Handed,
    council_moment,
    find_collisions,
    load_rules,
    plan_year,
)
from verband.core.moments.collisions import Planned, Sitting

SUMMER = (date(2026, 7, 4), date(2026, 8, 30))


def planned(meeting, council="Houten", arrangement="Afval", codes=("zienswijze-begroting",)):
    facts = Arrangement(
        "OL", "executive", Chapter.MUNICIPALITIES, (BoardDay(meeting, "budget", meeting.year + 1),)
    )
    return [
        Planned(arrangement, council, moment)
        for moment in plan_year(facts, meeting.year, load_rules())
        if moment.rule.code in codes
    ]


def told(rows, recesses=None, meetings=None):
    return [
        (one.kind, one.councils, one.arrangements, one.first, one.last, one.days)
        for one in find_collisions(rows, recesses or {}, meetings or {})
    ]


def test_a_term_that_runs_through_the_summer_touches_its_recess():
    rows = planned(date(2026, 9, 9))  # from 17 June to 9 September
    assert told(rows, {"Houten": [SUMMER]}) == [
        ("recess", ("Houten",), ("Afval",), date(2026, 7, 4), date(2026, 8, 30), 58)
    ]


def test_a_term_that_ends_in_a_recess_counts_the_days_within_it():
    rows = planned(date(2026, 7, 8))  # from 15 April to 8 July
    assert told(rows, {"Houten": [SUMMER]}) == [
        ("recess", ("Houten",), ("Afval",), date(2026, 7, 4), date(2026, 7, 8), 5),
        ("board-in-recess", ("Houten",), ("Afval",), date(2026, 7, 8), date(2026, 7, 8), 0),
    ]


def test_the_recess_of_another_council_is_no_collision():
    assert told(planned(date(2026, 9, 9)), {"Nieuwegein": [SUMMER]}) == []


def test_the_day_of_receipt_is_no_day_of_the_term():
    rows = planned(date(2026, 7, 8))
    assert told(rows, {"Houten": [(date(2026, 4, 1), date(2026, 4, 15))]}) == []


def test_two_thick_files_in_one_week_are_named_together():
    codes = ("ontwerpbegroting",)
    rows = planned(date(2026, 7, 8), codes=codes) + planned(date(2026, 7, 10), arrangement="GGD", codes=codes)
    assert told(rows) == [
        ("busy-week", ("Houten",), ("Afval", "GGD"), date(2026, 4, 13), date(2026, 4, 19), 2)
    ]


def test_two_files_of_one_arrangement_are_one_preparation():
    rows = planned(date(2026, 7, 22), codes=("ontwerpbegroting", "kaderbrief"))  # both on 29 April
    assert told(rows) == []


def test_a_council_that_does_not_meet_within_the_term_cannot_say_anything():
    rows = planned(date(2026, 7, 8))  # from 15 April
    before_and_after = [Sitting(date(2026, 4, 15)), Sitting(date(2026, 7, 9))]
    assert told(rows, meetings={"Houten": before_and_after}) == [
        ("no-meeting", ("Houten",), ("Afval",), date(2026, 4, 15), date(2026, 7, 8), 0)
    ]
    assert told(rows, meetings={"Houten": [Sitting(date(2026, 7, 8))]}) == []
    assert told(rows, meetings={"Houten": []}) == []


@pytest.mark.parametrize(
    ("sitting", "in_time"),
    [
        (Sitting(date(2026, 4, 29)), True),  # two weeks after 15 April
        (Sitting(date(2026, 4, 28)), False),
        (Sitting(date(2026, 4, 23), papers_by=date(2026, 4, 15)), True),
        (Sitting(date(2026, 6, 25), papers_by=date(2026, 4, 14)), False),
        (Sitting(date(2026, 7, 9), papers_by=date(2026, 6, 25)), False),
    ],
)
def test_a_council_needs_time_to_prepare_what_came(sitting, in_time):
    kinds = [row[0] for row in told(planned(date(2026, 7, 8)), meetings={"Houten": [sitting]})]
    assert kinds == ([] if in_time else ["no-meeting"])


def test_a_term_that_ends_after_the_last_day_of_the_board_is_told_when_no_meeting_is_known():
    facts = Arrangement("OL", "executive", Chapter.MUNICIPALITIES)
    [view] = [
        each for each in plan_year(facts, 2026, load_rules()) if each.rule.code == "zienswijze-begroting"
    ]
    own = council_moment(view, Handed(received_on=date(2026, 7, 8)), facts, load_rules())
    assert told([Planned("Afval", "Houten", own)]) == [
        ("after-limit", ("Houten",), ("Afval",), date(2026, 9, 14), date(2026, 9, 30), 16)
    ]


@pytest.mark.parametrize(
    ("meeting", "sent", "received", "kind", "days", "sending"),
    [
        (
            None,
            date(2026, 6, 22),
            date(2026, 6, 24),
            "after-limit",
            2,
            "in-time",
        ),  # 84 days before 14 September
        (None, date(2026, 6, 23), date(2026, 6, 24), "after-limit", 2, "late"),
        (None, None, date(2026, 6, 24), "after-limit", 2, "unknown"),
        (date(2026, 7, 9), date(2026, 4, 16), date(2026, 4, 17), "after-meeting", 1, "in-time"),
        (date(2026, 7, 9), date(2026, 4, 17), date(2026, 4, 17), "after-meeting", 1, "late"),
        (
            date(2026, 7, 9),
            date(2026, 4, 16),
            date(2026, 4, 16),
            "after-meeting",
            0,
            "in-time",
        ),  # on that very day
        (date(2026, 7, 9), None, date(2026, 4, 16), "after-meeting", 0, "in-time"),  # sent then, or before
    ],
)
def test_whether_a_piece_was_sent_too_late_is_measured_by_its_sending(
    meeting, sent, received, kind, days, sending
):
    held = (BoardDay(meeting, "budget", 2027),) if meeting else ()
    facts = Arrangement("OL", "executive", Chapter.MUNICIPALITIES, held)
    [view] = [
        each for each in plan_year(facts, 2026, load_rules()) if each.rule.code == "zienswijze-begroting"
    ]
    handed = Handed(sent, received)
    own = council_moment(view, handed, facts, load_rules())
    [found] = find_collisions([Planned("Afval", "Houten", own, handed)], {}, {})
    assert (found.kind, found.days, found.sending) == (kind, days, sending)


def test_a_term_that_is_only_planned_may_end_on_the_day_of_the_board():
    assert told(planned(date(2026, 7, 8))) == []


def test_two_files_on_a_day_of_the_law_only_are_no_full_week():
    codes = ("kaderbrief",)
    rows = planned(date(2026, 7, 22), codes=codes) + planned(
        date(2026, 7, 22), arrangement="GGD", codes=codes
    )
    assert told(rows) == []
    came = [replace(row, handed=Handed(date(2026, 3, 2), date(2026, 3, 3))) for row in rows]
    assert told(came) == [("busy-week", ("Houten",), ("Afval", "GGD"), date(2026, 3, 2), date(2026, 3, 8), 2)]


def test_a_board_that_meets_in_the_recess_of_councils_is_told_once_with_all_of_them():
    rows = [*planned(date(2026, 7, 8)), *planned(date(2026, 7, 8), council="Soest")]
    first, second = told(rows, {"Houten": [SUMMER], "Soest": [SUMMER], "Zeist": [SUMMER]})
    both = ("Houten", "Soest")
    assert first == ("recess", both, ("Afval",), date(2026, 7, 4), date(2026, 7, 8), 5)
    assert second == ("board-in-recess", both, ("Afval",), date(2026, 7, 8), date(2026, 7, 8), 0)


def test_what_comes_first_is_told_first():
    rows = [*planned(date(2026, 7, 8), arrangement="B"), *planned(date(2026, 7, 1), arrangement="A")]
    recess = {"Houten": [(date(2026, 4, 20), date(2026, 4, 24)), (date(2026, 4, 1), date(2026, 4, 10))]}
    assert [(row[0], row[2], row[3]) for row in told(rows, recess)] == [
        ("recess", ("A",), date(2026, 4, 9)),
        ("recess", ("A",), date(2026, 4, 20)),
        ("recess", ("B",), date(2026, 4, 20)),
    ]
