"""What an administrator does with a sign-in service stands in the history, for administrators."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from verband.rooms.accounts.oidc.services import ProviderValues, add_provider, change_provider
from verband.rooms.history.kinds import signatures_of
from verband.rooms.history.models import Event
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


def test_administrators_read_who_did_it_on_every_page_of_the_history(cast, added):
    cast.beheerder.name = "Bo de Beheerder"
    cast.beheerder.save()
    batch = Event.objects.get(object_id=added.public_id).batch
    pages = [reverse("history:recent"), reverse("history:record", args=[added.public_id])]
    for page in [*pages, reverse("history:batch", args=[batch])]:
        assert "Bo de Beheerder" in window(cast.beheerder).get(page).content.decode(), page


def test_of_other_records_administrators_read_no_more_than_the_public(cast):
    """Running the site is no role in the register: who did something there is signed as it is for everyone."""
    event = Event.objects.create(
        moment=AT,
        actor_id=cast.ambtenaar.pk,
        deed="update",
        object_kind="party",
        object_id=uuid4(),
    )
    told = {
        who: signatures_of(who, [event], AT.date())[event.pk] for who in (cast.beheerder, AnonymousUser())
    }
    assert len(set(told.values())) == 1
    assert cast.ambtenaar.get_full_name() not in told[cast.beheerder]


def test_nobody_but_an_administrator_reads_the_name(cast, added):
    event = Event.objects.get(object_id=added.public_id)
    name = str(cast.beheerder)
    reads = {
        who
        for who, user in cast.everyone().items()
        if name in signatures_of(user or AnonymousUser(), [event], AT.date())[event.pk]
    }
    assert "beheerder" in reads
    assert not reads & {"inwoner", "buitenstaander"}
    assert name not in signatures_of(AnonymousUser(), [event], AT.date())[event.pk]
