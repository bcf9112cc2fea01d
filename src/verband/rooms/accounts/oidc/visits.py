"""A visit to a provider: where it goes to, what is made of the answer, and how it ends at both sides."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest
from django.urls import reverse

from verband.rooms.accounts.models import Provider
from verband.rooms.accounts.oidc import pending
from verband.rooms.accounts.oidc.claims import Person, person_of
from verband.rooms.accounts.oidc.discovery import Metadata, metadata_of
from verband.rooms.accounts.oidc.errors import MixedUpError, RefusedError, SignInError
from verband.rooms.accounts.oidc.exchange import Tokens, authorization_address, redeem
from verband.rooms.accounts.oidc.selectors import open_providers

SIGNED_IN = "oidc-signed-in"
"""Where the session keeps through which provider someone came in."""
MOST_HINT = 3000
"""Longest ID token that fits in an address beside the rest."""


def back_address(request: HttpRequest, provider: Provider) -> str:
    """Return where a provider sends people back to; each has its own, so that answers cannot be mixed up."""
    return request.build_absolute_uri(reverse("oidc:callback", args=[provider.public_id]))


def begin(request: HttpRequest, provider: Provider, purpose: pending.Purpose, *, at: datetime) -> str:
    """Remember a visit and return the address at the provider that begins it."""
    metadata = metadata_of(provider)
    visit = pending.begin(request, provider, purpose, at=at)
    return authorization_address(provider, metadata, visit, back=back_address(request, provider))


def answered(
    request: HttpRequest, provider: Provider, visit: pending.Pending, *, at: datetime
) -> tuple[Person, Tokens]:
    """Return who came back, and the tokens; every doubt is an error."""
    given = request.GET
    metadata = metadata_of(provider)
    _refuse_other_issuer(given, provider, metadata)
    if given.get("error") or not given.get("code"):
        raise RefusedError
    tokens = redeem(provider, metadata, visit, code=given["code"], back=back_address(request, provider))
    return person_of(provider, metadata, tokens, visit, at=at), tokens


def remember(request: HttpRequest, provider: Provider, tokens: Tokens) -> None:
    """Remember through which provider someone came in, and what it wants to see when she signs out there."""
    hint = tokens.id_token if len(tokens.id_token) <= MOST_HINT else ""
    request.session[SIGNED_IN] = {"provider": str(provider.public_id), "id_token": hint}


def provider_of(request: HttpRequest) -> Provider | None:
    """Return the provider that this visitor came in through, None for who has a password here."""
    kept = request.session.get(SIGNED_IN)
    return open_providers().filter(public_id=kept["provider"]).first() if kept else None


def sign_out(request: HttpRequest) -> Provider | None:
    """Sign someone out here; returns the provider where one may still be signed in, for ``_farewell.html``."""
    provider = provider_of(request)
    kept = request.session.get(SIGNED_IN)
    logout(request)
    if provider:
        request.session[SIGNED_IN] = kept
    return provider


def farewell_address(request: HttpRequest, provider: Provider, *, home: str) -> str:
    """Return the address at which one signs out at the provider, empty when it has none; to be used once."""
    kept = request.session.pop(SIGNED_IN, None) or {}
    try:
        ends_at = metadata_of(provider).end_session_endpoint
    except SignInError:
        return ""
    hint = kept.get("id_token") if kept.get("provider") == str(provider.public_id) else ""
    asked = {"client_id": provider.client_id, "post_logout_redirect_uri": request.build_absolute_uri(home)}
    asked |= {"id_token_hint": hint} if hint else {}
    return f"{ends_at}{'&' if '?' in ends_at else '?'}{urlencode(asked)}" if ends_at else ""


def _refuse_other_issuer(given: Mapping[str, str], provider: Provider, metadata: Metadata) -> None:
    """Hold who says to have answered against who was asked (RFC 9207)."""
    told = given.get("iss")
    if (told or metadata.names_itself) and told != provider.issuer:
        raise MixedUpError
