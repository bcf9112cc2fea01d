"""Permission that a council was asked for, in calendars and files: on its day, on no last day; it is 1 June 2026."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from verband.rooms.common.exports import read_back
from verband.rooms.councils.choices import Occasion
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.tests.calendars import NOW, address, read, titled
from verband.rooms.councils.tests.pieces import clerk_of
from verband.rooms.councils.tests.planned import publish
from verband.rooms.councils.tests.test_permission import TEXT, asked, presidium
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of

ASKED = "Toestemming gevraagd: tweede wijziging (wijzigen)"
NO_TERM = "de wet noemt geen termijn"
DECISION = Occasion.DECISION.label
CAME, MEETS = date(2026, 5, 30), date(2026, 6, 25)
GRANTED = {"reaction": "granted", "decided_on": date(2026, 6, 25), "returned_on": date(2026, 6, 26)}


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """Stop the clock, and let a test move it on."""
    clock = {"now": NOW}
    monkeypatch.setattr(timezone, "now", lambda: clock["now"])
    return clock


@pytest.fixture
def feed(cast, region):
    """Give the address of the calendar of the council of Houten."""
    return address(cast.griffier, party=region.houten)


def told(found):
    return [event for event in found if "oestemming" in event["SUMMARY"]]


def test_it_stands_on_the_day_on_which_it_was_sent_while_it_is_on_no_agenda(region, feed):
    asked(region, CAME)
    [event] = told(read(feed))
    assert event["SUMMARY"] == f"{ASKED}, Veiligheidsregio Lek ({NO_TERM})"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (CAME, CAME + timedelta(days=1))
    assert f"Een laatste dag heeft dit niet: {NO_TERM}." in event["DESCRIPTION"]
    assert "Gevraagd aan de raad van Houten, gekomen op 30 mei 2026." in event["DESCRIPTION"]


def test_on_an_agenda_it_moves_to_the_meeting_and_after_the_decision_it_is_done(region, feed, now):
    row = asked(region, CAME)
    first = told(read(feed))[0]
    Consultation.objects.filter(pk=row.pk).update(agenda_on=MEETS)
    now["now"] += timedelta(days=1)
    [moved] = told(read(feed))
    assert (moved["UID"], moved["SEQUENCE"], moved["DTSTART"].dt) == (first["UID"], 1, MEETS)
    Consultation.objects.filter(pk=row.pk).update(**GRANTED)
    now["now"] += timedelta(days=30)
    [done] = told(read(feed))
    assert (done["UID"], done["SEQUENCE"]) == (first["UID"], 2)
    assert done["SUMMARY"] == "Gedaan: toestemming voor tweede wijziging (wijzigen), Veiligheidsregio Lek"
    assert "Verleend op 25 juni 2026." in done["DESCRIPTION"]
    assert NO_TERM not in done["DESCRIPTION"]
    assert [event["SEQUENCE"] for event in told(read(feed))] == [2]


def test_a_decision_that_was_not_sent_shows_nothing_of_itself(region, feed):
    """Planted: everyone who follows the council has the same entry."""
    asked(region, CAME, agenda_on=MEETS)
    before = titled(read(feed), ASKED)
    Consultation.objects.update(reaction="granted", decided_on=date(2026, 5, 31))
    after = titled(read(feed), ASKED)
    assert after["SEQUENCE"] == before["SEQUENCE"] == 0
    assert "verleend" not in after["DESCRIPTION"]


def test_what_was_not_sent_yet_and_stands_on_no_agenda_has_no_day(region, feed):
    asked(region, None)
    assert told(read(feed)) == []


def test_it_stands_in_no_calendar_of_another_council_and_not_in_that_of_the_arrangement(cast, region):
    asked(region, CAME)
    for of in ({"party": region.nieuwegein}, {"partnership": region.fire}):
        assert told(read(address(cast.griffier, **of))) == []


def test_what_is_taken_away_is_told_as_cancelled(region, feed, now):
    row = asked(region, CAME)
    read(feed)
    row.delete()
    now["now"] += timedelta(days=1)
    [event] = told(read(feed))
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)


def test_a_view_on_a_draft_keeps_its_own_entry(region, feed):
    asked(region, CAME)
    asked(region, date(2026, 4, 3), voice="opinion", subject="ontwerp", **TEXT)
    assert titled(read(feed), "zienswijze op ontwerp")["DTSTART"].dt == date(2026, 5, 29)


def test_more_of_them_ask_the_database_no_more_often(region, feed, django_assert_num_queries):
    asked(region, CAME)
    read(feed)
    with CaptureQueriesContext(connection) as few:
        Client().get(feed)
    count = len(few)
    for number in range(5):
        asked(region, CAME, subject=f"wijziging {number}")
    read(feed)
    with django_assert_num_queries(count):
        Client().get(feed)


# --- files ----------------------------------------------------------------------------------------------------------


def lines(browser, where):
    mark = "&" if "?" in where else "?"
    return read_back(browser.get(f"{where}{mark}formaat=csv").content)


def test_the_file_of_a_council_and_of_an_arrangement_hold_it_without_a_last_day(clerk, region, houten, fire):
    asked(region, CAME, agenda_on=MEETS)
    for where in (houten, fire):
        [line] = [each for each in lines(clerk, where) if each["Moment"] == ASKED]
        assert (line["Uiterlijk"], line["Speelt op"]) == ("", "2026-06-25"), where
        assert (line["Overheid"], line["Rust op"]) == ("Gemeente Houten", NO_TERM)
        assert line["Stand"].startswith("wacht op besluit. Let op: Over het ontwerp")
        assert line["Artikel"]


def test_moments_keep_their_last_day_in_the_file(clerk, houten):
    found = lines(clerk, houten)
    assert found
    assert all(each["Uiterlijk"] == each["Speelt op"] != "" for each in found)


def test_the_file_of_the_public_holds_nothing_of_it(region, houten, fire):
    asked(region, CAME)
    publish("calendar", "council")
    for where in (houten, fire):
        found = lines(window(None), where)
        assert found
        assert not [each for each in found if "oestemming" in each["Moment"]]


def test_the_list_of_the_presidium_says_that_no_term_is_set(clerk, region):
    asked(region, CAME, agenda_on=MEETS)
    [line] = [each for each in lines(clerk, presidium(region)) if each["Wat"] == ASKED]
    assert (line["Dag"], line["Uiterlijk behandelen"], line["Klaar"]) == ("2026-06-25", NO_TERM, "nee")
    Consultation.objects.update(**GRANTED)
    [line] = [each for each in lines(clerk, presidium(region)) if each["Wat"] == ASKED]
    assert (line["Uiterlijk behandelen"], line["Klaar"]) == ("", "ja")


def test_others_read_in_the_file_only_that_it_lies_there(region, fire):
    asked(region, CAME, agenda_on=MEETS, reaction="granted", decided_on=date(2026, 5, 31))
    [line] = [each for each in lines(clerk_of(region.nieuwegein), fire) if each["Moment"] == ASKED]
    assert line["Stand"].startswith("ligt bij de raad")


def test_wishes_stand_there_as_permission_does(region, feed, cast):
    asked(region, CAME, voice="wishes", occasion="decision", procedure="", subject="stichting")
    [event] = [each for each in read(feed) if "edenkingen" in each["SUMMARY"]]
    assert event["SUMMARY"] == (
        f"Wensen en bedenkingen gevraagd: stichting ({DECISION}), Veiligheidsregio Lek ({NO_TERM})"
    )
    assert "Toestemming" not in event["DESCRIPTION"]
    page = reverse("councils:council", args=[region.houten.public_id])
    assert "Wensen en bedenkingen gevraagd: stichting" in text_of(
        window(cast.griffier).get(page, {"jaar": "2026"})
    )
