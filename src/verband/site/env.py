"""Read settings from the environment; a bad value stops the start with one sentence."""

import os
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

POSTGRES_OPTIONS = {
    "application_name": "PGAPPNAME",
    "channel_binding": "PGCHANNELBINDING",
    "connect_timeout": "PGCONNECT_TIMEOUT",
    "options": "PGOPTIONS",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "target_session_attrs": "PGTARGETSESSIONATTRS",
}
"""What may stand behind the question mark of an address → the variable in which PostgreSQL's programs look for it."""


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


def number(name: str, *, default: int, least: int, most: int) -> int:
    """Return a whole number between two bounds, both included."""
    value = os.environ.get(name, str(default))
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        message = f"{name} moet een getal van {least} tot en met {most} zijn, niet '{value}'."
        raise ImproperlyConfigured(message)
    return int(value)


def one_of(name: str, choices: Sequence[str]) -> str:
    """Return one of a few words; the first is the default."""
    value = os.environ.get(name, choices[0])
    if value not in choices:
        message = f"{name} moet {' of '.join(choices)} zijn, niet '{value}'."
        raise ImproperlyConfigured(message)
    return value


def names(name: str) -> list[str]:
    """Return the names of a list with commas."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


def refuse(wrong: bool, sentence: str) -> None:
    """Stop the start when settings do not go together."""
    if wrong:
        raise ImproperlyConfigured(sentence)


@dataclass(frozen=True, slots=True)
class Mail:
    """Where mail is handed in; without a host there is none."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    ssl: bool = False
    tls: bool = False


def mail(name: str) -> Mail:
    """Return the mail server: ``smtp://`` (STARTTLS), ``smtps://`` (TLS from the start) or ``smtp+plain://``."""
    address = os.environ.get(name, "")
    if not address:
        return Mail()
    parts = urlsplit(address)
    ports = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
    if parts.scheme not in ports or not parts.hostname:
        message = f"{name} moet er uitzien als smtp://naam:wachtwoord@computer:587."
        raise ImproperlyConfigured(message)
    return Mail(
        host=parts.hostname,
        port=_port(name, parts) or ports[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        ssl=parts.scheme == "smtps",
        tls=parts.scheme == "smtp",
    )


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
        _options(name, parts, known=())
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        message = f"{name} moet beginnen met postgresql:// of sqlite:///, niet '{parts.scheme}://'."
        raise ImproperlyConfigured(message)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(_port(name, parts) or ""),
        "OPTIONS": _options(name, parts, known=POSTGRES_OPTIONS),
    }


def _port(name: str, parts: SplitResult) -> int | None:
    """Return the port of an address; what stands there otherwise may be half a password and is not repeated."""
    try:
        return parts.port
    except ValueError:
        message = f"{name} heeft geen goede poort; schrijf vreemde tekens in een wachtwoord als %23 voor #."
        raise ImproperlyConfigured(message) from None


def _options(name: str, parts: SplitResult, *, known: Collection[str]) -> dict[str, str]:
    """Return what stands behind the question mark; what would do nothing stops the start."""
    given = dict(parse_qsl(parts.query, keep_blank_values=True))
    if strange := [option for option, value in given.items() if option not in known or not value]:
        allowed = f"alleen met een waarde: {', '.join(known)}" if known else "niets"
        message = f"{name} heeft achter het vraagteken '{strange[0]}'; daar mag {allowed}."
        raise ImproperlyConfigured(message)
    return given


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
