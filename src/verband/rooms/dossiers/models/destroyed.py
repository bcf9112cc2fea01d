"""What is left of a dossier that was destroyed: that it was, when, by whom and why."""

from django.db import models

from verband.rooms.accounts.models import User
from verband.rooms.common.models import Record
from verband.rooms.dossiers.choices import DestructionReason


class DestroyedKey(Record):
    """The destruction of a dossier; it says how much there was and never what."""

    dossier_public_id = models.UUIDField("kenmerk van het dossier", unique=True)
    destroyed_at = models.DateTimeField("vernietigd")
    destroyed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="vernietigd door"
    )
    reason = models.CharField("reden", max_length=10, choices=DestructionReason)
    category = models.CharField("bewaarcategorie", max_length=100, blank=True)
    destroy_on = models.DateField("te vernietigen op", null=True)
    created_at = models.DateTimeField("dossier aangelegd")
    counts = models.JSONField("aantallen", default=dict)
    """What a record is called → how many there were."""
    owners = models.ManyToManyField(User, related_name="+", verbose_name="eigenaren")
    """Who owned the dossier when it was destroyed; they may see the declaration."""

    class Meta:
        verbose_name = "vernietigde sleutel"
        verbose_name_plural = "vernietigde sleutels"
        ordering = ["-destroyed_at", "-id"]

    def __str__(self) -> str:
        return f"vernietiging van {self.dossier_public_id}"
