"""The dossier with its key, and who is named in it."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from verband.rooms.accounts.models import User
from verband.rooms.common.models import Record
from verband.rooms.dossiers.choices import Capacity, DossierState
from verband.rooms.dossiers.models.fields import SealedText
from verband.rooms.dossiers.querysets import DossierQuerySet
from verband.rooms.dossiers.vault.destroyed import destroyed
from verband.rooms.dossiers.vault.errors import DestroyedError
from verband.rooms.dossiers.vault.ring import ring
from verband.rooms.dossiers.vault.sealing import WrappedKey, unwrap

LABEL = "vertrouwelijk dossier"
"""What a dossier is called wherever its title may not stand."""


class Dossier(Record):
    """Texts that only named persons read, with a key of its own; whose title it has is sealed too."""

    room = models.CharField("onderdeel", max_length=40)
    """Code of the room that works in this dossier, such as ``notebook``."""
    title = SealedText("titel")
    key_id = models.CharField("kenmerk van de sleutel", max_length=12)
    wrapped_key = models.BinaryField("afgesloten sleutel")
    created_at = models.DateTimeField("aangelegd")
    category = models.CharField("bewaarcategorie", max_length=100, blank=True)
    destroy_on = models.DateField("te vernietigen op", null=True)
    warned_at = models.DateTimeField("vernietiging aangekondigd", null=True)
    state = models.CharField("toestand", max_length=10, choices=DossierState, default=DossierState.OPEN)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "vertrouwelijk dossier"
        verbose_name_plural = "vertrouwelijke dossiers"
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return LABEL

    @property
    def sealing_dossier(self) -> "Dossier":
        """The dossier whose key seals this row: itself."""
        return self

    def data_key(self) -> bytes:
        """Return the key of this dossier; only for sealing and for a reading, which knows who reads."""
        if self.public_id in destroyed().dossiers:
            raise DestroyedError
        wrapped = WrappedKey(self.key_id, bytes(self.wrapped_key))
        return unwrap(ring(), self.public_id, wrapped)


class DossierReader(Record):
    """Someone who is named in a dossier and came in, during one period."""

    dossier = models.ForeignKey(
        Dossier, on_delete=models.CASCADE, related_name="readers", verbose_name="dossier"
    )
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="confidential_dossiers", verbose_name="wie"
    )
    capacity = models.CharField("hoedanigheid", max_length=12, choices=Capacity)
    valid_from = models.DateField("van")
    valid_to = models.DateField("tot", null=True)
    admitted_at = models.DateTimeField("toegelaten")
    """When an owner last let this person in; help with the account after it shuts the dossier again."""
    granted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="toegang gegeven door"
    )

    class Meta:
        verbose_name = "genoemde persoon"
        verbose_name_plural = "genoemde personen"
        ordering = ["valid_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="dossier_reader_period"
            ),
            models.UniqueConstraint(
                fields=["dossier", "user"], condition=Q(valid_to=None), name="dossier_reader_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_capacity_display()} van een {LABEL}"

    def holds_on(self, day: date) -> bool:
        """Whether this person is named on a day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)
