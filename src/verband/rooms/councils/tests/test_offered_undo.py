"""What the toast offers to undo can be undone by whoever reads it; it is 1 June 2026."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.models import Consultation
from verband.rooms.councils.tests.pieces import clerk_of, piece, returned
from verband.rooms.councils.tests.test_board_views import noted, step
from verband.rooms.councils.tests.test_consultations import undo
from verband.rooms.history.models import Event
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import sent

OFFER = "Ongedaan maken"


@pytest.fixture
def board(region):
    return clerk_of(region.waste_body)


def test_what_a_clerk_confirmed_is_not_offered_to_be_undone(board, region):
    row = piece(region, region.nieuwegein)
    noted(board, row)
    clerk, where = clerk_of(region.nieuwegein), step(row, "bevestigen")
    answer = clerk.post(where, sent(clerk.get(where)) | {"decided_on": "2026-05-14"}, follow=True)
    said = text_of(answer)
    assert "Bevestigd namens de eigen raad." in said
    assert OFFER not in said
    assert undo(clerk).status_code == 404


def test_what_the_board_noted_is_offered_to_be_undone(board, region):
    row = piece(region, region.nieuwegein)
    assert OFFER in text_of(board.get(noted(board, row).url))
    assert undo(board).status_code == 302


def test_a_sending_is_undone_for_all_when_one_council_sent_its_view_already(board, region):
    row = returned(region)
    piece(region, region.nieuwegein)
    where = reverse("councils:note-sending", args=[row.public_id])
    chosen = [str(party.public_id) for party in (region.houten, region.nieuwegein)]
    told = {"sent_on": "2026-04-02", "sent_proof": "zaak 115", "councils": chosen}
    said = text_of(board.post(where, told, follow=True))
    assert "vastgelegd voor 2 overheden" in said
    assert OFFER in said
    assert undo(board).status_code == 302
    assert set(Consultation.objects.values_list("sent_on", "sent_proof")) == {(date(2026, 4, 1), "")}


def test_a_sending_that_no_longer_goes_with_the_receipt_is_not_undone_and_says_so(board, region):
    row = piece(region, sent_on=date(2026, 4, 10))
    where = reverse("councils:note-sending", args=[row.public_id])
    board.post(where, {"sent_on": "2026-04-01", "sent_proof": "", "councils": str(region.houten.public_id)})
    clerk, there = clerk_of(region.houten), step(row, "ontvangst")
    batch = reverse("history:undo", args=[Event.objects.latest("pk").batch])
    clerk.post(there, sent(clerk.get(there)) | {"received_on": "2026-04-03"})
    answer = board.post(batch)
    assert answer.status_code == 409
    row.refresh_from_db()
    assert row.sent_on == date(2026, 4, 1)
