"""The two questions of the code flow: send someone to the provider, and turn the code into tokens."""

import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.base import OAuth2Error
from authlib.oauth2.client import OAuth2Client
from authlib.oauth2.rfc7523 import PrivateKeyJWT

from verband.rooms.accounts.models import Provider
from verband.rooms.accounts.oidc.discovery import Metadata
from verband.rooms.accounts.oidc.errors import RejectedError, UnreachableError, UnusableError
from verband.rooms.accounts.oidc.keys import algorithm_of, signing_key
from verband.rooms.accounts.oidc.pending import Pending
from verband.rooms.accounts.oidc.transport import Answer, ask

METHOD = "private_key_jwt"
ASSERTION_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the provider gives for a code."""

    id_token: str
    access_token: str


class _Road:
    """What Authlib posts through: our own transport, so that its limits hold for every question."""

    def __init__(self, issuer: str) -> None:
        self._issuer = issuer

    def post(self, url: str, data: dict[str, str], headers: dict[str, str], auth: ClientAuth) -> "_Response":
        """Post a form with our assertion added to it."""
        address, sent, body = auth.prepare("POST", url, dict(headers), urlencode(data))
        return _Response(ask(self._issuer, address, form=body, headers=sent))


class _Response:
    """An answer in the shape that Authlib reads."""

    def __init__(self, answer: Answer) -> None:
        self.status_code = answer.status
        self._body = answer.body

    def json(self) -> dict[str, Any]:
        """Return the JSON object."""
        return self._body

    def raise_for_status(self) -> None:
        """Refuse the answer of a server that is down."""
        if self.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise UnreachableError


def authorization_address(provider: Provider, metadata: Metadata, visit: Pending, *, back: str) -> str:
    """Return where to send someone: code flow with PKCE (S256), state, nonce and the level that is asked."""
    asked = {"acr_values": provider.acr_values} if provider.acr_values else {}
    address, _ = _client(provider, metadata, back=back).create_authorization_url(
        metadata.authorization_endpoint,
        state=visit.state,
        code_verifier=visit.verifier,
        nonce=visit.nonce,
        **asked,
    )
    return str(address)


def redeem(provider: Provider, metadata: Metadata, visit: Pending, *, code: str, back: str) -> Tokens:
    """Turn a code into tokens, with the verifier and an assertion signed with our own key.

    Raises
    ------
    RejectedError
        When the provider does not take the code, or does not know us.
    """
    try:
        found = _client(provider, metadata, back=back).fetch_token(
            metadata.token_endpoint, code=code, code_verifier=visit.verifier, grant_type="authorization_code"
        )
    except OAuth2Error as error:
        raise RejectedError from error
    given = [found.get("id_token"), found.get("access_token")]
    if not all(isinstance(token, str) and token.isascii() for token in given):
        raise UnusableError
    return Tokens(*map(str, given))


def _client(provider: Provider, metadata: Metadata, *, back: str) -> OAuth2Client:
    key = signing_key()
    client = OAuth2Client(
        _Road(provider.issuer),
        client_id=provider.client_id,
        client_secret=key,
        token_endpoint_auth_method=METHOD,
        code_challenge_method="S256",
        scope=provider.scopes,
        redirect_uri=back,
    )
    client.register_client_auth_method(_assertion(metadata, algorithm_of(key), key.kid))
    return client


def _assertion(metadata: Metadata, algorithm: str, kid: str | None) -> PrivateKeyJWT:
    """Return what signs our assertion; Authlib lets one live for an hour, we for a minute."""
    ends = {"exp": int(time.time()) + ASSERTION_SECONDS}
    return PrivateKeyJWT(metadata.token_endpoint, claims=ends, headers={"kid": kid}, alg=algorithm)
