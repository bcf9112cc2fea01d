"""The tables of dossiers, one file per subject."""

from verband.rooms.dossiers.models.destroyed import DestroyedKey
from verband.rooms.dossiers.models.dossiers import LABEL, Dossier, DossierReader
from verband.rooms.dossiers.models.emergencies import EmergencyOpening, SeenOpening
from verband.rooms.dossiers.models.expected import ExpectedReader
from verband.rooms.dossiers.models.fields import ERASED, InDossier, Plain, Sealed, SealedJson, SealedText
from verband.rooms.dossiers.models.notes import NOTEBOOK, Note, NoteVersion
from verband.rooms.dossiers.models.sealed import SealedRecord, SealedVersion

__all__ = [
    "ERASED",
    "LABEL",
    "NOTEBOOK",
    "DestroyedKey",
    "Dossier",
    "DossierReader",
    "EmergencyOpening",
    "ExpectedReader",
    "InDossier",
    "Note",
    "NoteVersion",
    "Plain",
    "Sealed",
    "SealedJson",
    "SealedRecord",
    "SealedText",
    "SealedVersion",
    "SeenOpening",
]
