"""Switching a rule of law, or a requirement on a text, off and on: what is unknown is refused, a second click too."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from verband.rooms.councils.models import RuleSwitch
from verband.rooms.councils.selectors.planning import rules_here
from verband.rooms.councils.selectors.switches import Subject, switched_off
from verband.rooms.councils.services.switches import SwitchError, switch_off, switch_on
from verband.rooms.history.models import Event
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
CODES = {Subject.RULE: "kaderbrief", Subject.REQUIREMENT: "evaluatie"}
ADDRESSES = {Subject.RULE: "rule", Subject.REQUIREMENT: "requirement"}
SUBJECTS = pytest.mark.parametrize("subject", list(CODES), ids=list(ADDRESSES.values()))


def off(subject, user, code=""):
    told = {"code": code or CODES[subject], "because": "Nagegaan."}
    return switch_off(subject=subject, at=AT, by=user, **told)


@SUBJECTS
def test_what_is_off_is_on_again(cast, region, subject):
    off(subject, cast.beheerder)
    assert set(switched_off(subject)) == {CODES[subject]}
    assert switch_on(subject=subject, code=CODES[subject], at=AT, by=cast.beheerder)
    assert switched_off(subject) == {}
    assert switch_on(subject=subject, code=CODES[subject], at=AT, by=cast.beheerder) is None


@SUBJECTS
@pytest.mark.parametrize("code", ["bestaat-niet", "tekst-evaluatie", ""])
def test_nothing_unknown_is_switched_off(cast, region, subject, code):
    with pytest.raises(SwitchError):
        switch_off(subject=subject, code=code, because="Zomaar.", at=AT, by=cast.beheerder)
    assert not RuleSwitch.objects.exists()
    assert not Event.objects.filter(object_kind=RuleSwitch.told_as).exists()


@SUBJECTS
def test_a_second_click_switches_nothing_off_twice(cast, region, subject):
    off(subject, cast.beheerder)
    with pytest.raises(SwitchError):
        off(subject, cast.beheerder)
    assert RuleSwitch.objects.count() == 1


def test_a_rule_and_a_requirement_do_not_stand_in_each_others_way(cast, region):
    for subject in CODES:
        off(subject, cast.beheerder)
    assert {subject: set(switched_off(subject)) for subject in CODES} == {
        subject: {code} for subject, code in CODES.items()
    }
    assert rules_here().off == {"kaderbrief"}


@SUBJECTS
def test_the_page_asks_why_and_leads_back(cast, region, subject):
    browser, where = (
        window(cast.beheerder),
        reverse(f"councils:{ADDRESSES[subject]}-off", args=[CODES[subject]]),
    )
    assert "Zet uit: " in text_of(browser.get(where))
    assert browser.post(where, {"because": ""}).status_code == 422
    assert browser.post(where, {"because": "Nagegaan."}).status_code == 302
    assert browser.post(where, {"because": "Nagegaan."}).status_code == 422
    back = reverse(f"councils:{ADDRESSES[subject]}-on", args=[CODES[subject]])
    assert browser.post(back).status_code == browser.post(back).status_code == 302
    assert not RuleSwitch.objects.exists()


@SUBJECTS
@pytest.mark.parametrize("word", ["off", "on"])
def test_what_is_unknown_or_not_theirs_is_not_there(cast, region, subject, word):
    unknown = reverse(f"councils:{ADDRESSES[subject]}-{word}", args=["bestaat-niet"])
    known = reverse(f"councils:{ADDRESSES[subject]}-{word}", args=[CODES[subject]])
    assert window(cast.beheerder).post(unknown, {"because": "x"}).status_code == 404
    assert window(cast.griffier).post(known, {"because": "x"}).status_code == 404
