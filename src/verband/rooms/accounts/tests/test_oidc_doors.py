"""Where people meet the provider of their organisation: signing in, an invitation, one's own page, signing out."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from verband.rooms.accounts.models import Provider, User
from verband.rooms.accounts.services.invitations import invite
from verband.rooms.accounts.tests.provider import SmallProvider
from verband.rooms.accounts.tests.visits import account, connected, visit, who

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(small: SmallProvider) -> Provider:
    return connected(small)


def start(provider: Provider) -> str:
    return reverse("oidc:start", args=[provider.public_id])


def test_the_sign_in_page_offers_it_and_keeps_where_one_was_going(client: Client, provider: Provider):
    page = client.get("/aanmelden/?next=/overheden/%3Fzoek%3Da%26b").content.decode()
    assert f'href="{start(provider)}?next=%2Foverheden%2F%3Fzoek%3Da%26b"' in page
    assert "Aanmelden via Gemeente Soest" in page


def test_the_sign_in_page_offers_none_that_is_out_of_use(client: Client, small: SmallProvider):
    connected(small, active=False)
    assert "Gemeente Soest" not in client.get("/aanmelden/").content.decode()


def test_an_invitation_can_be_taken_through_it(client: Client, provider: Provider, small: SmallProvider):
    _, secret = invite(email="nieuw@elders.nl", name="Nieuw", at=timezone.now(), by=None)
    page = client.get(reverse("accounts:invitation", args=[secret])).content.decode()
    assert start(provider) in page
    small.person = {"sub": "s-7"}
    assert visit(client, provider).status_code == 302
    assert who(client) == str(User.objects.get(email="nieuw@elders.nl").pk)


def test_one_s_own_page_says_what_is_tied_and_what_can_be(client: Client, provider: Provider):
    client.force_login(account())
    assert reverse("oidc:link", args=[provider.public_id]) in client.get("/mijn/").content.decode()
    visit(client, provider)
    page = client.get("/mijn/").content.decode()
    assert reverse("oidc:untie", args=[provider.public_id]) in page
    assert reverse("oidc:link", args=[provider.public_id]) not in page


def test_signing_out_offers_to_sign_out_there_too(client: Client, provider: Provider):
    account()
    visit(client, provider)
    page = client.post("/afmelden/").content.decode()
    assert reverse("oidc:farewell", args=[provider.public_id]) in page
    assert who(client) == ""


def test_the_session_says_whose_it_is_and_since_when(client: Client, provider: Provider):
    user = account()
    visit(client, provider)
    assert user.sessions.get().begun_at is not None
