"""Days over are counted from the day on which a term ends, and a decision before its meeting is said; 1 June 2026."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from verband.rooms.councils.models import CouncilMeeting
from verband.rooms.councils.tests.pieces import clerk_of, decided, drafted, piece, returned
from verband.rooms.councils.tests.test_consultations import fill, page, says, where
from verband.rooms.register.tests.pages import text_of

TODAY = date(2026, 6, 1)
SATURDAY = date(2026, 5, 30)
"""Eight weeks after Saturday 4 April 2026; the term ends on Monday 1 June."""
WEEK = timedelta(weeks=1)
RECEIVED = SATURDAY - 8 * WEEK


@pytest.fixture
def work(region):
    return reverse("councils:work", args=[region.houten.public_id])


BY_LAW = "geen werkdag; volgens de Algemene termijnenwet eindigt de termijn op"
TEXT = {"occasion": "arrangement", "procedure": "amend", "year": 2026, "subject": "derde wijziging"}
"""Of a draft text the law itself sets a term, of eight weeks."""


def draft(region, received_on, **values):
    told = {"partnership": region.fire, "sent_on": None, "received_on": received_on}
    return piece(region, **TEXT | told | values)


@pytest.mark.parametrize(
    ("received_on", "told"),
    [
        (RECEIVED, f"30 mei 2026 {BY_LAW} 1 juni 2026 de laatste dag"),
        (RECEIVED - WEEK, f"23 mei 2026 {BY_LAW} 26 mei 2026 6 dagen voorbij, geteld vanaf 26 mei 2026"),
        (RECEIVED + WEEK, f"6 juni 2026 {BY_LAW} 8 juni 2026 nog 7 dagen, tot en met 8 juni 2026"),
        (date(2026, 3, 31), "26 mei 2026 6 dagen voorbij"),
    ],
    ids=["ends-today", "over", "near", "working-day"],
)
def test_days_are_counted_from_the_day_on_which_the_term_ends(clerk, region, work, received_on, told):
    """Monday 25 May 2026 is Whit Monday, so that a term of Saturday 23 May ends on Tuesday 26 May."""
    draft(region, received_on)
    assert told in text_of(clerk.get(work))


def test_where_it_is_not_settled_that_the_law_moves_it_on_they_are_counted_from_the_day_itself(
    clerk, region, work
):
    """Of a budget the twelve weeks are our reading: who counts on the later day may be too late."""
    piece(region, sent_on=None, received_on=SATURDAY - 12 * WEEK)
    shown = text_of(clerk.get(work))
    assert "is niet nagegaan; dan is het 1 juni 2026 2 dagen voorbij, geteld vanaf 30 mei 2026" in shown


def test_a_list_calls_it_over_only_after_that_day(clerk, region):
    draft(region, RECEIVED)
    draft(region, RECEIVED - WEEK, subject="tweede wijziging")
    over = text_of(clerk.get(reverse("councils:opinions") + "?laatste-dag=voorbij"))
    assert "tweede wijziging" in over
    assert "derde wijziging" not in over


def test_a_meeting_on_the_day_on_which_it_ends_is_in_time(clerk, region, work):
    row = draft(region, RECEIVED)
    meeting = CouncilMeeting.objects.create(party=region.houten, on=TODAY, name="raad")
    late = CouncilMeeting.objects.create(party=region.houten, on=TODAY + timedelta(days=1), name="raad")
    assert "laatste op tijd: 1 juni 2026, raad" in text_of(clerk.get(work))
    form = says(clerk.get(where(row, "agenda")))
    assert "1 juni 2026, raad<" in form
    assert "2 juni 2026, raad, na de laatste dag" in form
    fill(clerk, row, "agenda", meeting=str(meeting.public_id))
    assert "na de laatste dag" not in says(clerk.get(page(row)))
    fill(clerk, row, "agenda", meeting=str(late.public_id))
    assert "na de laatste dag" in says(clerk.get(page(row)))


# --- a decision before its meeting ----------------------------------------------------------------------------------

EARLY = "het besluit is van 12 mei 2026, en het stuk staat op de agenda van 28 mei 2026; kijk beide dagen na."


def test_a_decision_before_its_meeting_is_kept_and_said(clerk, region):
    row = drafted(region, agenda_on=date(2026, 5, 28))
    told = {"reaction": "said", "decided_on": "2026-05-12", "text": "Akkoord."}
    answer = fill(clerk, row, "besluit", **told)
    assert answer.status_code == 302
    assert text_of(clerk.get(answer.url)).count(f"Let op: {EARLY}") == 1


@pytest.mark.parametrize(
    "agenda_on", [None, date(2026, 5, 12), date(2026, 5, 11)], ids=["none", "same", "before"]
)
def test_of_days_that_go_together_nothing_is_said(clerk, region, agenda_on):
    assert "kijk beide dagen na" not in says(clerk.get(page(decided(region, agenda_on=agenda_on))))


def test_others_read_it_only_once_the_decision_was_sent(region):
    """Planted: the day of a decision that was not sent is for its own house."""
    elsewhere = clerk_of(region.nieuwegein)
    row = decided(region, agenda_on=date(2026, 5, 28))
    assert "12 mei 2026" not in says(elsewhere.get(page(row)))
    other = returned(region, year=2028, agenda_on=date(2026, 5, 28))
    assert EARLY in says(elsewhere.get(page(other)))
