"""What a provider tells about itself: its addresses and its keys, kept for an hour."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from django.core.cache import cache
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, RSAKey

from verband.rooms.accounts.models import Provider
from verband.rooms.accounts.oidc.errors import UnusableError
from verband.rooms.accounts.oidc.transport import ask, is_of

PATH = "/.well-known/openid-configuration"
KEPT_SECONDS = 3600
PATIENCE_SECONDS = 60
"""Keys are asked for again because of an unknown one at most once in this time."""
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
KINDS: Mapping[str, type[RSAKey] | type[ECKey]] = {"RSA": RSAKey, "EC": ECKey}
OPTIONAL = ("userinfo_endpoint", "end_session_endpoint")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The addresses of a provider, each at its own host; empty where it has none."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str = ""
    end_session_endpoint: str = ""
    names_itself: bool = False
    """Whether every answer says which provider it comes from (RFC 9207)."""
    challenge_methods: tuple[str, ...] = ()
    auth_methods: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


def metadata_of(provider: Provider, *, fresh: bool = False) -> Metadata:
    """Return what the provider tells about itself; ``fresh`` asks again."""
    key = _cache_key("metadata", provider.issuer)
    kept = None if fresh else cache.get(key)
    if kept:
        return Metadata(**kept)
    found = _read(provider.issuer)
    cache.set(key, asdict(found), KEPT_SECONDS)
    return found


def keys_of(metadata: Metadata, *, fresh: bool = False) -> KeySet:
    """Return the public keys that the provider signs with; ``fresh`` asks again, at most once a minute."""
    key = _cache_key("keys", metadata.jwks_uri)
    kept = cache.get(key)
    if kept and not (fresh and cache.add(f"{key}-asked", True, PATIENCE_SECONDS)):
        return _key_set(kept)
    answer = ask(metadata.issuer, metadata.jwks_uri)
    found = _key_set(answer.body)
    cache.set(key, answer.body, KEPT_SECONDS)
    return found


def forget(provider: Provider) -> None:
    """Forget what is kept of a provider, because its address was changed or someone wants to see it as it is now."""
    found = cache.get(_cache_key("metadata", provider.issuer))
    cache.delete(_cache_key("metadata", provider.issuer))
    if found:
        cache.delete(_cache_key("keys", found["jwks_uri"]))


def _read(issuer: str) -> Metadata:
    answer = ask(issuer, issuer.rstrip("/") + PATH)
    told = answer.body
    if answer.status != HTTPStatus.OK or told.get("issuer") != issuer:
        raise UnusableError
    needed = {name: _address(told, name, issuer) for name in NEEDED}
    optional = {name: _address(told, name, issuer) for name in OPTIONAL if told.get(name)}
    return Metadata(
        issuer=issuer,
        names_itself=told.get("authorization_response_iss_parameter_supported") is True,
        challenge_methods=_words(told, "code_challenge_methods_supported"),
        auth_methods=_words(told, "token_endpoint_auth_methods_supported"),
        levels=_words(told, "acr_values_supported"),
        **needed,
        **optional,
    )


def _address(told: Mapping[str, Any], name: str, issuer: str) -> str:
    """Return an address that the provider tells of; one at another host is refused, ours to ask or not."""
    found = told.get(name)
    if not isinstance(found, str) or not is_of(issuer, found):
        raise UnusableError
    return found


def _words(told: Mapping[str, Any], name: str) -> tuple[str, ...]:
    given = told.get(name)
    return tuple(str(one) for one in given) if isinstance(given, list) else ()


def _key_set(told: Mapping[str, Any]) -> KeySet:
    """Return the keys that can verify a signature: RSA and EC only, none that is secret or meant for sealing."""
    given = told.get("keys")
    if not isinstance(given, list):
        raise UnusableError
    public = [one for one in given if isinstance(one, dict) and one.get("use", "sig") == "sig"]
    found = [key for one in public if (key := _public_key(one))]
    if not found:
        raise UnusableError
    return KeySet(list(found))


def _public_key(told: dict[str, Any]) -> RSAKey | ECKey | None:
    kind = KINDS.get(str(told.get("kty")))
    try:
        return kind.import_key(told) if kind else None
    except (JoseError, ValueError, TypeError):
        return None


def _cache_key(what: str, address: str) -> str:
    return f"oidc-{what}-{hashlib.sha256(address.encode()).hexdigest()}"
