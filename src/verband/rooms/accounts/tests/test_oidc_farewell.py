"""Signing out here, and at the provider too where it offers that."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.urls import reverse

from verband.rooms.accounts.models import Provider
from verband.rooms.accounts.oidc import visits
from verband.rooms.accounts.tests.provider import CLIENT_ID, SmallProvider
from verband.rooms.accounts.tests.visits import account, connected, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(small: SmallProvider) -> Provider:
    account()
    return connected(small)


def sign_out(client: Client) -> Provider | None:
    """Sign out as the page for it does, in the session of this browser."""
    request = RequestFactory().post("/afmelden/")
    request.session, request.user = client.session, AnonymousUser()
    provider = visits.sign_out(request)
    request.session.save()
    client.cookies["verband_sessie"] = request.session.session_key
    return provider


def farewell(client: Client, provider: Provider):
    return client.get(reverse("oidc:farewell", args=[provider.public_id]))


def test_who_came_in_through_a_provider_can_sign_out_there_too(
    client: Client, provider: Provider, small: SmallProvider
):
    visit(client, provider)
    assert sign_out(client) == provider
    assert "_auth_user_id" not in client.session
    address = urlsplit(farewell(client, provider).url)
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{small.issuer}/logout"
    assert asked["client_id"] == CLIENT_ID
    assert asked["post_logout_redirect_uri"] == "http://testserver/aanmelden/"
    assert asked["id_token_hint"].count(".") == 2


def test_what_the_provider_wants_to_see_is_forgotten_after_one_use(client: Client, provider: Provider):
    visit(client, provider)
    sign_out(client)
    farewell(client, provider)
    assert visits.SIGNED_IN not in client.session
    assert "id_token_hint" not in farewell(client, provider).url


def test_who_has_a_password_here_is_not_sent_anywhere(client: Client, provider: Provider):
    client.force_login(account("ander@soest.nl"))
    assert sign_out(client) is None


def test_a_provider_without_its_own_signing_out_leads_to_our_sign_in_page(
    client: Client, provider: Provider, small: SmallProvider
):
    small.metadata = {"end_session_endpoint": None}
    visit(client, provider)
    sign_out(client)
    assert farewell(client, provider).url == "/aanmelden/"


def test_a_provider_that_is_down_does_not_keep_anyone_in(
    client: Client, provider: Provider, small: SmallProvider
):
    visit(client, provider)
    sign_out(client)
    small.close()
    cache.clear()
    assert farewell(client, provider).url == "/aanmelden/"
