"""Hold an ID token against what was asked, and read who it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import ClaimError, ExpiredTokenError, InvalidKeyIdError, JoseError

from verband.rooms.accounts.models import Provider
from verband.rooms.accounts.oidc.discovery import Metadata, keys_of
from verband.rooms.accounts.oidc.errors import (
    AudienceError,
    ClockError,
    ExpiredError,
    IssuerError,
    LevelError,
    NonceError,
    SignatureError,
    SignInError,
    TooManyGroupsError,
    UnusableError,
)
from verband.rooms.accounts.oidc.exchange import Tokens
from verband.rooms.accounts.oidc.pending import Pending
from verband.rooms.accounts.oidc.transport import ask

ALGORITHMS = ("RS256", "PS256", "ES256", "RS384", "PS384", "ES384", "RS512", "PS512", "ES512")
"""Signatures with a key pair. Not ``none``, and nothing where whoever verifies could also sign."""
LEEWAY_SECONDS = 60
MOST_SUBJECT = 255
MOST_NAME = 150
WRONG: Mapping[str, type[SignInError]] = {
    "iss": IssuerError,
    "aud": AudienceError,
    "azp": AudienceError,
    "nonce": NonceError,
    "iat": ClockError,
    "nbf": ClockError,
    "at_hash": SignatureError,
}
"""The claim that is wrong → what to say."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who signed in at the provider, as far as the provider told and we believe it."""

    issuer: str
    subject: str
    email: str = ""
    """Only when the provider says that it has verified the address."""
    groups: frozenset[str] = frozenset()
    name: str = ""


def person_of(
    provider: Provider, metadata: Metadata, tokens: Tokens, visit: Pending, *, at: datetime
) -> Person:
    """Return who signed in; every doubt about the token ends it."""
    found = _verified(metadata, tokens.id_token)
    _hold(found, provider, tokens, visit, at)
    claims = found.claims
    told = _userinfo(provider, metadata, tokens, claims)
    return Person(
        issuer=provider.issuer,
        subject=claims["sub"],
        email=_email(claims) or _email(told),
        groups=_groups(provider.groups_claim, {**told, **claims}),
        name=_name({**told, **claims}),
    )


def _verified(metadata: Metadata, token: str) -> jwt.Token:
    """Read a token whose signature holds; a key that is not known yet may be a new one."""
    try:
        return jwt.decode(token, keys_of(metadata), algorithms=ALGORITHMS)
    except InvalidKeyIdError:
        pass
    except (JoseError, ValueError, TypeError) as error:
        raise SignatureError from error
    try:
        return jwt.decode(token, keys_of(metadata, fresh=True), algorithms=ALGORITHMS)
    except (JoseError, ValueError, TypeError) as error:
        raise SignatureError from error


def _hold(found: jwt.Token, provider: Provider, tokens: Tokens, visit: Pending, at: datetime) -> None:
    """Refuse a token that is not from this provider, for us, in answer to this question and of this moment."""
    levels = provider.acr_values.split()
    options = {"iss": {"value": provider.issuer}, "aud": {"value": provider.client_id}}
    params = {"client_id": provider.client_id, "nonce": visit.nonce, "access_token": tokens.access_token}
    held = CodeIDToken(found.claims, found.header, options, params)
    try:
        held.validate(now=int(at.timestamp()), leeway=LEEWAY_SECONDS)
    except ExpiredTokenError as error:
        raise ExpiredError from error
    except ClaimError as error:
        raise WRONG.get(error.claim, UnusableError) from error
    if not 1 <= len(found.claims["sub"]) <= MOST_SUBJECT:
        raise UnusableError
    if levels and found.claims.get("acr") not in levels:
        raise LevelError


def _userinfo(
    provider: Provider, metadata: Metadata, tokens: Tokens, claims: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what the provider tells beside the token, when the token leaves out what we need."""
    needed = {"email", provider.groups_claim or "email"}
    if not metadata.userinfo_endpoint or needed <= claims.keys():
        return {}
    sent = {"Authorization": f"Bearer {tokens.access_token}"}
    answer = ask(metadata.issuer, metadata.userinfo_endpoint, headers=sent)
    if answer.status != HTTPStatus.OK or answer.body.get("sub") != claims["sub"]:
        raise UnusableError
    return answer.body


def _email(told: Mapping[str, Any]) -> str:
    """Return the address, empty unless the provider says in so many words that it has verified it."""
    email = told.get("email")
    if told.get("email_verified") is not True or not isinstance(email, str) or email.count("@") != 1:
        return ""
    return email.strip()


def _name(told: Mapping[str, Any]) -> str:
    """Return the name on one line, without what could pass for markup; empty when there is none to use."""
    name = told.get("name")
    fit = isinstance(name, str) and name.isprintable() and not set("<>") & set(name)
    return str(name).strip()[:MOST_NAME] if fit else ""


def _groups(name: str, told: Mapping[str, Any]) -> frozenset[str]:
    """Return the groups, a list of texts or one text; a claim that is left out means none.

    A provider that refers to another address instead, because there are too many, is asked to send fewer: taking
    that for none would end all roles.
    """
    referred = told.get("_claim_names")
    if name and isinstance(referred, dict) and name in referred:
        raise TooManyGroupsError
    given = told.get(name, []) if name else []
    return frozenset(
        one for one in (given if isinstance(given, list) else [given]) if isinstance(one, str) and one
    )
