"""Reading by two administrators when no named reader can."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from verband.rooms.accounts.models import User
from verband.rooms.common.models import Record
from verband.rooms.dossiers.models.dossiers import LABEL, Dossier
from verband.rooms.dossiers.querysets import OpeningQuerySet


class EmergencyOpening(Record):
    """Asked by one administrator and opened by another, for a short time; the owners see it."""

    dossier = models.ForeignKey(
        Dossier, on_delete=models.CASCADE, related_name="openings", verbose_name="dossier"
    )
    asked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="gevraagd door"
    )
    asked_at = models.DateTimeField("gevraagd")
    reason = models.CharField("reden", max_length=500)
    seconded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="tweede persoon"
    )
    opened_at = models.DateTimeField("geopend", null=True)
    until = models.DateTimeField("open tot", null=True)
    closed_at = models.DateTimeField("gesloten", null=True)
    closed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="gesloten door"
    )

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = "noodtoegang"
        verbose_name_plural = "noodtoegangen"
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seconded_by=None) | ~Q(seconded_by=F("asked_by")), name="emergency_two_persons"
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None, until=None, seconded_by=None)
                | Q(opened_at__isnull=False, until__isnull=False, seconded_by__isnull=False),
                name="emergency_opened_by_the_second",
            ),
        ]

    def __str__(self) -> str:
        return f"noodtoegang tot een {LABEL}"

    def is_open(self, at: datetime) -> bool:
        """Whether the two may read at this moment."""
        if self.opened_at is None or self.until is None or self.closed_at is not None:
            return False
        return self.opened_at <= at < self.until

    def is_for(self, user: User) -> bool:
        """Whether someone is one of the two."""
        return user.pk in {self.asked_by_id, self.seconded_by_id}


class SeenOpening(models.Model):
    """That an owner saw that emergency access was asked or opened; what happened since is news again."""

    opening = models.ForeignKey(
        EmergencyOpening, on_delete=models.CASCADE, related_name="seen", verbose_name="noodtoegang"
    )
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name="eigenaar")
    seen_at = models.DateTimeField("gezien")

    class Meta:
        verbose_name = "gezien bericht van noodtoegang"
        verbose_name_plural = "geziene berichten van noodtoegang"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["opening", "user"], name="opening_seen_once_by_each")]

    def __str__(self) -> str:
        return f"gezien op {self.seen_at:%Y-%m-%d}"
