"""The own list of a council: the last day of what waits, also when nobody noted the receipt; it is 1 June 2026."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.tests.pieces import piece
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of


@pytest.mark.parametrize(
    ("sent_on", "says"),
    [
        (date(2026, 4, 7), "30 juni 2026 gerekend vanaf de verzending; de ontvangst is niet vastgelegd"),
        (date(2026, 3, 3), "26 mei 2026 6 dagen voorbij"),
    ],
    ids=["running", "over"],
)
def test_what_was_not_noted_as_received_has_its_last_day(cast, region, sent_on, says):
    """Twelve weeks after the day of sending, by hand."""
    piece(region, sent_on=sent_on)
    where = reverse("councils:work", args=[region.houten.public_id])
    assert says in text_of(window(cast.griffier).get(where))
