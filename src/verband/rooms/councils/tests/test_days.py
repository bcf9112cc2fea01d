"""Meetings, recesses and terms are written down by who may, and rules switched off; it is 1 June 2026."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.models import BoardMeeting, CouncilMeeting, OwnTerm, Recess
from verband.rooms.councils.tests.planned import MEETING, adding, board_meets
from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import text_of


def test_a_meeting_is_written_down_and_undone(cast, clerk, fire, region):
    answer = clerk.post(adding(region), MEETING)
    assert answer.url == f"{fire}?jaar=2026"
    assert "15 april 2026" in text_of(clerk.get(fire))
    event = Event.objects.latest("pk")
    from verband.rooms.accounts.models import User

    undo_batch(
        batch=event.batch, at=event.moment, on=date(2026, 6, 1), by=User.objects.get(pk=event.actor_id)
    )
    assert not BoardMeeting.objects.exists()


def test_the_second_click_says_that_it_is_there_already(clerk, region):
    clerk.post(adding(region), MEETING)
    again = clerk.post(adding(region), MEETING)
    assert again.status_code == 422
    assert "Deze dag staat er al" in text_of(again)
    assert BoardMeeting.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"year": "2029"}, "Een begroting over 2029 komt niet in 2026 in het bestuur"),
        ({"on": "31-02-2026"}, "Voer een g"),
        ({"occasion": "nooit"}, "Selecteer een g"),
    ],
)
def test_a_meeting_that_cannot_be_is_asked_for_again(clerk, region, values, says):
    answer = clerk.post(adding(region), MEETING | values)
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert not BoardMeeting.objects.exists()


def test_two_people_on_one_meeting_lose_nothing(clerk, cast, region):
    row = board_meets(region)
    address = reverse("councils:correct-day", args=["vergadering", row.public_id])
    seen = clerk.get(address).context["form"]["gezien"].value()
    other = window(cast.ambtenaar)
    other.post(address, MEETING | {"on": "2026-07-01", "gezien": seen})
    answer = clerk.post(address, MEETING | {"on": "2026-07-06", "gezien": seen})
    assert answer.status_code == 422
    assert "heeft iemand anders vergadering op gewijzigd" in text_of(answer)
    row.refresh_from_db()
    assert row.on == date(2026, 7, 1)


def test_who_may_plan_an_arrangement(cast, region):
    elsewhere = person("griffier-elders", AffiliationRole.CLERK, region.water)
    may = {
        name
        for name, user in (cast.everyone() | {"elders": elsewhere}).items()
        if window(user).get(adding(region)).status_code == 200
    }
    assert may == {"ambtenaar", "griffier", "programmateam"}


def test_who_keeps_the_days_of_a_council(cast, region):
    elsewhere = person("griffier-elders", AffiliationRole.CLERK, region.water)
    address = reverse("councils:add-council-day", args=[region.houten.public_id, "reces"])
    may = {
        name
        for name, user in (cast.everyone() | {"elders": elsewhere}).items()
        if window(user).get(address).status_code == 200
    }
    assert may == {"griffier"}


def test_a_recess_shows_which_terms_fall_in_it(clerk, houten, region):
    board_meets(region, date(2026, 9, 9))
    answer = clerk.post(
        reverse("councils:add-council-day", args=[region.houten.public_id, "reces"]),
        {"name": "Zomerreces", "first_day": "2026-07-04", "last_day": "2026-08-30"},
    )
    assert answer.url == f"{houten}?jaar=2026"
    said = text_of(clerk.get(houten))
    assert "58 dagen van de termijn van Veiligheidsregio Lek vallen in het reces" in said
    assert "Zomerreces: 4 juli 2026 tot en met 30 augustus 2026" in said


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [("2026-08-30", "2026-07-04", "draai ze om"), ("2026-01-01", "2026-12-31", "langer dan 100 dagen")],
)
def test_a_recess_that_cannot_be_is_refused(clerk, region, first, last, says):
    address = reverse("councils:add-council-day", args=[region.houten.public_id, "reces"])
    answer = clerk.post(address, {"name": "Reces", "first_day": first, "last_day": last})
    assert says in text_of(answer)
    assert not Recess.objects.exists()


def test_a_whole_year_of_meetings_is_typed_at_once(clerk, houten, region):
    address = reverse("councils:add-year", args=[region.houten.public_id])
    lines = "2026-06-25\n9 juli 2026 besluitvormende raad\n30-6-26 commissie Middelen (zonder besluiten)\n\n"
    typed = {"name": "raadsvergadering", "decides": "on", "papers_ahead": "14", "lines": lines}
    assert clerk.post(address, typed).url == f"{houten}?jaar=2026"
    rows = CouncilMeeting.objects.order_by("on").values_list("on", "name", "decides", "papers_by")
    assert list(rows) == [
        (date(2026, 6, 25), "raadsvergadering", True, date(2026, 6, 11)),
        (date(2026, 6, 30), "commissie Middelen", False, date(2026, 6, 16)),
        (date(2026, 7, 9), "besluitvormende raad", True, date(2026, 6, 25)),
    ]


def test_a_year_of_a_committee_does_not_decide(clerk, region):
    address = reverse("councils:add-year", args=[region.houten.public_id])
    clerk.post(address, {"name": "commissie Samenleving", "lines": "2026-06-25"})
    assert list(CouncilMeeting.objects.values_list("decides", "papers_by")) == [(False, None)]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("2026-06-25\nvolgende week", "Regel 2 ('volgende week') begint niet met een dag"),
        ("2026-13-01", "Regel 1"),
        ("morgen\noverovermorgen", "Regel 2 ('overovermorgen')"),
        ("28-1-1928", "ligt buiten 2015 tot en met 2060"),
        ("x" * 50 + "-1-1", "Regel 1"),
        ("2026-06-25\n25-6-2026", "staat er twee keer in"),
        ("2026-06-25\n" * 201, "hoogstens 200"),
        (" \n", "Vul dit in"),
    ],
)
def test_a_line_that_holds_no_day_is_named_and_nothing_is_lost(clerk, region, lines, says):
    address = reverse("councils:add-year", args=[region.houten.public_id])
    answer = clerk.post(address, {"name": "raadsvergadering", "lines": lines})
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert not CouncilMeeting.objects.exists()


def test_an_own_term_lengthens_and_says_so(clerk, fire, region):
    board_meets(region)
    clerk.post(adding(region, "termijn"), {"occasion": "budget", "weeks": "14", "clause": "artikel 30"})
    assert OwnTerm.objects.count() == 1
    said = text_of(clerk.get(fire))
    assert "1 april 2026" in said
    assert "Langer dan de wet volgens artikel 30 van de regeling" in said


def test_a_rule_is_switched_off_with_a_reason_and_on_again(cast, clerk, fire):
    runs = window(cast.beheerder)
    off = reverse("councils:rule-off", args=["kaderbrief"])
    assert runs.post(off, {"because": ""}).status_code == 422
    assert runs.post(off, {"because": "wordt getoetst"}).status_code == 302
    assert "Kaderbrief" not in text_of(clerk.get(fire))
    assert "wordt getoetst" in text_of(clerk.get(reverse("councils:law")))
    assert runs.post(off, {"because": "nog eens"}).status_code == 422
    assert clerk.post(reverse("councils:rule-on", args=["kaderbrief"])).status_code in {403, 404}
    runs.post(reverse("councils:rule-on", args=["kaderbrief"]))
    assert "Kaderbrief" in text_of(clerk.get(fire))


def test_a_rule_that_is_none_cannot_be_switched(cast):
    assert window(cast.beheerder).get(reverse("councils:rule-off", args=["onzin"])).status_code == 404


def test_what_was_added_for_another_year_is_seen_at_once(clerk, region):
    values = {"name": "Meireces", "first_day": "2027-04-24", "last_day": "2027-05-02"}
    address = reverse("councils:add-council-day", args=[region.houten.public_id, "reces"])
    assert "Meireces: 24 april 2027 tot en met 2 mei 2027" in text_of(
        clerk.post(address, values, follow=True)
    )
