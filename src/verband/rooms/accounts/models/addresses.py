"""Another e-mail address that someone asked for."""

from datetime import datetime, timedelta

from django.db import models

from verband.rooms.accounts.models.users import LONGEST_ADDRESS, User

TERM = timedelta(hours=4)


class AddressChange(models.Model):
    """A link by which someone shows to read mail at a new address; the account keeps the old one until it is used."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="address_changes", verbose_name="gebruiker"
    )
    email = models.EmailField(
        "nieuw e-mailadres",
        max_length=LONGEST_ADDRESS,
        blank=True,
        help_text="Leeg zodra de link is gebruikt.",
    )
    fingerprint = models.CharField("vingerafdruk", max_length=64, unique=True)
    asked_at = models.DateTimeField("gevraagd")
    expires_at = models.DateTimeField("verloopt")
    used_at = models.DateTimeField("gebruikt", null=True)

    class Meta:
        verbose_name = "gevraagd e-mailadres"
        verbose_name_plural = "gevraagde e-mailadressen"
        ordering = ["-asked_at", "-id"]

    def __str__(self) -> str:
        return f"ander e-mailadres van {self.user}"

    def is_open(self, at: datetime) -> bool:
        """Whether the link can be used at a moment."""
        return self.used_at is None and at < self.expires_at
