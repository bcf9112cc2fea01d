"""Secrets that are handed out once: only their fingerprint is kept."""

import hashlib
import secrets


def new_secret(prefix: str = "") -> str:
    """Return a secret of 256 bits, to show or send once."""
    return prefix + secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    """Return what is kept of a secret; it is long and random, so a plain hash cannot be guessed back."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
