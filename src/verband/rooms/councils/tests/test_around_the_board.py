"""A view around the meeting of the board, by the same words on every page; it is 1 June 2026 unless a test says so.

Worked by hand. Twelve weeks are 84 days: 3 March + 84 = 26 May, 17 April + 84 = 10 July, 24 June + 84 = 16 September,
14 September - 84 = 22 June.
"""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.common.asked import Asked
from verband.rooms.councils.choices import Occasion, Reaction
from verband.rooms.councils.models import BoardMeeting, CouncilMeeting
from verband.rooms.councils.selectors.council import council_year
from verband.rooms.councils.selectors.grid import grid_of
from verband.rooms.councils.tests.calendars import events
from verband.rooms.councils.tests.planned import board_meets, put
from verband.rooms.register.tests.pages import exported, section, text_of

BOARD = date(2026, 7, 9)
IN_TIME = (
    "gedaan, na de termijn en vóór de vergadering van het bestuur op 9 juli 2026, dus op tijd voor het besluit "
    "(artikel 35, derde lid Wgr)"
)


def said(region, received, returned=None, sent=None):
    """Let Houten send its view on the draft budget."""
    told = {"reaction": Reaction.SAID, "text": "Ja.", "decided_on": returned} if returned else {}
    return put(region, region.houten, sent_on=sent, received_on=received, returned_on=returned, **told)


def state_on(cast, region, day):
    lines = council_year(cast.griffier, region.houten.public_id, 2026, day).lines
    [line] = [line for line in lines if line.pieces and line.moment.rule.code == "zienswijze-begroting"]
    return line.told


def presidium(clerk, region):
    return text_of(clerk.get(reverse("councils:presidium", args=[region.houten.public_id]), {"jaar": "2026"}))


def described(clerk, region):
    """Return what the calendar entry of the view of Houten says."""
    where = reverse("councils:moment-ics", args=[region.fire.public_id, "zienswijze-begroting", 2027])
    [event] = events(clerk.get(where, {"raad": str(region.houten.public_id)}).content)
    return str(event["DESCRIPTION"])


def test_a_view_between_the_term_and_the_board_is_in_time_on_every_page(cast, clerk, houten, region):
    board_meets(region, BOARD)
    said(region, date(2026, 3, 3), date(2026, 5, 29), sent=date(2026, 3, 2))
    assert IN_TIME in text_of(clerk.get(houten))
    assert IN_TIME in presidium(clerk, region)
    year = exported(clerk, houten, {"jaar": "2026"})
    assert IN_TIME in {row["Stand"] for row in year if row["Moment"] == "Zienswijze op de ontwerpbegroting"}
    cell = grid_of(cast.griffier, Asked({}), 2026, date(2026, 8, 1)).rows[1].cells[0]
    assert cell.text.endswith("Z(✓)")
    assert IN_TIME in cell.title


def test_a_view_that_is_not_there_after_the_term_can_still_be_given_until_the_board_meets(
    cast, clerk, houten, region
):
    board_meets(region, BOARD)
    said(region, date(2026, 3, 3), sent=date(2026, 3, 2))
    open_until = "termijn voorbij; kan nog tot de vergadering van het bestuur op 9 juli 2026"
    assert open_until in text_of(clerk.get(houten))
    assert open_until in presidium(clerk, region)
    assert "Tot de vergadering van het bestuur op 9 juli 2026 kan het nog." in described(clerk, region)
    assert state_on(cast, region, date(2026, 7, 9)) == "dag voorbij, niet vastgelegd"
    dossier = text_of(
        clerk.get(
            reverse("councils:member-dossier-page", args=[region.houten.public_id, region.fire.public_id])
        )
    )
    assert open_until.capitalize() in dossier


def test_a_view_after_the_board_is_late_even_within_its_twelve_weeks(cast, region):
    board_meets(region, BOARD)
    said(region, date(2026, 4, 17), date(2026, 7, 10), sent=date(2026, 4, 16))
    assert (
        state_on(cast, region, date(2026, 8, 1))
        == "te laat: na de vergadering van het bestuur op 9 juli 2026"
    )


def test_without_a_meeting_no_view_is_called_late(cast, region):
    row = said(region, date(2026, 3, 3), date(2026, 6, 12))
    no_meeting = "de vergadering van het bestuur is niet ingevuld"
    assert state_on(cast, region, date(2026, 8, 1)) == f"gedaan, na de termijn; {no_meeting}"
    row.delete()
    said(region, date(2026, 3, 3))
    until = f"termijn voorbij; kan nog tot het bestuur besluit; {no_meeting}"
    assert state_on(cast, region, date(2026, 8, 1)) == until


