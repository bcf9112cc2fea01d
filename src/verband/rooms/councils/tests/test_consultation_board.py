"""The meeting of the board that a piece leads to, and how late it came; it is 1 June 2026."""

from datetime import date

import pytest

from verband.rooms.councils.models import BoardMeeting
from verband.rooms.councils.tests.pieces import piece
from verband.rooms.councils.tests.test_consultations import page, says


def board_meets(region, on, occasion="budget"):
    return BoardMeeting.objects.create(partnership=region.fire, on=on, occasion=occasion, year=2027)


def test_a_piece_says_to_which_meeting_of_the_board_it_leads_and_that_it_came_late(clerk, region):
    row = piece(region, partnership=region.fire, sent_on=date(2026, 4, 18), received_on=date(2026, 4, 20))
    assert "nog niet ingevuld" in says(clerk.get(page(row)))
    board_meets(region, date(2026, 7, 8))
    shown = says(clerk.get(page(row)))
    assert "8 juli 2026" in shown
    # By hand: twelve weeks before Wednesday 8 July is 15 April; it was sent on the 18th.
    assert "3 dagen te laat gekomen" in shown
    assert "15 april 2026" in shown


@pytest.mark.parametrize("sent_on", [date(2026, 4, 15), None])
def test_what_came_on_the_last_day_or_did_not_come_is_not_late(clerk, region, sent_on):
    board_meets(region, date(2026, 7, 8))
    row = piece(region, partnership=region.fire, sent_on=sent_on)
    assert "te laat gekomen" not in says(clerk.get(page(row)))


def test_a_piece_outside_the_yearly_cycle_leads_to_the_first_meeting_on_it(clerk, region):
    row = piece(region, partnership=region.fire, occasion="decision")
    for day in (date(2026, 3, 2), date(2026, 9, 9), date(2026, 10, 10)):
        board_meets(region, day, "decision")
    shown = says(clerk.get(page(row)))
    assert "9 september 2026" in shown
    assert "10 oktober 2026" not in shown


def test_permission_leads_to_no_meeting_of_the_board(clerk, region):
    row = piece(region, voice="permission", occasion="arrangement", procedure="amend")
    assert "Bestuursvergadering" not in says(clerk.get(page(row)))
