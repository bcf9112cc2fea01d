"""Invitations."""

import uuid
from datetime import datetime, timedelta

from django.db import models

from verband.rooms.accounts.models.users import User

TERM = timedelta(days=14)


class Invitation(models.Model):
    """A link with which someone takes an account into use, once; the address and the name are the account's.

    The account stands from the moment of inviting, so that roles can be given before the link is used.
    """

    public_id = models.UUIDField("openbaar id", default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="invitations", verbose_name="account"
    )
    fingerprint = models.CharField("vingerafdruk", max_length=64, unique=True)
    invited_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="invited", verbose_name="uitgenodigd door"
    )
    """Empty for the first administrator, who is invited with a command."""
    made_at = models.DateTimeField("gemaakt")
    expires_at = models.DateTimeField("verloopt")
    mailed_at = models.DateTimeField("gemaild", null=True)
    accepted_at = models.DateTimeField("aangenomen", null=True)
    withdrawn_at = models.DateTimeField("ingetrokken", null=True)

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"uitnodiging van {self.user}"

    def is_open(self, at: datetime) -> bool:
        """Whether the link can be used at a moment."""
        return not self.accepted_at and not self.withdrawn_at and at < self.expires_at
