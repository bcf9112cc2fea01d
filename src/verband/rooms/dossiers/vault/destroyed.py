"""The list of what was destroyed: a file outside the database, so that no backup brings it back.

One line per dossier or record: moment, kind and public id, never anything of the content. Lines are only added.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.conf import settings

from verband.rooms.dossiers.vault.errors import ListError

DOSSIER, RECORD = "dossier", "record"


@dataclass(frozen=True, slots=True)
class Destroyed:
    """Everything on the list, and how many lines cannot be read."""

    dossiers: frozenset[UUID] = frozenset()
    records: frozenset[UUID] = frozenset()
    unreadable: int = 0


def destroyed() -> Destroyed:
    """Read the list; it is read again when the file has changed."""
    file: Path = settings.DESTROYED_KEYS
    try:
        found = file.stat()
        return _read(file, found.st_mtime_ns, found.st_size)
    except FileNotFoundError:
        return Destroyed()
    except (OSError, UnicodeDecodeError) as error:
        raise ListError(type(error).__name__) from error


def remember(kind: str, ids: Iterable[UUID], *, at: datetime) -> None:
    """Add to the list and wait until it stands on the disk; call it last in the transaction that destroys.

    When the transaction fails all the same, what is listed can no longer be read and the deed can be repeated:
    the other way round, something destroyed could come back.
    """
    text = "".join(f"\n{at.isoformat()} {kind} {one}" for one in ids)
    file: Path = settings.DESTROYED_KEYS
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "ab") as written:
            written.write(text.encode("ascii"))
            written.flush()
            os.fsync(written.fileno())
    except OSError as error:
        raise ListError(type(error).__name__) from error


@lru_cache(maxsize=2)
def _read(file: Path, _changed: int, _size: int) -> Destroyed:
    found: dict[str, set[UUID]] = {DOSSIER: set(), RECORD: set()}
    unreadable = 0
    for line in file.read_text(encoding="ascii").split("\n"):
        parts = line.split()
        try:
            if parts:
                _moment, kind, one = parts
                found[kind].add(UUID(one))
        except (ValueError, KeyError):
            unreadable += 1
    return Destroyed(frozenset(found[DOSSIER]), frozenset(found[RECORD]), unreadable)
