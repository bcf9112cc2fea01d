"""Files of long work: what was uploaded for it and what it brought; kept for seven days."""

import os
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from verband.rooms.jobs.choices import ENDED
from verband.rooms.jobs.models import Run, Worker
from verband.rooms.jobs.services.queue import take_from_queue

KEPT = timedelta(days=7)
"""How long a run, its result and what was uploaded for it are kept; every page with a result says so."""
GONE = timedelta(days=1)
"""A worker that was silent for so long has ended without saying so."""


def result_file(public_id: UUID) -> Path:
    """Return where the result of a run stands."""
    return _folder("resultaten") / str(public_id)


def upload_file(key: UUID) -> Path:
    """Return where an upload stands; it may be gone after its term."""
    return _folder("uploads") / str(key)


def keep_result(public_id: UUID, content: bytes) -> None:
    """Write the result of a run whole; a second attempt writes it again."""
    _write(result_file(public_id), (content,))


def keep_upload(chunks: Iterable[bytes]) -> UUID:
    """Write what someone uploaded under a new key, which says nothing of whose it is."""
    key = uuid.uuid4()
    _write(upload_file(key), chunks)
    return key


def forget_old(*, at: datetime) -> int:
    """Delete runs, results and uploads past their term, and workers that are gone; return the number of runs."""
    old = Run.objects.filter(state__in=ENDED, ended_at__lt=at - KEPT)
    with transaction.atomic():
        for run in old:
            take_from_queue(run)
        number = len(old)
        old.delete()
        Worker.objects.filter(beat_at__lt=at - GONE).delete()
    # Files go by their own age: then nothing stays of a run that was removed in another way.
    for folder in (_folder("resultaten"), _folder("uploads")):
        for file in folder.iterdir():
            if file.stat().st_mtime < (at - KEPT).timestamp():
                file.unlink(missing_ok=True)
    return number


def _folder(name: str) -> Path:
    folder = Path(settings.DATA) / "werk" / name
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _write(file: Path, chunks: Iterable[bytes]) -> None:
    beside = file.with_name(f"{file.name}.{uuid.uuid4().hex}")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        for chunk in chunks:
            stream.write(chunk)
    beside.replace(file)
