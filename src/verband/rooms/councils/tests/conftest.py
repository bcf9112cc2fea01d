"""The small region and its people, on a day that stands still."""

import pytest
from django.urls import reverse

from verband.rooms.councils.models import Frame, Rapporteur, ReportDraft
from verband.rooms.councils.tests.drafts import BEGUN, adding, told
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.conftest import cast, region, today

__all__ = ["cast", "region", "today"]


@pytest.fixture
def clerk(cast):
    """Look on as the clerk of Houten."""
    return window(cast.griffier)


@pytest.fixture
def fire(region):
    """Return the calendar of the fire brigade."""
    return reverse("councils:calendar", args=[region.fire.public_id])


@pytest.fixture
def houten(region):
    """Return the calendar of the council of Houten."""
    return reverse("councils:council", args=[region.houten.public_id])


@pytest.fixture
def writer(cast):
    """Look on as the one whom the clerk of Houten named as rapporteur."""
    return window(cast.raadslid)


@pytest.fixture
def page(region):
    """Return the page of how Houten follows the fire brigade."""
    return reverse("councils:following", args=[region.houten.public_id, region.fire.public_id])


@pytest.fixture
def frame(region):
    """Let Houten ask something of the fire brigade."""
    about = {"party": region.houten, "partnership": region.fire}
    return Frame.objects.create(**about, text="De kosten blijven gelijk", set_on=BEGUN)


@pytest.fixture
def follows(cast, region, frame):
    """Let a member of the council of Houten follow it."""
    about = {"party": region.houten, "partnership": region.fire}
    return Rapporteur.objects.create(**about, name="Vos", account=cast.raadslid, valid_from=BEGUN)


@pytest.fixture
def draft(writer, region, frame, follows):
    """Let the rapporteur of Houten write a draft."""
    assert writer.post(adding(region, "concept"), told(frame, follows)).status_code == 302
    return ReportDraft.objects.get()
