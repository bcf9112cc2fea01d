"""Calendars for calendar programs: what stands in them, that two parsers read them, and that what is the same stays."""

from datetime import date, timedelta

import pytest
import vobject
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from verband.rooms.councils.models import Consultation, CouncilMeeting, FeedEntry, OwnTerm, Recess
from verband.rooms.councils.tests.calendars import NOW, address, events, meeting, raw, read, titled
from verband.rooms.councils.tests.planned import put
from verband.rooms.register.models import Particulars
from verband.rooms.register.tests.cast import window


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """Stop the clock, and let a test move it on."""
    clock = {"now": NOW}
    monkeypatch.setattr(timezone, "now", lambda: clock["now"])
    return clock


@pytest.fixture
def houten(cast, region):
    """Give the address of the calendar of the council of Houten."""
    return address(cast.griffier, party=region.houten)


@pytest.fixture
def fire(cast, region):
    """Give the address of the calendar of the fire brigade."""
    return address(cast.griffier, partnership=region.fire)


def test_a_council_gets_what_comes_to_it_and_what_the_board_decides(region, houten):
    found = [
        event
        for event in read(houten)
        if "Veiligheidsregio" in event["SUMMARY"] and " 2027" in event["SUMMARY"]
    ]
    assert sorted((str(event["SUMMARY"]).split(",")[0], event["DTSTART"].dt) for event in found) == [
        ("Uiterlijk: begroting vaststellen 2027", date(2026, 9, 14)),
        ("Uiterlijk: kaderbrief naar de raden 2027", date(2026, 4, 29)),
        ("Uiterlijk: ontwerpbegroting naar de raden 2027", date(2026, 6, 22)),
        ("Uiterlijk: zienswijze op de ontwerpbegroting 2027", date(2026, 9, 14)),
    ]


def test_an_arrangement_gets_all_its_moments_of_three_years(fire):
    found = read(fire)
    assert {event["DTSTART"].dt.year for event in found} == {2025, 2026, 2027}
    assert titled(found, "vastgestelde begroting inzenden 2027")["DTSTART"].dt == date(2026, 9, 14)


def test_every_entry_is_a_whole_day_that_keeps_nobody_busy(houten):
    for event in read(houten):
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event["TRANSP"] == "TRANSPARENT"
        assert event["URL"].startswith("http://testserver/betrekken/")


def test_a_last_day_without_a_known_meeting_says_so_and_is_tentative(fire):
    event = titled(read(fire), "begroting vaststellen 2027")
    assert event["STATUS"] == "TENTATIVE"
    assert "Dit is de uiterste dag. De vergaderdatum is niet ingevuld" in event["DESCRIPTION"]
    assert "Artikel 34, eerste lid Wgr, tekst sinds 1 juli 2022 (onze lezing)." in event["DESCRIPTION"]


def test_a_last_day_in_the_weekend_names_the_working_day_before_it(region, fire):
    meeting(region, date(2026, 7, 4))
    text = titled(read(fire), "zienswijze op de ontwerpbegroting 2027")["DESCRIPTION"]
    assert "De laatste werkdag ervoor is 3 juli 2026." in text
    assert (
        "Of de Algemene termijnenwet een dag als deze verlengt, is niet nagegaan; dan is het 6 juli 2026."
        in text
    )


def test_a_longer_term_of_the_arrangement_itself_is_named(region, fire):
    OwnTerm.objects.create(
        partnership=region.fire, occasion="budget", weeks=14, clause="artikel 26 van de regeling"
    )
    text = titled(read(fire), "zienswijze op de ontwerpbegroting 2027")["DESCRIPTION"]
    assert "Langer dan de wet, volgens artikel 26 van de regeling." in text


def test_the_term_of_a_council_runs_from_its_own_receipt(region, houten, cast):
    elsewhere = address(cast.griffier, party=region.nieuwegein)
    Consultation.objects.create(
        partnership=region.fire, party=region.houten, occasion="budget", year=2027, subject="Begroting 2027",
        received_on=date(2026, 4, 1),
    )  # fmt: skip
    words = "zienswijze op de ontwerpbegroting 2027, Veiligheidsregio Lek"
    assert titled(read(houten), words)["DTSTART"].dt == date(2026, 6, 24)
    assert titled(read(elsewhere), words)["DTSTART"].dt == date(2026, 9, 14)


