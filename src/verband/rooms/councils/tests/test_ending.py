"""Ending an arrangement: article 1 of the Wgr does not name it, so the law sets councils no term; it is 1 June 2026."""

from datetime import date

import pytest

from verband.rooms.councils.choices import Occasion
from verband.rooms.councils.models import OwnTerm
from verband.rooms.councils.tests.pieces import piece
from verband.rooms.councils.tests.test_consultations import page, says

CAME = date(2026, 4, 3)
LEFT_TO_IT = "de wet noemt geen termijn; de regeling bepaalt dit (Wgr 9)"


def on_the_text(region, procedure):
    told = {"occasion": "arrangement", "year": 2026, "subject": "ontwerpbesluit", "received_on": CAME}
    return piece(region, partnership=region.fire, procedure=procedure, **told)


@pytest.mark.parametrize("procedure", ["make", "amend", "join", "leave"])
def test_the_other_procedures_have_the_eight_weeks(clerk, region, houten, procedure):
    shown = says(clerk.get(page(on_the_text(region, procedure))))
    assert "29 mei 2026" in shown  # eight weeks after Friday 3 April
    assert LEFT_TO_IT not in shown
    assert "Zienswijze op het ontwerp van een regeling" in says(clerk.get(houten))


def test_ending_has_no_term_by_law(clerk, region, houten, fire):
    shown = says(clerk.get(page(on_the_text(region, "end"))))
    assert LEFT_TO_IT in shown
    assert "29 mei 2026" not in shown
    assert "acht weken" not in shown
    for where in (houten, fire):
        assert "Zienswijze op het ontwerp van een regeling" not in says(clerk.get(where))


def test_ending_has_the_term_that_the_arrangement_sets(clerk, region):
    OwnTerm.objects.create(
        partnership=region.fire, occasion=Occasion.ARRANGEMENT, weeks=6, clause="artikel 30"
    )
    shown = says(clerk.get(page(on_the_text(region, "end"))))
    assert "15 mei 2026" in shown
    assert LEFT_TO_IT not in shown
