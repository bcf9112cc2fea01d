"""Read the notes of a dossier, through a reading that was made for a person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from verband.rooms.accounts.rules import Visitor
from verband.rooms.dossiers.models import Note, NoteVersion
from verband.rooms.dossiers.rules import NotForYou, may_change
from verband.rooms.dossiers.services.reading import Reading


@dataclass(frozen=True, slots=True, repr=False)
class VersionShown:
    """One version of a note, opened."""

    version: NoteVersion
    heading: str
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class NoteShown:
    """A note, opened; nothing in it when it was withdrawn."""

    note: Note
    newest: VersionShown | None
    older: list[VersionShown]
    may_change: bool


def notes_in(reading: Reading) -> list[NoteShown]:
    """Return the notes of the dossier that is being read, the newest first."""
    found = Note.objects.filter(dossier=reading.dossier).select_related("created_by", "withdrawn_by")
    notes = found.prefetch_related("versions__written_by")
    return [shown(note, reading) for note in notes]


def shown(note: Note, reading: Reading) -> NoteShown:
    """Open a note with all its versions."""
    note.dossier = reading.dossier
    versions = sorted(note.versions.all(), key=lambda version: -version.number)
    opened = [_opened(version, note, reading) for version in versions]
    allowed = may_change(note, reading.reader, reading.at)
    return NoteShown(note, opened[0] if opened else None, opened[1:], allowed)


def note_for(visitor: Visitor, dossier: UUID, public_id: UUID, at: datetime) -> Note:
    """Return a note that someone may change."""
    found = Note.objects.readable_by(visitor, at).select_related("dossier")
    note = found.filter(dossier__public_id=dossier, public_id=public_id).first()
    if note is None or not may_change(note, visitor, at):
        raise NotForYou
    return note


def _opened(version: NoteVersion, note: Note, reading: Reading) -> VersionShown:
    version.dossier, version.note = reading.dossier, note
    return VersionShown(version, reading.open(version.heading), reading.open(version.text))
