"""Every rule of the pack, worked by hand from the law."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.core.moments import (
    Arrangement,
    BoardDay,
    Chapter,
    Handed,
    OwnWeeks,
    chapter_of,
    council_moment,
    load_rules,
    piece_moment,
    plan_year,
)

CYCLE = ("OL", "BVO", "GO")
BOOK = load_rules()


def arrangement(*meetings, form="OL", scheme="executive", chapter=Chapter.MUNICIPALITIES, own=()):
    return Arrangement(form, scheme, chapter, tuple(meetings), tuple(own))


def moments(*meetings, year=2026, **values):
    """Return the moments of a year by their code; none of these cases has two of a code."""
    return {each.rule.code: each for each in plan_year(arrangement(*meetings, **values), year, BOOK)}


def days(*meetings, **values):
    return {code: each.day for code, each in moments(*meetings, **values).items()}


def test_a_year_of_a_public_body_that_decides_on_8_july_2026():
    assert days(BoardDay(date(2026, 7, 8), "budget", 2027), BoardDay(date(2026, 7, 1), "accounts", 2025)) == {
        "kaderbrief": date(2026, 4, 29),  # before 30 April
        "voorlopige-jaarrekening": date(2026, 4, 29),
        "ontwerpbegroting": date(2026, 4, 15),  # 84 days before 8 July
        "begroting-ter-inzage": date(2026, 4, 15),  # at once
        "antwoord-op-zienswijzen": date(2026, 7, 7),  # before the meeting: the day before it
        "zienswijze-begroting": date(2026, 7, 8),  # 12 weeks from 15 April
        "begroting-vaststellen": date(2026, 7, 8),
        "begroting-inzenden": date(2026, 7, 22),  # two weeks, before 15 September
        "rekening-vaststellen": date(2026, 7, 1),
        "rekening-inzenden": date(2026, 7, 14),  # two weeks would be 15 July: before 15 July comes first
    }


def test_without_a_meeting_the_draft_goes_out_on_22_june_at_the_latest():
    found = moments()
    assert found["begroting-vaststellen"].day == date(2026, 9, 14)
    assert found["ontwerpbegroting"].day == date(2026, 6, 22)
    assert not found["ontwerpbegroting"].known
    assert found["kaderbrief"].known


@pytest.mark.parametrize(
    ("meeting", "sending", "handing_in"),
    [
        (date(2026, 9, 14), date(2026, 6, 22), date(2026, 9, 14)),  # the last lawful day
        (date(2026, 8, 31), date(2026, 6, 8), date(2026, 9, 14)),  # two weeks end on the very last day
        (date(2026, 9, 1), date(2026, 6, 9), date(2026, 9, 14)),  # two weeks would end a day too late
        (date(2028, 5, 24), date(2028, 3, 1), date(2028, 6, 7)),  # a leap year: 1 March, not 29 February
    ],
)
def test_sending_and_handing_in_follow_the_meeting(meeting, sending, handing_in):
    found = days(BoardDay(meeting, "budget", meeting.year + 1), year=meeting.year)
    assert (found["ontwerpbegroting"], found["begroting-inzenden"]) == (sending, handing_in)


def test_a_meeting_past_the_last_lawful_day_says_so():
    late = moments(BoardDay(date(2026, 9, 16), "budget", 2027))["begroting-vaststellen"]
    assert (late.day, late.past_limit) == (date(2026, 9, 16), date(2026, 9, 14))
    assert moments(BoardDay(date(2026, 9, 14), "budget", 2027))["begroting-vaststellen"].past_limit is None


def test_accounts_are_decided_before_15_july_at_the_latest():
    found = moments()
    assert (found["rekening-vaststellen"].day, found["rekening-vaststellen"].year) == (
        date(2026, 7, 14),
        2025,
    )


def test_a_change_of_the_budget_has_moments_only_when_a_meeting_is_known():
    assert "wijziging-zenden" not in moments()
    found = days(BoardDay(date(2026, 11, 25), "budget-change", 2026))
    assert found["wijziging-zenden"] == date(2026, 9, 2)
    assert found["zienswijze-wijziging"] == date(2026, 11, 25)
    assert found["wijziging-inzenden"] == date(2026, 12, 9)


def test_two_changes_in_a_year_have_moments_of_their_own():
    both = plan_year(
        arrangement(
            BoardDay(date(2026, 6, 24), "budget-change", 2026),
            BoardDay(date(2026, 11, 25), "budget-change", 2026),
        ),
        2026,
        BOOK,
    )
    assert [each.day for each in both if each.rule.code == "wijziging-zenden"] == [
        date(2026, 4, 1),
        date(2026, 9, 2),
    ]


@pytest.mark.parametrize(
    ("second", "came", "expected"),
    [
        (date(2026, 11, 25), None, (True, True)),
        (date(2026, 11, 25), date(2026, 3, 30), (True, False)),
        (date(2026, 11, 25), date(2026, 6, 24), (True, False)),
        (date(2026, 11, 25), date(2026, 9, 1), (False, True)),
        (date(2026, 11, 25), date(2026, 12, 1), (False, True)),  # after both: it can be of no other
        (date(2026, 9, 2), date(2026, 6, 9), (True, True)),  # lawful for September, and before June
        (date(2026, 9, 2), date(2026, 3, 30), (True, False)),  # lawful for June, long before September
    ],
)
def test_a_piece_is_of_the_meeting_that_comes_after_it_or_of_both_where_they_lie_close(
    second, came, expected
):
    both = plan_year(
        arrangement(
            BoardDay(date(2026, 6, 24), "budget-change", 2026), BoardDay(second, "budget-change", 2026)
        ),
        2026,
        BOOK,
    )
    found = [each.is_of(Handed(came)) for each in both if each.rule.code == "zienswijze-wijziging"]
    assert tuple(found) == expected


def test_the_rules_before_2022():
    found = days(
        BoardDay(date(2021, 6, 30), "budget", 2022), BoardDay(date(2021, 6, 30), "accounts", 2020), year=2021
    )
    assert found == {
        "kaderbrief": date(2021, 4, 14),
        "voorlopige-jaarrekening": date(2021, 4, 14),
        "ontwerpbegroting": date(2021, 5, 5),  # eight weeks
        "begroting-ter-inzage": date(2021, 5, 5),
        "zienswijze-begroting": date(2021, 6, 30),
        "begroting-vaststellen": date(2021, 6, 30),
        "begroting-inzenden": date(2021, 7, 14),
        "rekening-vaststellen": date(2021, 6, 30),
        "rekening-inzenden": date(2021, 7, 14),
    }
    assert days(year=2021)["begroting-vaststellen"] == date(2021, 7, 31)


def test_in_the_year_of_the_change_each_day_follows_the_text_that_held():
    spring = days(BoardDay(date(2022, 6, 29), "budget", 2023), year=2022)
    assert spring["kaderbrief"] == date(2022, 4, 14)
    assert spring["ontwerpbegroting"] == date(2022, 5, 4)  # eight weeks: decided under the old text
    autumn = days(BoardDay(date(2022, 9, 14), "budget", 2023), year=2022)
    assert autumn["ontwerpbegroting"] == date(2022, 6, 22)  # twelve weeks: decided under the new one
    assert days(year=2022)["begroting-inzenden"] == date(2022, 9, 14)


@pytest.mark.parametrize(
    ("meeting", "sending", "by_other_text", "last"),
    [
        (date(2022, 7, 7), date(2022, 5, 12), None, date(2022, 7, 7)),  # 12 weeks back was no law yet
        (
            date(2022, 8, 25),
            date(2022, 6, 30),
            None,
            date(2022, 8, 25),
        ),  # 8 weeks, on the last day of the old text
        (date(2022, 8, 26), date(2022, 6, 3), date(2022, 7, 1), date(2022, 7, 29)),  # between both texts
        (date(2022, 9, 14), date(2022, 6, 22), date(2022, 7, 20), date(2022, 8, 17)),
        (date(2022, 9, 22), date(2022, 6, 30), date(2022, 7, 28), date(2022, 8, 25)),
        (
            date(2022, 9, 23),
            date(2022, 7, 1),
            None,
            date(2022, 9, 23),
        ),  # 12 weeks, on the first day of the new one
    ],
)
def test_sending_in_2022_is_measured_by_the_text_of_that_day(meeting, sending, by_other_text, last):
    found = moments(BoardDay(meeting, "budget-change", 2022), year=2022)
    draft, view = found["wijziging-zenden"], found["zienswijze-wijziging"]
    assert (draft.day, draft.by_other_text) == (sending, by_other_text)
    assert (view.opens, view.day) == (sending, last)


def test_without_a_meeting_in_2022_both_last_days_of_sending_stand_there():
    draft = moments(year=2022)["ontwerpbegroting"]
    assert (draft.day, draft.by_other_text) == (date(2022, 6, 22), date(2022, 7, 20))
    assert moments()["ontwerpbegroting"].by_other_text is None


def test_a_board_that_meets_too_late_marks_every_moment_that_rests_on_it():
    found = moments(BoardDay(date(2026, 9, 15), "budget", 2027))
    assert {code for code, each in found.items() if each.past_limit == date(2026, 9, 14)} == {
        "ontwerpbegroting",
        "begroting-ter-inzage",
        "zienswijze-begroting",
        "antwoord-op-zienswijzen",
        "begroting-inzenden",
        "begroting-vaststellen",
    }
    assert not any(each.past_limit for each in moments(BoardDay(date(2026, 9, 14), "budget", 2027)).values())
    assert not any(
        each.past_limit for each in moments(BoardDay(date(2026, 11, 25), "budget-change", 2026)).values()
    )


def test_handing_in_is_told_after_the_adoption_even_when_its_last_day_has_passed_by_then():
    facts = arrangement(BoardDay(date(2026, 9, 15), "budget", 2027))
    codes = [each.rule.code for each in plan_year(facts, 2026, BOOK)]
    assert codes[-2:] == ["begroting-vaststellen", "begroting-inzenden"]


def test_that_a_view_has_twelve_weeks_is_our_reading():
    """The third paragraph names no number of weeks."""
    found = moments(BoardDay(date(2026, 11, 25), "budget-change", 2026))
    for code in ("zienswijze-begroting", "zienswijze-wijziging"):
        assert found[code].certainty == "own-reading"
        assert "noemt in dit lid geen termijn" in found[code].rule.explanation
        assert {each.certainty for each in BOOK.texts[code]} == {"own-reading"}


def test_a_management_entity_has_no_daily_board():
    found = moments(form="BVO")
    others = {"zienswijze-begroting", "begroting-ter-inzage"}
    assert {each.actor for code, each in found.items() if code not in others} == {"bestuur"}
    assert found["zienswijze-begroting"].recipient == "bestuur"


def test_a_joint_organ_acts_itself():
    assert moments(form="GO")["begroting-vaststellen"].actor == "gemeenschappelijk orgaan"


def test_with_a_province_the_minister_supervises_and_the_articles_change():
    found = moments(chapter=Chapter.WITH_PROVINCE)
    assert found["begroting-inzenden"].recipient == "de Minister van BZK"
    assert found["begroting-inzenden"].article == "artikel 58, tweede lid Wgr"
    assert found["kaderbrief"].article == "artikel 58b Wgr"
    assert moments()["begroting-inzenden"].recipient == "gedeputeerde staten"


def test_an_article_that_was_not_read_says_so():
    assert moments()["kaderbrief"].certainty == "unverified"
    assert moments()["begroting-vaststellen"].certainty == "own-reading"
    assert moments(chapter=Chapter.WITH_PROVINCE)["begroting-inzenden"].certainty == "checked"
    assert moments(chapter=Chapter.OF_ALL_THREE)["begroting-inzenden"].certainty == "unverified"
    assert moments(year=2021)["kaderbrief"].certainty == "law-of-2017"


def test_the_board_answers_before_it_decides_and_participants_lay_the_draft_open_at_once():
    """A meeting on Monday 6 July 2026: the day before it is a Sunday, which is never extended."""
    found = moments(BoardDay(date(2026, 7, 6), "budget", 2027))
    answer, open_to_all = found["antwoord-op-zienswijzen"], found["begroting-ter-inzage"]
    assert (answer.day, answer.safe, answer.extended) == (date(2026, 7, 5), date(2026, 7, 3), None)
    assert (answer.actor, answer.recipient) == ("dagelijks bestuur", "raden, Staten en algemene besturen")
    assert (answer.article, answer.certainty) == ("artikel 35, derde lid Wgr", "unverified")
    assert (open_to_all.day, open_to_all.actor, open_to_all.recipient) == (
        date(2026, 4, 13), "de deelnemers", "iedereen",
    )  # fmt: skip
    assert open_to_all.article == "artikel 35, tweede lid Wgr"
    assert (moments()["antwoord-op-zienswijzen"].day, moments()["antwoord-op-zienswijzen"].known) == (
        date(2026, 9, 13), False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "code", ["toestemming", "zienswijze-toezichthouder", "bekendmaking", "twee-vergaderingen"]
)
def test_a_rule_without_a_term_has_no_day(code):
    """It stands among the rules, each text with an explanation, and can be switched off; no calendar shows it."""
    assert {each.anchor for each in BOOK.texts[code]} == {"none"}
    assert len(BOOK.texts[code]) == 2
    facts = arrangement(
        BoardDay(date(2026, 7, 8), "budget", 2027), BoardDay(date(2021, 7, 8), "budget", 2022)
    )
    assert code not in {each.rule.code for year in (2021, 2026) for each in plan_year(facts, year, BOOK)}


@pytest.mark.parametrize(
    ("code", "certainties"),
    [
        (
            "begroting-vaststellen",
            ["own-reading", "own-reading"],
        ),  # the last day follows from that of handing in
        ("rekening-vaststellen", ["own-reading", "own-reading"]),
        ("wijziging-inzenden", ["unverified", "unverified"]),  # the explanation says so
        ("kaderbrief", ["law-of-2017", "checked"]),
    ],
)
def test_a_text_of_before_is_as_sure_as_it_says_itself(code, certainties):
    assert [each.certainty for each in BOOK.texts[code]] == certainties


def test_only_a_day_that_the_law_does_not_name_is_our_own():
    found = moments(BoardDay(date(2026, 7, 8), "budget", 2027))
    assert {code for code, each in found.items() if each.is_our_day} == {
        "begroting-ter-inzage",
        "zienswijze-begroting",
        "antwoord-op-zienswijzen",
        "begroting-vaststellen",
        "rekening-vaststellen",
    }


def test_what_has_no_term_never_outlasts_the_board():
    found = moments(BoardDay(date(2026, 7, 8), "budget", 2027))
    assert not found["begroting-inzenden"].outlasts_board(Handed(received_on=date(2026, 4, 17)))


def test_every_text_names_an_article_in_every_chapter():
    assert [
        (rule.code, chapter.value)
        for texts in BOOK
        for rule in texts
        for chapter in Chapter
        if rule.anchor != "none" and chapter not in rule.articles
    ] == []


@pytest.mark.parametrize(
    ("chapter", "article"),
    [(Chapter.MUNICIPALITIES, "artikel 10 Wgr"), (Chapter.WITH_PROVINCE, "artikel 10 via artikel 52 Wgr")],
)
def test_a_named_decision_rests_on_the_article_that_its_chapter_refers_to(chapter, article):
    own = [OwnWeeks("decision", 8, "artikel 12")]
    found = piece_moment(
        arrangement(chapter=chapter, own=own), "decision", 2026, Handed(received_on=date(2026, 3, 2)), BOOK
    )
    assert (found.article, found.certainty) == (article, "unverified")


@pytest.mark.parametrize("form", ["RZM", "CEN", "NET", "STI", "unknown"])
def test_forms_without_a_budget_of_their_own_have_no_moments_in_a_year(form):
    assert moments(form=form) == {}


def test_a_rule_that_is_switched_off_is_not_there():
    book = load_rules().without(frozenset({"kaderbrief"}))
    codes = {each.rule.code for each in plan_year(arrangement(), 2026, book)}
    assert "kaderbrief" not in codes
    assert "ontwerpbegroting" in codes


def test_no_year_before_the_oldest_text():
    assert plan_year(arrangement(), 2013, BOOK) == ()


def test_the_term_of_a_council_runs_from_its_own_receipt():
    facts = arrangement(BoardDay(date(2026, 7, 8), "budget", 2027))
    [moment] = [each for each in plan_year(facts, 2026, BOOK) if each.rule.code == "zienswijze-begroting"]
    late = council_moment(moment, Handed(date(2026, 4, 15), date(2026, 4, 20)), facts, BOOK)
    assert (late.opens, late.day) == (date(2026, 4, 20), date(2026, 7, 13))
    assert late.meeting == date(2026, 7, 8)
    assert late.send_by == date(2026, 4, 15)
    sent = council_moment(moment, Handed(date(2026, 4, 13)), facts, BOOK)
    assert (sent.opens, sent.day) == (date(2026, 4, 13), date(2026, 7, 6))
    assert council_moment(moment, Handed(), facts, BOOK) is moment


def test_a_term_that_ends_on_a_free_day_shows_both_days():
    facts = arrangement(BoardDay(date(2026, 7, 8), "budget", 2027))
    [moment] = [each for each in plan_year(facts, 2026, BOOK) if each.rule.code == "zienswijze-begroting"]
    whit_monday = council_moment(moment, Handed(received_on=date(2026, 3, 2)), facts, BOOK)
    assert whit_monday.day == date(2026, 5, 25)
    assert (whit_monday.extended, whit_monday.safe) == (date(2026, 5, 26), date(2026, 5, 22))


def test_a_term_that_is_counted_back_is_never_extended():
    sunday = moments(BoardDay(date(2026, 6, 28), "budget", 2027))["ontwerpbegroting"]
    assert sunday.day == date(2026, 4, 5)
    assert (sunday.extended, sunday.safe) == (None, date(2026, 4, 2))


def test_a_longer_term_of_the_arrangement_counts_and_a_shorter_one_does_not():
    longer = OwnWeeks("budget", 14, "artikel 30")
    found = moments(BoardDay(date(2026, 7, 8), "budget", 2027), own=[longer])
    assert found["ontwerpbegroting"].day == date(2026, 4, 1)
    assert found["ontwerpbegroting"].own_clause == "artikel 30"
    assert (found["zienswijze-begroting"].opens, found["zienswijze-begroting"].day) == (
        date(2026, 4, 1),
        date(2026, 7, 8),
    )
    shorter = OwnWeeks("budget", 6, "artikel 30")
    found = moments(BoardDay(date(2026, 7, 8), "budget", 2027), own=[shorter])
    assert (found["ontwerpbegroting"].day, found["ontwerpbegroting"].own_clause) == (date(2026, 4, 15), "")


def test_a_term_of_the_arrangement_counts_only_while_it_holds():
    past = OwnWeeks("budget", 14, "artikel 30", valid_to=date(2026, 7, 8))
    assert days(BoardDay(date(2026, 7, 8), "budget", 2027), own=[past])["ontwerpbegroting"] == date(
        2026, 4, 15
    )
    future = OwnWeeks("budget", 14, "artikel 30", valid_from=date(2026, 7, 9))
    assert days(BoardDay(date(2026, 7, 8), "budget", 2027), own=[future])["ontwerpbegroting"] == date(
        2026, 4, 15
    )


@pytest.mark.parametrize(
    ("received", "occasion", "own", "last"),
    [
        (date(2026, 3, 2), "arrangement", None, date(2026, 4, 27)),  # eight weeks
        (date(2026, 3, 2), "budget", None, date(2026, 5, 25)),  # twelve weeks
        (date(2021, 3, 1), "budget", None, date(2021, 4, 26)),  # eight weeks before July 2022
        (date(2021, 3, 1), "arrangement", None, None),  # no such term before July 2022
        (date(2026, 3, 2), "arrangement", 10, date(2026, 5, 11)),
        (date(2026, 3, 2), "arrangement", 6, date(2026, 4, 27)),
        (date(2026, 3, 2), "decision", 8, date(2026, 4, 27)),  # the arrangement alone sets one
        (date(2026, 3, 2), "decision", None, None),
        (date(2024, 1, 31), "arrangement", None, date(2024, 3, 27)),  # over 29 February
    ],
)
def test_the_term_from_a_day_of_receipt(received, occasion, own, last):
    terms = [OwnWeeks(occasion, own, "artikel 1")] if own else []
    found = piece_moment(arrangement(own=terms), occasion, 2026, Handed(received_on=received), BOOK)
    assert (found and found.day) == last


def test_a_rule_that_is_switched_off_gives_a_piece_no_term():
    off, came = BOOK.without(frozenset({"zienswijze-regeling"})), Handed(received_on=date(2026, 5, 4))
    assert piece_moment(arrangement(), "arrangement", 2026, came, off) is None


def test_what_was_not_handed_over_has_no_term_yet():
    assert piece_moment(arrangement(), "budget", 2027, Handed(), BOOK) is None


@pytest.mark.parametrize("scheme", ["council", "executive", "mayor", "mixed", "unknown"])
def test_a_council_that_makes_the_arrangement_itself_gives_no_view_on_it(scheme):
    found = piece_moment(
        arrangement(scheme=scheme), "arrangement", 2026, Handed(received_on=date(2026, 5, 4)), BOOK
    )
    assert (found and found.day) == (None if scheme == "council" else date(2026, 6, 29))


def test_whether_a_mixed_arrangement_has_that_moment_is_our_reading():
    handed = Handed(received_on=date(2026, 5, 4))
    mixed, plain = (
        piece_moment(arrangement(scheme=scheme), "arrangement", 2026, handed, BOOK)
        for scheme in ("mixed", "executive")
    )
    assert (mixed.certainty, plain.certainty) == ("own-reading", "checked")


@pytest.mark.parametrize(
    ("meeting", "received", "last"),
    [
        (date(2022, 7, 13), date(2022, 5, 18), date(2022, 7, 13)),  # received under eight weeks
        (date(2022, 6, 30), date(2022, 7, 1), date(2022, 9, 23)),  # received under twelve
    ],
)
def test_in_2022_a_term_follows_the_text_of_the_day_of_receipt(meeting, received, last):
    facts = arrangement(BoardDay(meeting, "budget", 2023))
    [moment] = [each for each in plan_year(facts, 2022, BOOK) if each.rule.code == "zienswijze-begroting"]
    assert council_moment(moment, Handed(received_on=received), facts, BOOK).day == last
    assert piece_moment(facts, "budget", 2023, Handed(received_on=received), BOOK).day == last


def test_a_term_that_the_arrangement_lengthened_says_so_and_is_not_extended():
    own = [OwnWeeks("budget", 14, "artikel 30", valid_from=date(2026, 2, 1))]
    found = piece_moment(arrangement(own=own), "budget", 2027, Handed(received_on=date(2026, 2, 16)), BOOK)
    assert (found.day, found.own_clause, found.extended) == (date(2026, 5, 25), "artikel 30", None)
    assert found.safe == date(2026, 5, 22)
    before = piece_moment(arrangement(own=own), "budget", 2027, Handed(received_on=date(2026, 1, 30)), BOOK)
    assert (before.day, before.own_clause) == (date(2026, 4, 24), "")


@pytest.mark.parametrize(
    ("occasion", "received", "extended"),
    [
        ("arrangement", date(2026, 3, 9), None),  # eight weeks, to Monday 4 May: no free day
        ("arrangement", date(2026, 3, 10), date(2026, 5, 6)),  # eight weeks, to 5 May
    ],
)
def test_the_law_extends_a_term_that_it_names_itself(occasion, received, extended):
    found = piece_moment(arrangement(), occasion, 2026, Handed(received_on=received), BOOK)
    assert (found.extended, found.extended_by_law) == (extended, extended is not None)


def test_whether_it_extends_what_we_read_as_a_term_is_not_settled():
    """Article 35(3) names no term: twelve weeks from 2 March end on Whit Monday, and both days stand there."""
    found = piece_moment(arrangement(), "budget", 2027, Handed(received_on=date(2026, 3, 2)), BOOK)
    assert (found.day, found.extended, found.extended_by_law) == (
        date(2026, 5, 25),
        date(2026, 5, 26),
        False,
    )


def test_with_the_act_on_terms_switched_off_no_day_moves():
    off = BOOK.without(frozenset({"termijnenwet"}))
    came = Handed(received_on=date(2026, 3, 10))
    assert piece_moment(arrangement(), "arrangement", 2026, came, off).extended is None
    assert {each.extended for each in plan_year(arrangement(), 2028, off)} == {None}


@pytest.mark.parametrize(
    ("year", "code", "day", "extended"),
    [
        (
            2028,
            "kaderbrief",
            date(2028, 4, 29),
            date(2028, 5, 1),
        ),  # a Saturday, and the law says before 30 April
        (2024, "rekening-inzenden", date(2024, 7, 14), date(2024, 7, 15)),
    ],
)
def test_whether_the_law_extends_a_day_before_which_something_is_done_is_not_settled(
    year, code, day, extended
):
    found = moments(year=year)[code]
    assert (found.day, found.extended, found.extended_by_law) == (day, extended, False)


def test_handing_in_within_two_weeks_is_extended_where_that_comes_first():
    """Two weeks after Sunday 24 May 2026 end on Sunday 7 June, long before 15 September."""
    found = moments(BoardDay(date(2026, 5, 24), "budget", 2027))["begroting-inzenden"]
    assert (found.day, found.extended, found.extended_by_law) == (date(2026, 6, 7), date(2026, 6, 8), True)


def test_a_meeting_on_a_free_day_is_no_term_that_could_be_extended():
    saturday = moments(BoardDay(date(2026, 6, 27), "budget", 2027))["begroting-vaststellen"]
    assert (saturday.day, saturday.extended) == (date(2026, 6, 27), None)


@pytest.mark.parametrize(
    ("kinds", "chapter", "supervisor"),
    [
        (["municipality"], "I", "gedeputeerde staten"),
        (["province"], "II", "de Minister van BZK"),
        (["water-authority"], "III", "gedeputeerde staten"),
        (["municipality", "province"], "IV", "de Minister van BZK"),
        (["municipality", "water-authority", "company-or-foundation"], "V", "gedeputeerde staten"),
        (["municipality", "province", "water-authority"], "VI", "de Minister van BZK"),
        (["province", "water-authority"], "VII", "de Minister van BZK"),
    ],
)
def test_who_takes_part_decides_the_chapter(kinds, chapter, supervisor):
    found = chapter_of(kinds)
    assert found == chapter
    assert found.supervisor == supervisor


def test_without_a_government_there_is_no_chapter():
    assert chapter_of(["ministry", "other"]) is None


MEETINGS = st.dates(date(2016, 1, 1), date(2050, 12, 31))
OWN = st.none() | st.integers(1, 52)


@given(MEETINGS, st.sampled_from(CYCLE), st.sampled_from(list(Chapter)), OWN)
def test_no_council_ever_has_less_than_the_law_gives(meeting, form, chapter, own):
    terms = [OwnWeeks("budget", own, "artikel 1")] if own else []
    facts = arrangement(BoardDay(meeting, "budget", meeting.year + 1), form=form, chapter=chapter, own=terms)
    years = range(meeting.year - 1, meeting.year + 2)
    found = {
        each.rule.code: each
        for year in years
        for each in plan_year(facts, year, BOOK)
        if each.meeting == meeting
    }
    term, sending = found["zienswijze-begroting"], found["ontwerpbegroting"].day
    weeks = 12 if sending >= date(2022, 7, 1) else 8
    assert meeting - sending >= timedelta(weeks=weeks)
    assert term.day - term.opens >= timedelta(weeks=weeks)
    assert found["begroting-inzenden"].day <= meeting + timedelta(weeks=2)


@given(MEETINGS, OWN)
def test_a_term_from_receipt_is_never_shorter_than_the_law_nor_than_the_arrangement(received, own):
    law = 12 if received >= date(2022, 7, 1) else 8
    terms = [OwnWeeks("budget", own, "artikel 1")] if own else []
    found = piece_moment(arrangement(own=terms), "budget", 2027, Handed(received_on=received), BOOK)
    assert found.day - received == timedelta(weeks=max(law, own or 0))


@given(st.integers(2015, 2060), st.sampled_from(CYCLE), st.sampled_from(list(Chapter)))
def test_every_moment_of_every_year_has_a_day_an_article_and_an_actor(year, form, chapter):
    found = plan_year(arrangement(form=form, chapter=chapter), year, BOOK)
    told = [
        max(each.day, each.board_by or each.day) if each.rule.anchor == "adoption" else each.day
        for each in found
    ]
    assert told == sorted(told)
    assert {day.year for day in told} <= {year}
    for each in found:
        assert each.article.startswith("artikel ")
        assert each.actor
        assert each.extended is None or each.extended > each.day
        assert each.safe is None or each.safe < each.day


def test_a_day_that_the_law_names_says_that_the_meeting_would_give_a_later_one():
    """Accounts adopted on 7 July go in by 14 July, not two weeks after the meeting."""
    facts = Arrangement(
        "OL", "executive", Chapter.MUNICIPALITIES, (BoardDay(date(2027, 7, 7), "accounts", 2026),)
    )
    [handing_in] = [each for each in plan_year(facts, 2027, BOOK) if each.rule.code == "rekening-inzenden"]
    assert handing_in.day == date(2027, 7, 14)
    assert handing_in.basis == (
        "De wet noemt deze dag; gerekend vanaf de bestuursvergadering van 7 juli 2027 zou het 21 juli 2027 zijn."
    )


def test_a_change_of_the_budget_before_2022():
    """By hand: decided on 1 December 2021; eight weeks before is 6 October, two weeks after 15 December."""
    assert days(BoardDay(date(2021, 12, 1), "budget-change", 2021), year=2021) == days(year=2021) | {
        "wijziging-zenden": date(2021, 10, 6),
        "zienswijze-wijziging": date(2021, 12, 1),
        "wijziging-inzenden": date(2021, 12, 15),
    }


def test_permission_stood_in_the_second_paragraph_before_2022():
    """The act of 2022 put two paragraphs on the view before it, so that permission moved to the fourth."""
    before, after = BOOK.texts["toestemming"]
    assert [each.article(Chapter.MUNICIPALITIES) for each in (before, after)] == [
        "artikel 1, tweede lid Wgr",
        "artikel 1, vierde lid Wgr",
    ]
