"""The bases of the tables of a confidential room."""

from django.db import models

from verband.rooms.accounts.models import User
from verband.rooms.common.models import Record
from verband.rooms.dossiers.models.dossiers import LABEL, Dossier
from verband.rooms.dossiers.querysets import SealedQuerySet


class SealedRecord(Record):
    """A row in a dossier; its texts are ``SealedText`` and ``SealedJson`` and open only for a named reader."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+", verbose_name="dossier")

    objects = SealedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} in een {LABEL}"

    @property
    def sealing_dossier(self) -> Dossier:
        """The dossier whose key seals this row."""
        return self.dossier


class SealedVersion(SealedRecord):
    """One version of a sealed text. Events never carry content, so versions stand in a table of the room itself."""

    number = models.PositiveIntegerField("versie")
    written_at = models.DateTimeField("geschreven")
    written_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="geschreven door"
    )

    class Meta:
        abstract = True
        ordering = ["number"]
