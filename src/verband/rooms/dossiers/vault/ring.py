"""The keys of the installation, which lock the key of every dossier and are kept outside the database."""

import base64
import binascii
import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from verband.rooms.dossiers.vault.errors import BadKeyError, KeyMissingError, NoKeyGivenError

KEY_BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class KeyRing:
    """The keys by their mark, the one that locks first; the others only open what they locked before."""

    keys: dict[str, bytes]

    @property
    def current(self) -> str:
        """The mark of the key that locks."""
        return next(iter(self.keys))

    def key(self, key_id: str) -> bytes:
        """Return a key by its mark."""
        if key_id not in self.keys:
            raise KeyMissingError(key_id)
        return self.keys[key_id]


def ring() -> KeyRing:
    """Return the keys from the environment; a working copy makes one once and keeps it in the data folder."""
    given = settings.VAULT_KEY.strip()
    if not given and settings.PRODUCTION:
        raise NoKeyGivenError
    return KeyRing(_parsed(_from_file(given) if given else _own(settings.VAULT_FILE)))


def mark_of(key: bytes) -> str:
    """Return what tells one key from another without giving it away."""
    return hashlib.sha256(b"verband vault key" + key).hexdigest()[:12]


def _from_file(given: str) -> str:
    """Return the keys themselves; what is no key is the path of a file with keys."""
    with suppress(BadKeyError):
        _parsed(given)
        return given
    try:
        return Path(given).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise BadKeyError from error


def _parsed(text: str) -> dict[str, bytes]:
    keys = [_decoded(word) for word in text.replace(",", " ").split()]
    if not keys:
        raise BadKeyError
    return {mark_of(key): key for key in keys}


def _decoded(word: str) -> bytes:
    try:
        key = base64.b64decode(word.translate(str.maketrans("-_", "+/")), validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadKeyError from error
    if len(key) != KEY_BYTES:
        raise BadKeyError
    return key


def _own(file: Path) -> str:
    """Return the key in the data folder; of two processes that make one at once, the first wins."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as written:
            written.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)))
        with suppress(FileExistsError):
            os.link(draft, file)
        draft.unlink()
    return file.read_text(encoding="ascii")
