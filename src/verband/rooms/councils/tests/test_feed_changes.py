"""What stays the same in a calendar when something changes: numbers, and every entry that says what it said."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verband.rooms.councils.choices import Occasion
from verband.rooms.councils.models import BoardMeeting, Consultation, FeedEntry
from verband.rooms.councils.tests.calendars import NOW, address, meeting, raw, read, titled
from verband.rooms.councils.tests.planned import put
from verband.rooms.register.models import Particulars
from verband.rooms.register.tests.conftest import stop_clock


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


def test_a_known_meeting_moves_the_entry_that_people_have(region, fire, now):
    before = titled(read(fire), "begroting vaststellen 2027")
    now["now"] += timedelta(days=1)
    meeting(region, date(2026, 7, 4))
    after = titled(read(fire), "Vergadering: begroting vaststellen 2027")
    assert after["UID"] == before["UID"]
    assert (after["SEQUENCE"], after["DTSTART"].dt, after["STATUS"]) == (1, date(2026, 7, 4), "CONFIRMED")
    assert after["DTSTAMP"].dt == after["LAST-MODIFIED"].dt == NOW + timedelta(days=1)


def test_fetching_again_gives_the_same_bytes_and_writes_nothing(houten, now):
    first = Client().get(houten).content
    now["now"] += timedelta(hours=3)
    assert Client().get(houten).content == first
    assert set(FeedEntry.objects.values_list("sequence", "changed_at")) == {(0, NOW)}


def test_one_meeting_that_moves_changes_its_own_entries_only(region, houten, now):
    moved = meeting(region, date(2026, 7, 4))
    before = raw(Client().get(houten).content)
    now["now"] += timedelta(days=2)
    BoardMeeting.objects.filter(pk=moved.pk).update(on=date(2026, 7, 8))
    after = raw(Client().get(houten).content)
    changed = {uid for uid in before if before[uid] != after[uid]}
    assert before.keys() == after.keys()
    assert len(changed) == 3
    assert all(
        "Veiligheidsregio Lek" in after[uid].replace("\r\n ", "") and "SEQUENCE:1\r\n" in after[uid]
        for uid in changed
    )
    assert all("SEQUENCE:0\r\n" in block for uid, block in after.items() if uid not in changed)


def test_a_second_meeting_on_the_same_subject_leaves_the_entries_of_the_first_alone(region, fire):
    meeting(region, date(2026, 7, 4))
    before = raw(Client().get(fire).content)
    meeting(region, date(2026, 6, 20))
    after = raw(Client().get(fire).content)
    assert before.items() <= after.items()
    assert len(after) == len(before) + 6


def test_an_earlier_change_of_a_budget_keeps_its_number_when_a_later_one_goes(region, fire):
    going = meeting(region, date(2026, 3, 3), Occasion.BUDGET_CHANGE, 2026)
    meeting(region, date(2026, 10, 6), Occasion.BUDGET_CHANGE, 2026)
    before = raw(Client().get(fire).content)
    going.delete()
    after = raw(Client().get(fire).content)
    changed = [uid for uid in before if before[uid] != after[uid]]
    assert len(changed) == 3
    assert all("STATUS:CANCELLED" in after[uid] for uid in changed)


def test_what_vanished_is_told_as_cancelled_for_ninety_days(region, fire, now):
    gone = meeting(region, date(2026, 10, 6), Occasion.BUDGET_CHANGE, 2026)
    read(fire)
    gone.delete()
    now["now"] += timedelta(days=1)
    told = [one for one in read(fire) if one["STATUS"] == "CANCELLED"]
    assert {(one["SEQUENCE"], str(one["SUMMARY"]).partition(":")[0]) for one in told} == {(1, "Vervallen")}
    assert len(told) == 3
    now["now"] += timedelta(days=89, hours=23)
    assert len([one for one in read(fire) if one["STATUS"] == "CANCELLED"]) == 3
    now["now"] += timedelta(hours=1)
    assert not [one for one in read(fire) if one["STATUS"] == "CANCELLED"]


def test_what_comes_back_goes_on_with_its_number(region, fire):
    gone = meeting(region, date(2026, 10, 6), Occasion.BUDGET_CHANGE, 2026)
    uid = titled(read(fire), "begrotingswijziging inzenden 2026")["UID"]
    public_id = gone.public_id
    gone.delete()
    read(fire)
    BoardMeeting.objects.create(
        public_id=public_id,
        partnership=region.fire,
        on=date(2026, 10, 6),
        occasion="budget-change",
        year=2026,
    )
    event = titled(read(fire), "begrotingswijziging inzenden 2026")
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (uid, 2, "CONFIRMED")


def test_a_year_that_leaves_the_calendar_is_not_told_as_cancelled(houten, cast, monkeypatch):
    cast.griffier.affiliations.update(valid_from=date(2025, 1, 1))
    stop_clock(monkeypatch, date(2025, 12, 31))
    assert {event["DTSTART"].dt.year for event in read(houten)} == {2024, 2025, 2026}
    stop_clock(monkeypatch, date(2026, 1, 2))
    later = read(houten)
    assert {event["DTSTART"].dt.year for event in later} == {2025, 2026, 2027}
    assert not [event for event in later if event["STATUS"] == "CANCELLED"]


def test_an_evaluation_that_moves_keeps_its_number(region, houten):
    planned = Particulars.objects.create(partnership=region.fire, next_evaluation_on=date(2027, 3, 1))
    before = titled(read(houten), "Evaluatie Veiligheidsregio Lek")
    Particulars.objects.filter(pk=planned.pk).update(next_evaluation_on=date(2027, 4, 1))
    after = titled(read(houten), "Evaluatie Veiligheidsregio Lek")
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], 1)


DAYS = st.dates(date(2026, 3, 20), date(2026, 9, 10))
OCCASIONS = st.sampled_from(
    [(Occasion.BUDGET, 2027), (Occasion.ACCOUNTS, 2025), (Occasion.BUDGET_CHANGE, 2026)]
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(occasion=OCCASIONS, days=st.lists(DAYS, min_size=2, max_size=4, unique=True))
def test_whatever_meeting_moves_only_its_own_entries_change(region, houten, fire, now, occasion, days):
    with transaction.atomic():
        *held, other = days
        rows = [meeting(region, day, *occasion) for day in held]
        before = raw(Client().get(houten).content) | raw(Client().get(fire).content)
        now["now"] += timedelta(days=1)
        BoardMeeting.objects.filter(pk=rows[-1].pk).update(on=other)
        after = raw(Client().get(houten).content) | raw(Client().get(fire).content)
        assert before.keys() == after.keys()
        told = f" {occasion[1]}\\, Veiligheidsregio Lek"
        for uid, block in after.items():
            plain, old = (text.replace("\r\n ", "") for text in (block, before[uid]))
            if block != before[uid]:
                assert told in plain
                assert number_in(plain) == number_in(old) + 1
            else:
                assert day_in(plain) == day_in(old)
        moved = [uid for uid in after if after[uid] != before[uid]]
        assert len(moved) == {"budget": 9, "accounts": 3, "budget-change": 5}[occasion[0]]
        transaction.set_rollback(True)


def number_in(block: str) -> int:
    return int(block.partition("SEQUENCE:")[2].partition("\r\n")[0])


def day_in(block: str) -> str:
    return block.partition("DTSTART;VALUE=DATE:")[2].partition("\r\n")[0]


def test_a_draft_of_a_council_changes_nothing_in_any_calendar(region, houten, fire):
    piece = Consultation.objects.create(
        partnership=region.fire, party=region.houten, occasion="budget", year=2027, subject="Begroting 2027",
        received_on=date(2026, 4, 1),
    )  # fmt: skip
    before = [Client().get(where).content for where in (houten, fire)]
    Consultation.objects.filter(pk=piece.pk).update(
        reaction="said", text="De raad maakt zich zorgen", decided_on=date(2026, 5, 20), agenda="Raad"
    )
    assert [Client().get(where).content for where in (houten, fire)] == before


def given(region, **values):
    """Let the view of Houten on the budget of the fire brigade have reached the board, unless told otherwise."""
    told = {
        "received_on": date(2026, 4, 1),
        "reaction": "said",
        "text": "Nee.",
        "decided_on": date(2026, 5, 20),
    }
    return put(region, region.houten, **told | {"returned_on": date(2026, 5, 21)} | values)


def test_what_is_done_says_so_once_and_reminds_nobody(region, cast):
    where = address(cast.griffier, party=region.houten, alarm_days=7)
    words = "zienswijze op de ontwerpbegroting 2027, Veiligheidsregio Lek"
    piece = given(region, returned_on=None)
    before = titled(read(where), words)
    assert str(before["SUMMARY"]).startswith("Uiterlijk: zienswijze")
    assert before.subcomponents
    Consultation.objects.filter(pk=piece.pk).update(returned_on=date(2026, 5, 21))
    after = titled(read(where), words)
    assert str(after["SUMMARY"]).startswith("Gedaan: zienswijze")
    assert not after.subcomponents
    assert (after["UID"], after["STATUS"]) == (before["UID"], before["STATUS"])
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert "Gedaan." in after["DESCRIPTION"]
    assert titled(read(where), words)["SEQUENCE"] == after["SEQUENCE"]


def test_a_piece_that_came_is_done_and_one_that_came_too_late_says_that(region, houten):
    meeting(region, date(2026, 7, 4))  # the draft has to be sent by 11 April
    piece = put(region, region.houten, sent_on=date(2026, 4, 9))
    words = "ontwerpbegroting naar de raden 2027, Veiligheidsregio Lek"
    assert str(titled(read(houten), words)["SUMMARY"]).startswith("Gedaan: ontwerpbegroting")
    Consultation.objects.filter(pk=piece.pk).update(sent_on=date(2026, 4, 20))
    told = titled(read(houten), words)
    assert str(told["SUMMARY"]).startswith("Gedaan: ontwerpbegroting")
    assert "Te laat." in told["DESCRIPTION"]
    Consultation.objects.filter(pk=piece.pk).delete()
    assert str(titled(read(houten), words)["SUMMARY"]).startswith("Uiterlijk: ontwerpbegroting")


def test_a_moment_of_the_board_is_never_told_as_done(region, houten):
    given(region)
    meeting(region, date(2026, 7, 4))
    assert titled(read(houten), "Vergadering: begroting vaststellen 2027")
