"""Walk through a visit to a small provider as a browser would."""

from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from django.urls import reverse

from verband.rooms.accounts.models import Provider, User
from verband.rooms.accounts.tests.provider import CLIENT_ID, SmallProvider

GIVEN = "een lang geheim woord"


def connected(small: SmallProvider, **values: Any) -> Provider:
    """Return the row of a provider that people can sign in with."""
    given = {"name": "Gemeente Soest", "email_domains": "soest.nl", "active": True, **values}
    return Provider.objects.create(issuer=small.issuer, client_id=CLIENT_ID, **given)


def account(email: str = "griffier@soest.nl", **values: Any) -> User:
    """Return an account that is in use."""
    return User.objects.create_user(email, GIVEN, **values)


def go(client: Client, provider: Provider, next_page: str = "/"):
    """Begin a visit; returns what we answer."""
    return client.get(reverse("oidc:start", args=[provider.public_id]), {"next": next_page})


def at_provider(address: str) -> str:
    """Open the address at the provider and return where it sends the browser, as path and query."""
    parts = urlsplit(address)
    wire = HTTPConnection(parts.netloc, timeout=5)
    wire.request("GET", f"{parts.path}?{parts.query}")
    back = urlsplit(wire.getresponse().getheader("Location"))
    wire.close()
    return f"{back.path}?{back.query}"


def visit(client: Client, provider: Provider, next_page: str = "/"):
    """Go to the provider and come back; returns what we answer."""
    return client.get(at_provider(go(client, provider, next_page).url))


def who(client: Client) -> str:
    """Return the number of who is signed in, empty for nobody."""
    return client.session.get("_auth_user_id", "")
