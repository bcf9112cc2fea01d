"""The notebook: confidential notes of a few people, and the example that later rooms follow."""

from django.db import models

from verband.rooms.accounts.models import User
from verband.rooms.dossiers.models.fields import SealedText
from verband.rooms.dossiers.models.sealed import SealedRecord, SealedVersion

NOTEBOOK = "notebook"
"""The code of this subject in a dossier."""


class Note(SealedRecord):
    """A note in a dossier; what it says stands in its versions, none of which is left once it is withdrawn."""

    created_at = models.DateTimeField("gemaakt")
    created_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="gemaakt door"
    )
    withdrawn_at = models.DateTimeField("ingetrokken", null=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="ingetrokken door"
    )

    class Meta:
        verbose_name = "vertrouwelijke notitie"
        verbose_name_plural = "vertrouwelijke notities"
        ordering = ["-created_at", "-id"]


class NoteVersion(SealedVersion):
    """What a note said from one moment to the next."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="versions", verbose_name="notitie")
    heading = SealedText("opschrift")
    text = SealedText("tekst")

    class Meta(SealedVersion.Meta):
        verbose_name = "versie van een vertrouwelijke notitie"
        verbose_name_plural = "versies van vertrouwelijke notities"
        constraints = [models.UniqueConstraint(fields=["note", "number"], name="note_version_once")]