def test_a_board_that_decides_within_the_term_is_told_without_blame_when_the_piece_was_sent_in_time(
    clerk, fire, houten, region
):
    board_meets(region, BOARD)
    said(region, date(2026, 4, 17), sent=date(2026, 4, 16))
    for page in (fire, houten):
        told = section(clerk.get(page), "Wat elkaar in de weg zit")
        assert (
            "loopt tot en met 10 juli 2026, 1 dag na de bestuursvergadering van 9 juli 2026: het bestuur besluit "
            "voordat die termijn voorbij is. Het stuk is op tijd verzonden; spreek af wanneer de raad klaar is."
        ) in told
        assert "Verplaats" not in told
    warns = "het bestuur vergadert op 9 juli 2026, voordat de termijn voorbij is"
    assert warns in presidium(clerk, region)
    assert warns in described(clerk, region)


@pytest.mark.parametrize(
    ("sent", "received", "ends"),
    [
        (
            date(2026, 6, 22), date(2026, 6, 24),
            "Het stuk is op tijd verzonden; spreek af wanneer de raad klaar is.",
        ),
        (
            date(2026, 6, 23), date(2026, 6, 24),
            "Het stuk is na de laatste dag verzonden: spreek af wanneer de raad klaar is.",
        ),
        (
            None, date(2026, 6, 24),
            "Wanneer het stuk is verzonden, is niet vastgelegd; spreek af wanneer de raad klaar is.",
        ),
    ],
)  # fmt: skip
def test_a_piece_is_late_by_its_sending_alone(clerk, region, sent, received, ends):
    said(region, received, sent=sent)
    told = text_of(clerk.get(reverse("councils:collisions"), {"jaar": "2026"}))
    assert (
        "loopt tot en met 16 september 2026, 2 dagen na 14 september 2026, de laatste dag waarop het bestuur kan "
        f"besluiten. {ends}"
    ) in told


@pytest.mark.parametrize(
    ("sent", "received", "state", "late"),
    [
        (None, date(2026, 4, 30), "ontvangen na de laatste dag; verzending niet vastgelegd", False),
        (date(2026, 4, 29), date(2026, 4, 30), "gedaan", False),
        (date(2026, 4, 30), date(2026, 4, 30), "te laat", True),
        (None, date(2026, 4, 29), "gedaan", False),
    ],
)
def test_frameworks_that_came_a_day_later_were_sent_in_time_or_nobody_knows(
    clerk, houten, region, sent, received, state, late
):
    row = put(
        region, region.houten,
        occasion=Occasion.FRAMEWORKS, subject="kaderbrief 2027", sent_on=sent, received_on=received,
    )  # fmt: skip
    assert f"Veiligheidsregio Lek Kaderbrief naar de raden 2027 {state} kaderbrief 2027" in text_of(
        clerk.get(houten)
    )
    page = text_of(clerk.get(reverse("councils:consultation", args=[row.public_id])))
    assert ("te laat gekomen" in page) == late


def test_the_calendar_says_that_twelve_weeks_for_a_view_are_our_reading(clerk, fire):
    shown = text_of(clerk.get(fire))
    assert "Onze lezing: de wet noemt in dit lid geen termijn." in shown
    assert "tot het bestuur de begroting vaststelt kan het nog" in shown
    assert "artikel 35, derde lid Wgr tekst van 1 juli 2022; onze lezing" in shown


def test_the_work_list_says_until_when_a_view_can_still_be_given(clerk, region):
    row = put(region, region.houten, sent_on=date(2026, 3, 2), received_on=date(2026, 3, 3))
    CouncilMeeting.objects.create(party=region.houten, on=date(2026, 6, 25), name="raad")
    work = reverse("councils:work", args=[region.houten.public_id])
    assert "geen vergadering meer op tijd" in text_of(clerk.get(work))
    board_meets(region, BOARD)
    shown = text_of(clerk.get(work))
    assert "26 mei 2026 6 dagen voorbij kan nog tot de vergadering van het bestuur op 9 juli 2026" in shown
    assert "laatste op tijd: 25 juni 2026, raad" in shown
    for day, too_late in ((date(2026, 7, 8), False), (date(2026, 7, 9), True)):
        row.agenda_on = day
        row.save()
        assert ("na de laatste dag" in text_of(clerk.get(work))) == too_late


def test_a_text_of_an_arrangement_waits_for_no_board(clerk, region):
    BoardMeeting.objects.create(partnership=region.fire, on=BOARD, occasion=Occasion.ARRANGEMENT, year=2026)
    put(region, region.houten, occasion=Occasion.ARRANGEMENT, year=2026, received_on=date(2026, 3, 3))
    work = reverse("councils:work", args=[region.houten.public_id])
    assert "kan nog tot" not in text_of(clerk.get(work))
