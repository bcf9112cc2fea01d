"""What rests on a treaty has the terms of the Wgr only as far as nobody looked: every page says so."""

import pytest
from django.urls import reverse

from verband.rooms.councils.tests.calendars import events
from verband.rooms.register.choices import Form
from verband.rooms.register.selectors.on_day import forget
from verband.rooms.register.tests.pages import text_of

SAYS = "Deze samenwerking gaat over de landsgrens en rust op een verdrag of op Europees recht."
NOT_CHECKED = "Of de termijnen van de Wgr hier gelden, is niet nagegaan"


@pytest.fixture(params=[True, False], ids=["across", "within"])
def across(request, region):
    region.fire.versions.update(cross_border=request.param, form=Form.PUBLIC_BODY)
    forget()
    return request.param


def test_the_calendar_says_so_and_keeps_its_moments(clerk, fire, across):
    shown = text_of(clerk.get(fire))
    assert (SAYS in shown, NOT_CHECKED in shown) == (across, across)
    assert "Ontwerpbegroting naar de raden 2027" in shown


def test_the_grid_marks_its_row(clerk, across):
    page = clerk.get(reverse("councils:grid"), {"gebied": "PV26"})
    shown = text_of(page)
    assert ("Veiligheidsregio Lek rust op een verdrag; termijnen van de Wgr niet nagegaan" in shown) == across
    assert "Afvaldienst Lek rust op" not in shown


def test_every_entry_of_its_calendar_file_says_so(clerk, region, across):
    where = reverse("councils:partnership-ics", args=[region.fire.public_id])
    found = events(clerk.get(where, {"jaar": "2026"}).content)
    told = [each for each in found if "naar de raden" in each["SUMMARY"]]
    assert told
    assert all(
        (SAYS in each["DESCRIPTION"] and NOT_CHECKED in each["DESCRIPTION"]) == across for each in told
    )
