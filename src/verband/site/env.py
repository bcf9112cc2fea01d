"""Read settings from the environment; a bad value stops the start with one sentence."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """Return the value of a variable, or the default."""
    return os.environ.get(name, default)


def truth(name: str, *, default: bool) -> bool:
    """Return a yes/no variable: ``1`` or ``0``."""
    value = os.environ.get(name, "1" if default else "0")
    if value not in {"0", "1"}:
        message = f"{name} moet 0 of 1 zijn, niet '{value}'."
        raise ImproperlyConfigured(message)
    return value == "1"


def secret(name: str, folder: Path) -> str:
    """Return the secret key: from the environment, else one made once and kept in the data folder."""
    if given := os.environ.get(name):
        return given
    file = folder / "secret_key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(secrets.token_urlsafe(48), encoding="ascii")
        file.chmod(0o600)
    return file.read_text(encoding="ascii")


def database(name: str, folder: Path) -> dict[str, Any]:
    """Return Django's database settings: PostgreSQL by address, else SQLite in the data folder."""
    address = os.environ.get(name, "")
    if not address:
        return _sqlite(folder / "verband.sqlite3")
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        message = f"{name} moet beginnen met postgresql:// of sqlite:///, niet '{parts.scheme}://'."
        raise ImproperlyConfigured(message)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }


def _sqlite(file: Path) -> dict[str, Any]:
    """One writer at a time that waits its turn, readers never blocked (ecosystem figures: 0 lock errors)."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