def test_a_piece_with_a_term_of_its_own_stands_in_the_calendar_of_its_council(region, houten):
    Consultation.objects.create(
        partnership=region.fire, party=region.houten, occasion="arrangement", year=2026, subject="de derde wijziging",
        received_on=date(2026, 5, 1),
    )  # fmt: skip
    assert titled(read(houten), "zienswijze op de derde wijziging")["DTSTART"].dt == date(2026, 6, 26)


def test_an_evaluation_and_new_seats_after_an_election_stand_in_the_calendars(region, houten, fire):
    Particulars.objects.create(partnership=region.fire, next_evaluation_on=date(2027, 3, 1))
    for where in (houten, fire):
        found = read(where)
        assert titled(found, "Evaluatie Veiligheidsregio Lek")["DTSTART"].dt == date(2027, 3, 1)
        assert (
            "Wgr 13, tweede lid" in titled(found, "Herbenoemen na verkiezing: gemeenteraden")["DESCRIPTION"]
        )


def test_a_recess_stands_in_the_calendar_of_its_own_council_only(region, houten, fire):
    Recess.objects.create(
        party=region.houten, name="Zomerreces", first_day=date(2026, 7, 11), last_day=date(2026, 8, 23)
    )
    event = titled(read(houten), "Zomerreces, raad van Houten")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 7, 11), date(2026, 8, 24))
    assert not [one for one in read(fire) if "reces" in one["SUMMARY"].lower()]


def test_meetings_of_a_council_stand_in_its_calendar_with_their_agenda(region, houten, fire):
    held = CouncilMeeting.objects.create(
        party=region.houten, on=date(2026, 6, 24), name="Raad", papers_by=date(2026, 6, 10)
    )
    before = raw(Client().get(houten).content)
    put(region, region.houten, received_on=date(2026, 5, 4), agenda_on=held.on, agenda="Raad")
    event = titled(read(houten), "Raad, raad van Houten")
    assert event["DTSTART"].dt == date(2026, 6, 24)
    assert (
        "Stukken uiterlijk 10 juni 2026.\nOp de agenda: ontwerpbegroting 2027 (Veiligheidsregio Lek)."
        in event["DESCRIPTION"]
    )
    assert not [one for one in read(fire) if "Raad, raad" in one["SUMMARY"]]
    after = raw(Client().get(houten).content)
    changed = {uid for uid in before if before[uid] != after[uid]}
    assert len(changed) == 3  # the meeting, the draft that came and the term of the view
    assert before.keys() == after.keys()


def test_a_new_meeting_of_a_council_leaves_every_other_entry_as_it_was(region, houten):
    before = raw(Client().get(houten).content)
    CouncilMeeting.objects.create(party=region.houten, on=date(2026, 6, 24), name="Raad")
    after = raw(Client().get(houten).content)
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1


def test_two_independent_parsers_read_the_calendar(region, houten):
    meeting(region, date(2026, 7, 4))
    content = Client().get(houten).content
    other = vobject.readOne(content.decode())
    other.validate(raiseException=True)
    ours = events(content)
    assert {str(event["UID"]): event["DTSTART"].dt for event in ours} == {
        event.uid.value: event.dtstart.value for event in other.vevent_list
    }
    assert not [event.errors for event in ours if event.errors]


def test_the_file_keeps_to_the_standard(houten):
    content = Client().get(houten).content
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in b"".join(lines)
    assert lines[:4] == [
        b"BEGIN:VCALENDAR",
        b"VERSION:2.0",
        b"PRODID:-//Verband//Betrekken//NL",
        b"NAME:Raad van Houten",
    ]
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H" in lines
    assert b"X-PUBLISHED-TTL:PT12H" in lines
    assert not [line for line in lines if line.startswith(b"METHOD")]
    numbers = [line for line in lines if line.startswith(b"UID:")]
    assert len(numbers) == len(set(numbers)) > 30


def test_a_reminder_comes_only_when_asked_for(region, cast, houten):
    Recess.objects.create(
        party=region.houten, name="Zomerreces", first_day=date(2026, 7, 11), last_day=date(2026, 8, 23)
    )
    with_alarm = address(cast.griffier, party=region.houten, alarm_days=7)
    assert not [event for event in read(houten) if event.subcomponents]
    found = read(with_alarm)
    assert not titled(found, "Zomerreces").subcomponents
    [alarm] = titled(found, "kaderbrief naar de raden 2027, Veiligheidsregio Lek").subcomponents
    assert alarm["TRIGGER"].dt == timedelta(days=-7, hours=9)


