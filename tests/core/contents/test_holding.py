"""Which requirements hold for a text and since when, worked by hand from the act of 2022 and the text of 2017."""

from datetime import date

import pytest

from verband.core.contents.holding import (
    Holding,
    count,
    due,
    holding,
    is_joint_arrangement,
    odd_pair,
    that_hold,
)
from verband.core.contents.requirements import JOINT_ARRANGEMENTS, requirements, transition
from verband.core.packs import CERTAINTIES

YES, NO, DEPENDS = Holding.YES, Holding.NO, Holding.DEPENDS


def codes(form, scheme, must=True):
    return {each.code for each, _ in that_hold(form, scheme) if each.must == must}


@pytest.mark.parametrize("code", sorted(requirements()))
def test_a_requirement_says_what_where_and_how_sure(code):
    found = requirements()[code]
    assert all((found.label, found.what, found.group, found.article))
    assert found.certainty in CERTAINTIES
    assert found.forms <= JOINT_ARRANGEMENTS


@pytest.mark.parametrize(
    ("code", "form", "scheme", "expected"),
    [
        ("belang", "RZM", "executive", YES),
        ("belang", "CONV", "executive", NO),
        ("belang", "unknown", "executive", DEPENDS),
        ("vereffening", "OL", "executive", YES),
        ("vereffening", "BVO", "executive", YES),
        ("vereffening", "GO", "executive", NO),
        ("vereffening", "CEN", "executive", NO),
        ("bekendmaking", "CEN", "executive", YES),
        ("bekendmaking", "OL", "executive", NO),
        ("zienswijzen-over-besluiten", "GO", "executive", YES),
        ("zienswijzen-over-besluiten", "RZM", "executive", NO),
        ("aantal-bestuursleden", "OL", "executive", YES),
        ("aantal-bestuursleden", "OL", "mayor", NO),
        ("aantal-bestuursleden", "OL", "unknown", DEPENDS),
        ("aantal-bestuursleden", "BVO", "unknown", NO),
        # Article 15 declares article 13 applicable to a joint body.
        ("aantal-bestuursleden", "GO", "executive", YES),
        ("wie-wijst-aan", "GO", "mixed", YES),
        ("gewogen-stemmen", "GO", "executive", YES),
        ("gewogen-stemmen", "BVO", "executive", NO),
        ("wie-wijst-aan", "OL", "mixed", YES),
        ("wie-wijst-aan", "OL", "council", NO),
        ("wie-wijst-aan", "unknown", "mixed", DEPENDS),
        ("wie-wijst-aan", "unknown", "council", NO),
    ],
)
def test_form_and_kind_of_scheme_decide_what_holds(code, form, scheme, expected):
    assert holding(requirements()[code], form, scheme) is expected


def test_a_plain_arrangement_must_hold_six_things():
    assert codes("RZM", "executive") == {
        "belang",
        "bekendmaking",
        "participatie",
        "wijziging-en-opheffing",
        "uittreden",
        "evaluatie",
    }


def test_a_public_body_of_executives_must_hold_twelve_things():
    assert codes("OL", "executive") == {
        *("belang", "bevoegdheden", "bestuur-en-vestigingsplaats", "aantal-bestuursleden"),
        *(
            "zienswijzen-over-besluiten",
            "participatie",
            "inlichtingen-en-verantwoording",
            "ontslag-bestuurslid",
        ),
        *("wijziging-en-opheffing", "uittreden", "vereffening", "evaluatie"),
    }


def test_a_public_body_of_mayors_does_not_say_how_many_each_sends():
    assert codes("OL", "executive") - codes("OL", "mayor") == {"aantal-bestuursleden"}


def test_a_mixed_public_body_also_says_who_appoints_whom():
    assert codes("OL", "mixed") - codes("OL", "executive") == {"wie-wijst-aan"}


def test_a_host_arrangement_may_hold_no_board_matters():
    assert codes("CEN", "executive", must=False) == {"vrijstelling"}


@pytest.mark.parametrize("form", ["DVO", "CONV", "NET", "STI", "VER", "COOP", "NV-BV"])
def test_nothing_holds_for_what_is_no_joint_arrangement(form):
    assert that_hold(form, "executive") == ()
    assert not is_joint_arrangement(form)


