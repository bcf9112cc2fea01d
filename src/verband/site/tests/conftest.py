"""The small region, for the pages of every room together, and someone who may read along in all of them."""

from datetime import date

import pytest
from django.test import Client

from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Affiliation
from verband.rooms.register.tests.cast import SINCE, person, window
from verband.rooms.register.tests.conftest import cast, region, today

__all__ = ["cast", "region", "today"]
FAR_AWAY = date(2199, 1, 1)


@pytest.fixture
def client(db: None) -> Client:
    """Read along everywhere as an adviser: the one role that needs no party, so that a register can be empty."""
    user = person("meelezer")
    for room in ("patchwork", "register"):
        Affiliation.objects.create(
            user=user, role=AffiliationRole.ADVISER, room=room, valid_from=SINCE, valid_to=FAR_AWAY
        )
    return window(user)
