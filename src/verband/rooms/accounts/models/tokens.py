"""Keys with which a program acts for its owner."""

import uuid
from datetime import datetime

from django.db import models

from verband.rooms.accounts.models.users import User

PREFIX = "verband_"


class ApiToken(models.Model):
    """A key for the API: shown once, kept as a fingerprint, and never worth more than its owner."""

    public_id = models.UUIDField("openbaar id", default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens", verbose_name="gebruiker")
    name = models.CharField("naam", max_length=100)
    fingerprint = models.CharField("vingerafdruk", max_length=64, unique=True)
    scopes = models.JSONField("mag", default=list)
    """Codes of ``choices.Scope``."""
    made_at = models.DateTimeField("gemaakt")
    expires_at = models.DateTimeField("verloopt")
    revoked_at = models.DateTimeField("ingetrokken", null=True)
    used_at = models.DateTimeField("laatst gebruikt", null=True)

    class Meta:
        verbose_name = "sleutel"
        verbose_name_plural = "sleutels"
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.name

    def holds_at(self, at: datetime) -> bool:
        """Whether the key opens anything at a moment."""
        return self.revoked_at is None and at < self.expires_at
