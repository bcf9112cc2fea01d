"""The small region and its people, on a day that stands still."""

import pytest
from django.urls import reverse

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
