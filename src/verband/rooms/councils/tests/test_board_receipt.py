"""What the board does for many councils: noting receipts, going on to the next, answering; it is 1 June 2026."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.models import Consultation
from verband.rooms.councils.tests.pieces import clerk_of, drafted, piece, returned
from verband.rooms.councils.tests.test_board_views import VIEW, noted, page, step
from verband.rooms.councils.tests.test_consultations import undo
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import sent

WORD = "ontvangst-bestuur"
MARK = "volgens het bestuur, nog niet bevestigd door de griffie"
RECEIPT = {"received_on": "2026-04-07", "proof": "ontvangstbevestiging van 7 april"}


@pytest.fixture
def board(region):
    return clerk_of(region.waste_body)


@pytest.fixture
def row(region) -> Consultation:
    return piece(region, region.nieuwegein)


def received(browser, row, **told):
    return browser.post(step(row, WORD), sent(browser.get(step(row, WORD))) | RECEIPT | told)


def test_the_board_notes_a_receipt_and_it_stays_marked_until_the_clerk_confirms_it(board, row, region):
    assert received(board, row).status_code == 302
    said = text_of(board.get(page(row)))
    assert f"7 april 2026; ontvangstbevestiging van 7 april {MARK}" in said
    clerk = clerk_of(region.nieuwegein)
    work = text_of(clerk.get(reverse("councils:work", args=[region.nieuwegein.public_id])))
    assert "ontvangst volgens het bestuur" in work
    there = step(row, "ontvangst")
    assert clerk.post(there, sent(clerk.get(there))).status_code == 302
    row.refresh_from_db()
    assert (row.received_on, row.received_by_board) == (date(2026, 4, 7), False)
    assert MARK not in text_of(board.get(page(row)))
    assert board.get(step(row, WORD)).status_code == 404


def test_a_receipt_of_the_board_runs_the_term(board, row):
    received(board, row)
    said = text_of(board.get(page(row)))
    assert "30 juni 2026" in said
    assert "gerekend vanaf de verzending" not in said


@pytest.mark.parametrize("stand", [drafted, returned])
def test_the_board_notes_no_receipt_where_a_clerk_wrote(board, region, stand):
    row = stand(region)
    assert board.get(step(row, WORD)).status_code == 404
    assert board.post(step(row, WORD), RECEIPT).status_code == 404


def test_who_may_note_a_receipt_for_the_board(cast, region):
    row = piece(region, region.nieuwegein)
    got = {
        who for who, user in cast.everyone().items() if window(user).get(step(row, WORD)).status_code == 200
    }
    assert got == set()
    assert clerk_of(region.waste_body).get(step(row, WORD)).status_code == 200


def test_a_receipt_is_emptied_and_undone_until_the_clerk_confirmed_it(board, row, region):
    received(board, row)
    assert received(board, row, received_on="").status_code == 422
    assert received(board, row, received_on="", proof="").status_code == 302
    row.refresh_from_db()
    assert (row.received_on, row.proof, row.received_by_board) == (None, "", False)
    assert undo(board).status_code == 302
    row.refresh_from_db()
    assert (row.received_on, row.received_by_board) == (date(2026, 4, 7), True)
    assert undo(board).status_code == 302
    received(board, row)
    clerk, there = clerk_of(region.nieuwegein), step(row, "ontvangst")
    where = reverse("councils:consultation", args=[row.public_id])
    clerk.post(there, sent(clerk.get(there)) | {"received_on": "2026-04-08"})
    assert "Ongedaan maken" in text_of(clerk.get(where))
    row.refresh_from_db()
    assert row.received_on == date(2026, 4, 8)


def test_the_board_undoes_no_receipt_that_the_clerk_confirmed(board, row, region):
    answer = received(board, row)
    assert answer.status_code == 302
    batch = Consultation.objects.get().public_id
    clerk, there = clerk_of(region.nieuwegein), step(row, "ontvangst")
    clerk.post(there, sent(clerk.get(there)))
    assert undo(board).status_code == 404
    assert Consultation.objects.get(public_id=batch).received_on == date(2026, 4, 7)


def test_the_board_notes_a_view_beside_its_own_receipt_and_the_clerk_confirms_both(board, row, region):
    received(board, row)
    assert noted(board, row).status_code == 302
    clerk, there = clerk_of(region.nieuwegein), step(row, "bevestigen")
    shown = clerk.get(there)
    assert "Ontvangen op 7 april 2026, volgens het bestuur" in text_of(shown)
    assert clerk.post(there, sent(shown) | {"decided_on": "2026-05-14"}).status_code == 302
    row.refresh_from_db()
    assert (row.by_board, row.received_by_board) == (False, False)


@pytest.mark.parametrize("word", [WORD, "volgens-bestuur"])
def test_the_board_goes_on_to_the_next_council(board, row, region, word):
    last = piece(region, region.vijfheerenlanden)
    told = RECEIPT if word == WORD else VIEW
    form = board.get(step(row, word))
    assert "Bewaar en ga naar het volgende" in text_of(form)
    answer = board.post(step(row, word), sent(form) | told | {"verder": "1"})
    assert answer.url == step(last, word)
    assert "Bewaar en ga naar het volgende" not in text_of(board.get(step(last, word)))


def test_the_form_of_an_answer_shows_the_view_that_is_answered(board, region):
    row = returned(region, text="De raad vraagt een lager tarief.")
    said = text_of(board.get(step(row, "antwoord")))
    assert "Dit schreef de raad van Houten" in said
    assert "De raad vraagt een lager tarief." in said
