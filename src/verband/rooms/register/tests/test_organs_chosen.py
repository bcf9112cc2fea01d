"""The organs that take part: some that are known, or that nobody knows which."""

import pytest
from django.urls import reverse

from verband.rooms.register.choices import Source
from verband.rooms.register.forms.participants import UNKNOWN_ALONE
from verband.rooms.register.models import Membership
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.test_keep_pages import sent


@pytest.fixture
def row(region):
    return Membership.objects.get(partnership=region.waste, party=region.houten, source=Source.REGISTER)


def choose(browser, row, organs):
    there = reverse("register:change-participation", args=[row.public_id])
    return browser.post(there, sent(browser.get(there)) | {"organs": organs})


def test_what_is_not_known_stands_beside_no_organ(cast, row):
    answer = choose(window(cast.ambtenaar), row, ["council", "unknown"])
    assert answer.status_code == 422
    assert answer.context["form"].errors["organs"] == [UNKNOWN_ALONE]


@pytest.mark.parametrize("organs", [["unknown"], ["council", "mayor"]], ids=["unknown", "known"])
def test_organs_or_what_is_not_known_are_kept(cast, row, organs):
    assert choose(window(cast.ambtenaar), row, organs).status_code == 302
    row.refresh_from_db()
    assert row.organs == organs
