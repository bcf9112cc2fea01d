"""What an administrator does with a sign-in service stands in the history, for administrators."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from verband.rooms.accounts.oidc.services import ProviderValues, add_provider, change_provider
from verband.rooms.register.tests.cast import window

NAME, AT = "Inloggen van Soest", datetime(2026, 11, 20, 12, tzinfo=UTC)
VALUES = ProviderValues(
    name=NAME,
    issuer="https://inloggen.soest.nl",
    client_id="verband",
    scopes="openid",
    acr_values="",
    groups_claim="groups",
    group_roles={},
    places="gm0342",
    email_domains="",
)


@pytest.fixture
def added(cast):
    return add_provider(values=VALUES, at=AT, by=cast.beheerder)


def test_administrators_read_it_and_nobody_else(cast, added):
    def shows(user):
        return NAME in window(user).get(reverse("history:recent")).content.decode()

    assert {who for who, user in cast.everyone().items() if shows(user)} == {"beheerder"}


def test_its_page_says_which_roles_it_gives_from_then_on(cast, added):
    roles = VALUES | {"group_roles": {"raad": "clerk:gm0342"}}
    change_provider(provider=added, values=roles, revision=1, at=AT, by=cast.beheerder)
    page = window(cast.beheerder).get(reverse("history:record", args=[added.public_id])).content.decode()
    assert "raad: clerk:gm0342" in page