def test_all_that_someone_follows_is_told_once(region, cast):
    everything = read(address(cast.ambtenaar))
    titles = [str(event["SUMMARY"]) for event in everything]
    assert len(titles) == len(set(titles))
    assert titled(everything, "vastgestelde begroting inzenden 2027, Veiligheidsregio Lek")
    assert titled(everything, "zienswijze op de ontwerpbegroting 2027, Veiligheidsregio Lek")


def test_a_programme_team_follows_the_partnerships_that_it_keeps(region, cast):
    assert titled(
        read(address(cast.programmateam)), "zienswijze op de ontwerpbegroting 2027, Veiligheidsregio Lek"
    )


def download(name: str, *arguments, query: str = "", user=None):
    return window(user).get(reverse(f"councils:{name}", args=arguments) + query)


def test_a_year_of_an_arrangement_can_be_taken_along(region, cast):
    meeting(region, date(2026, 7, 4))
    answer = download("partnership-ics", region.fire.public_id, query="?jaar=2026", user=cast.raadslid)
    assert answer["Content-Disposition"] == 'attachment; filename="momenten-vrl-2026.ics"'
    found = events(answer.content)
    assert {event["DTSTART"].dt.year for event in found} == {2026}
    assert titled(found, "begroting vaststellen 2027")["DTSTART"].dt == date(2026, 7, 4)


def test_what_is_taken_along_is_the_same_entry_as_in_the_calendar(region, cast, fire):
    there = raw(Client().get(fire).content)
    file = raw(
        download("partnership-ics", region.fire.public_id, query="?jaar=2026", user=cast.raadslid).content
    )
    assert file.items() <= there.items()


def test_a_far_year_can_be_taken_along_and_leaves_nothing_behind(region, cast):
    answer = download("partnership-ics", region.fire.public_id, query="?jaar=2030", user=cast.raadslid)
    assert len(events(answer.content)) == 11
    assert not FeedEntry.objects.exists()


def test_one_moment_can_be_taken_along(region, cast, fire):
    answer = download("moment-ics", region.fire.public_id, "zienswijze-begroting", 2027, user=cast.raadslid)
    [event] = events(answer.content)
    assert event["DTSTART"].dt == date(2026, 9, 14)
    assert event["UID"] == titled(read(fire), "zienswijze op de ontwerpbegroting 2027")["UID"]


def test_one_moment_of_a_council_is_that_of_its_calendar(region, cast, houten):
    query = f"?raad={region.houten.public_id}"
    answer = download(
        "moment-ics", region.fire.public_id, "ontwerpbegroting", 2027, query=query, user=cast.raadslid
    )
    [event] = events(answer.content)
    assert (
        event["UID"]
        == titled(read(houten), "ontwerpbegroting naar de raden 2027, Veiligheidsregio Lek")["UID"]
    )


@pytest.mark.parametrize(
    ("code", "about", "query"),
    [
        ("bestaat-niet", 2027, ""),
        ("ontwerpbegroting", 1999, ""),
        ("ontwerpbegroting", 99999, ""),
        ("ontwerpbegroting", 2027, "?raad=onzin"),
        ("ontwerpbegroting", 2027, "?raad=00000000-0000-0000-0000-000000000000"),
    ],
)
def test_a_moment_that_is_none_is_not_there(region, cast, code, about, query):
    answer = download("moment-ics", region.fire.public_id, code, about, query=query, user=cast.raadslid)
    assert answer.status_code == 404


def test_an_arrangement_that_is_not_there_gives_no_file(region, cast):
    nobody = "00000000-0000-0000-0000-000000000000"
    assert download("partnership-ics", nobody, user=cast.raadslid).status_code == 404


def test_what_lies_before_a_council_leads_to_its_own_page(region, houten, fire):
    piece = Consultation.objects.create(
        partnership=region.fire, party=region.houten, occasion="budget", year=2027, subject="Begroting 2027",
        received_on=date(2026, 4, 1),
    )  # fmt: skip
    words = "zienswijze op de ontwerpbegroting 2027, Veiligheidsregio Lek"
    page = reverse("councils:consultation", args=[piece.public_id])
    assert titled(read(houten), words)["URL"] == f"http://testserver{page}"
    calendar = reverse("councils:calendar", args=[region.fire.public_id])
    assert titled(read(fire), words)["URL"] == f"http://testserver{calendar}?jaar=2026"
