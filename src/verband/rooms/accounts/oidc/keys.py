"""The key with which we show a provider who we are; its public half is for everyone."""

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

NOW, BEFORE = "OIDC_KEY", "OIDC_KEY_PREVIOUS"
"""Names of settings; the file in the data folder has the same name in lower case."""
BITS = 3072
LEAST_BITS = 2048
SigningKey = RSAKey | ECKey


def signing_key() -> SigningKey:
    """Return the key that we sign with: from the environment, else one made once and kept in the data folder."""
    file = _file(NOW)
    if not getattr(settings, NOW) and not file.exists():
        _make(file)
    key = _key(NOW)
    if key is None:
        message = f"VERBAND_{NOW} is leeg en {file.name} is leeg of verdwenen."
        raise ImproperlyConfigured(message)
    return key


def algorithm_of(key: SigningKey) -> str:
    """Return the algorithm that a key signs with."""
    return "RS256" if isinstance(key, RSAKey) else "ES256"


def public_keys() -> dict[str, list[dict[str, object]]]:
    """Return the public halves as a JWK set: the key of now, and the one before as long as it is kept."""
    keys = [key for key in (signing_key(), _key(BEFORE)) if key]
    halves = [{**key.as_dict(private=False), "use": "sig", "alg": algorithm_of(key)} for key in keys]
    return {"keys": [dict(half) for half in halves]}


def _file(name: str) -> Path:
    return Path(settings.DATA) / f"{name.lower()}.pem"


def _key(name: str) -> SigningKey | None:
    given = str(getattr(settings, name)).replace("\\n", "\n")
    file = _file(name)
    text = given or (file.read_text(encoding="utf-8") if file.exists() else "")
    return _read(text, name) if text else None


@cache
def _read(text: str, name: str) -> SigningKey:
    """Read a private key; an RSA key of 2048 bits or more, or an EC key on P-256."""
    for kind in (RSAKey, ECKey):
        try:
            key = kind.import_key(text)
        except (JoseError, ValueError, TypeError):
            continue
        if key.is_private and _is_strong(key):
            key.ensure_kid()
            return key
    message = f"VERBAND_{name} is geen geheime sleutel in PEM: gebruik RSA van {LEAST_BITS} bits of meer, of EC P-256."
    raise ImproperlyConfigured(message)


def _is_strong(key: SigningKey) -> bool:
    if isinstance(key, ECKey):
        return key.curve_name == "P-256"
    return key.raw_value.key_size >= LEAST_BITS


def _make(file: Path) -> None:
    """Write a new key that only we can read; when two processes start together, the first one wins."""
    made = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    text = made.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    fresh = file.with_suffix(f".{os.getpid()}")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as written:  # noqa: PTH123 - the mode must be right from the start
        written.write(text)
    with suppress(FileExistsError):
        file.hardlink_to(fresh)
    fresh.unlink()