@pytest.mark.parametrize("form", sorted(JOINT_ARRANGEMENTS))
def test_a_joint_arrangement_is_one(form):
    assert is_joint_arrangement(form)


def test_an_unknown_form_leaves_every_requirement_open():
    assert is_joint_arrangement("unknown")
    assert {holds for _, holds in that_hold("unknown", "unknown")} == {DEPENDS}


@pytest.mark.parametrize(
    ("code", "started", "on", "at_the_latest"),
    [
        # The amendment of 2022 gave arrangements that stood until 1 July 2024.
        ("participatie", date(1998, 1, 1), date(2024, 7, 1), False),
        ("participatie", date(2022, 6, 30), date(2024, 7, 1), False),
        ("participatie", None, date(2024, 7, 1), False),
        # One that began under the new law had to hold it from its first day.
        ("participatie", date(2022, 7, 1), date(2022, 7, 1), False),
        ("uittreden", date(2025, 1, 1), date(2025, 1, 1), False),
        # What worked at once did so on 1 July 2022, or on the first day of a later arrangement.
        ("actieve-informatie", date(2001, 1, 1), date(2022, 7, 1), False),
        ("actieve-informatie", date(2023, 3, 1), date(2023, 3, 1), False),
        ("actieve-informatie", None, date(2022, 7, 1), False),
        # What is older we only know from the text of 10 May 2017.
        ("belang", date(1998, 1, 1), date(2017, 5, 10), True),
        ("belang", date(2017, 5, 10), date(2017, 5, 10), True),
        ("belang", None, date(2017, 5, 10), True),
        ("belang", date(2019, 1, 1), date(2019, 1, 1), False),
    ],
)
def test_since_when_a_text_had_to_hold_it(code, started, on, at_the_latest):
    found = due(requirements()[code], started)
    assert (found.on, found.at_the_latest) == (on, at_the_latest)
    assert found.because


@pytest.mark.parametrize(
    ("started", "fixed_term"),
    [
        (date(1998, 1, 1), date(2024, 7, 1)),
        (date(2019, 1, 1), date(2024, 7, 1)),
        (None, date(2024, 7, 1)),
        # Under the new law both had to hold it from the first day.
        (date(2022, 7, 1), None),
        (date(2025, 1, 1), None),
    ],
)
def test_how_to_amend_and_end_was_asked_of_a_fixed_term_only_since_2022(started, fixed_term):
    assert due(requirements()["wijziging-en-opheffing"], started).fixed_term == fixed_term


def test_of_other_requirements_a_fixed_term_makes_no_difference():
    others = [each for each in requirements().values() if each.code != "wijziging-en-opheffing"]
    assert {due(each, date(1998, 1, 1)).fixed_term for each in others} == {None}


def test_the_article_on_evaluation_is_named():
    evaluation = requirements()["evaluatie"]
    assert (evaluation.article, evaluation.certainty) == ("Wgr 11a", "checked")


def test_no_requirement_was_due_before_its_law():
    for each in requirements().values():
        assert due(each, date(1990, 1, 1)).on == each.since


def test_the_time_of_transition_is_that_of_the_act():
    assert (transition().in_force, transition().until) == (date(2022, 7, 1), date(2024, 7, 1))


def test_findings_are_counted_and_what_nobody_looked_at_stays_apart():
    counts = count(["yes", "yes", "partly", "no", "not-needed", "unknown", "unknown"])
    assert (counts.total, counts.checked, counts.unchecked) == (7, 5, 2)
    assert (counts.there, counts.partly, counts.missing, counts.not_needed) == (2, 1, 1, 1)


def test_nothing_to_count_is_nothing_unchecked():
    assert count([]).unchecked == 0


@pytest.mark.parametrize("scheme", ["council", "mixed", "mayor"])
def test_an_operational_management_entity_is_of_executives_only(scheme):
    assert "alleen colleges" in odd_pair("BVO", scheme)


@pytest.mark.parametrize(("form", "scheme"), [("BVO", "executive"), ("BVO", "unknown"), ("OL", "mixed")])
def test_what_can_be_is_not_odd(form, scheme):
    assert odd_pair(form, scheme) == ""
