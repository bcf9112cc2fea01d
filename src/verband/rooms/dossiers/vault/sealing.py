"""Seal and open bytes with AES-256-GCM; what is sealed opens only in the place where it was sealed.

A sealed value is one byte for the manner of sealing, a random nonce of twelve bytes, then the text with its tag.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from verband.rooms.dossiers.vault.errors import BrokenSealError, DestroyedError
from verband.rooms.dossiers.vault.ring import KEY_BYTES, KeyRing

MANNER = b"\x01"
NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value belongs; it opens nowhere else."""

    dossier: UUID
    table: str
    field: str
    row: UUID

    def bound(self) -> bytes:
        """Return the place as the bytes that a seal is bound to."""
        return json.dumps([str(self.dossier), self.table, self.field, str(self.row)]).encode()


@dataclass(frozen=True, slots=True, repr=False)
class WrappedKey:
    """The key of a dossier, locked with the key of the installation that has this mark."""

    key_id: str
    content: bytes


def new_wrapped_key(ring: KeyRing, dossier: UUID) -> WrappedKey:
    """Make the key of a new dossier."""
    return wrap(ring, dossier, secrets.token_bytes(KEY_BYTES))


def wrap(ring: KeyRing, dossier: UUID, key: bytes) -> WrappedKey:
    """Lock the key of a dossier with the newest key of the installation."""
    key_id = ring.current
    return WrappedKey(key_id, _sealed(ring.key(key_id), key, _bound_key(dossier, key_id)))


def unwrap(ring: KeyRing, dossier: UUID, wrapped: WrappedKey) -> bytes:
    """Return the key of a dossier; it must not leave the deed or the page that asks for it."""
    if not wrapped.content:
        raise DestroyedError
    return _opened(ring.key(wrapped.key_id), wrapped.content, _bound_key(dossier, wrapped.key_id))


def seal(key: bytes, content: bytes, place: Place) -> bytes:
    """Seal bytes with the key of a dossier, bound to their place."""
    return _sealed(key, content, place.bound())


def unseal(key: bytes, sealed: bytes, place: Place) -> bytes:
    """Return what was sealed in this place, or refuse."""
    return _opened(key, sealed, place.bound())


def fingerprint(key: bytes, content: bytes) -> str:
    """Return a hash that only who has the key of the dossier can make or compare; it tells nothing to others."""
    own = hmac.digest(key, b"verband fingerprint", hashlib.sha256)
    return hmac.new(own, content, hashlib.sha256).hexdigest()


def _bound_key(dossier: UUID, key_id: str) -> bytes:
    return json.dumps(["key", str(dossier), key_id]).encode()


def _sealed(key: bytes, content: bytes, bound: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return MANNER + nonce + AESGCM(key).encrypt(nonce, content, MANNER + bound)


def _opened(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    manner, nonce, content = sealed[:1], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    if manner != MANNER or len(nonce) < NONCE_BYTES:
        raise BrokenSealError
    try:
        return AESGCM(key).decrypt(nonce, content, MANNER + bound)
    except (InvalidTag, ValueError) as error:
        raise BrokenSealError from error
