"""Write, change and withdraw notes: the example of what a confidential room does."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.dossiers.choices import DossierDeed
from verband.rooms.dossiers.models import Dossier, Note, NoteVersion, Plain
from verband.rooms.dossiers.rules import may_change, may_write, require
from verband.rooms.dossiers.services.destruction import erase_records
from verband.rooms.dossiers.services.dossiers import lock
from verband.rooms.dossiers.services.events import tell
from verband.rooms.dossiers.services.reading import reading


@dataclass(frozen=True, slots=True, repr=False)
class Content:
    """What a note says."""

    heading: str
    text: str


class OvertakenError(Exception):
    """Someone else changed the note since it was shown."""

    def __init__(self, newest: int) -> None:
        super().__init__("overtaken")
        self.newest = newest


@transaction.atomic
def write_note(*, dossier: Dossier, content: Content, at: datetime, by: User) -> Note:
    """Write a note in a dossier."""
    locked = lock(dossier)
    require(allowed=may_write(locked, by, at))
    note = Note.objects.create(dossier=locked, created_at=at, created_by=by)
    _add_version(note, content, 1, at, by)
    _tell(note, DossierDeed.WRITTEN, at, by, version=1, hash=_hash(note, content, at, by))
    return note


@transaction.atomic
def change_note(*, note: Note, content: Content, seen: int, at: datetime, by: User) -> None:
    """Give a note a new version; ``seen`` is the version that the writer had in view."""
    lock(note.dossier)
    current = Note.objects.select_related("dossier").get(pk=note.pk)
    require(allowed=may_change(current, by, at))
    newest = current.versions.order_by("-number").values_list("number", flat=True)[0]
    if newest != seen:
        raise OvertakenError(newest)
    _add_version(current, content, newest + 1, at, by)
    Note.objects.filter(pk=current.pk).update(revision=newest + 1)
    _tell(current, DossierDeed.CHANGED, at, by, version=newest + 1, hash=_hash(current, content, at, by))


@transaction.atomic
def withdraw_note(*, note: Note, at: datetime, by: User) -> int:
    """Destroy every version of a note; that there was one stays. Returns how many versions there were."""
    locked = lock(note.dossier)
    current = Note.objects.select_related("dossier").get(pk=note.pk)
    require(allowed=may_change(current, by, at))
    versions = list(current.versions.all())
    erase_records(versions, dossier=locked, at=at)
    current.withdrawn_at, current.withdrawn_by = at, by
    current.revision += 1
    current.save(update_fields=["withdrawn_at", "withdrawn_by", "revision"])
    _tell(current, DossierDeed.WITHDRAWN, at, by, versions=len(versions))
    return len(versions)


def _add_version(note: Note, content: Content, number: int, at: datetime, by: User) -> None:
    NoteVersion.objects.create(
        dossier=note.dossier,
        note=note,
        number=number,
        heading=Plain(content.heading),
        text=Plain(content.text),
        written_at=at,
        written_by=by,
    )


def _hash(note: Note, content: Content, at: datetime, by: User) -> str:
    return reading(note.dossier, reader=by, at=at).fingerprint(f"{content.heading}\n{content.text}")


def _tell(note: Note, deed: DossierDeed, at: datetime, by: User, **facts: object) -> None:
    tell(note.dossier, deed, at=at, by=by, about=note, facts=facts)
