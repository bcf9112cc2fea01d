"""A piece that lies before one council already is laid before the others in one click; it is 1 June 2026."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.own_moments import consultations_of, handed
from verband.rooms.councils.tests.pieces import clerk_of, piece, returned
from verband.rooms.councils.tests.test_laying import laid, lay
from verband.rooms.register.tests.pages import text_of

TITLE, OTHER = "ontwerpbegroting 2027", "Ontwerp van de begroting"


@pytest.fixture
def board(region):
    return clerk_of(region.waste_body)


def everyone(region, **told):
    return laid(region, councils=[], everyone="on", **told)


@pytest.mark.parametrize("title", [TITLE, OTHER])
def test_the_others_are_laid_in_one_click_under_the_title_that_lies_there(board, region, title):
    there = piece(region, received_on=date(2026, 4, 3))
    asked = board.post(lay(region), everyone(region, subject=title))
    assert asked.status_code == 422
    assert "Sluit aan bij wat er al ligt: leg alleen voor aan de andere 2" in text_of(asked)
    done = board.post(lay(region), everyone(region, subject=title) | {"others_only": "1"}, follow=True)
    assert "Voorgelegd bij 2 overheden: ontwerpbegroting 2027" in text_of(done)
    rows = Consultation.objects.order_by("party__name")
    assert [(row.party, row.subject) for row in rows] == [
        (region.houten, TITLE),
        (region.nieuwegein, TITLE),
        (region.vijfheerenlanden, TITLE),
    ]
    assert Consultation.objects.get(received_on=date(2026, 4, 3)) == there


def test_a_piece_with_the_very_same_title_is_never_offered_as_new(board, region):
    piece(region)
    assert "Toch als nieuw stuk" not in text_of(board.post(lay(region), everyone(region)))
    assert "Toch als nieuw stuk" in text_of(board.post(lay(region), everyone(region, subject=OTHER)))


def test_where_it_lies_before_all_of_them_nothing_is_left_to_lay(board, region):
    for party in (region.houten, region.nieuwegein):
        piece(region, party)
    asked = board.post(lay(region), laid(region, subject=OTHER))
    assert "Sluit aan" not in text_of(asked)
    answer = board.post(lay(region), laid(region, subject=OTHER) | {"others_only": "1"})
    assert answer.status_code == 422
    assert "ligt al een stuk bij elke gekozen raad" in text_of(answer)
    assert Consultation.objects.count() == 2


def test_a_piece_of_another_year_joins_nothing(board, region):
    piece(region, year=2026)
    board.post(lay(region), everyone(region, subject=OTHER) | {"others_only": "1"})
    assert Consultation.objects.filter(year=2027, subject=OTHER).count() == 3


def test_the_list_counts_councils_and_not_pieces(board, region):
    returned(region)
    piece(region, subject=OTHER, sent_on=date(2026, 3, 1))
    piece(region, region.nieuwegein)
    assert "1 van 2 teruggestuurd" in text_of(board.get(reverse("councils:opinions")))


def test_of_two_pieces_day_and_state_are_of_the_same_one(region):
    piece(region, sent_on=None, received_on=date(2026, 4, 3))
    last = piece(region, subject=OTHER, sent_on=date(2026, 4, 1))
    [rows] = consultations_of({2027}).values()
    assert rows[-1] == last
    assert (handed(rows).sent_on, handed(rows).received_on) == (date(2026, 4, 1), None)
