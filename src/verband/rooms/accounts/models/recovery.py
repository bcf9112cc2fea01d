"""Recovery codes: for who has lost the telephone with the second step."""

from django.db import models

from verband.rooms.accounts.models.users import User


class RecoveryCode(models.Model):
    """A code that replaces the second step, once."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="recovery_codes", verbose_name="gebruiker"
    )
    fingerprint = models.CharField("vingerafdruk", max_length=64)
    used_at = models.DateTimeField("gebruikt", null=True)

    class Meta:
        verbose_name = "herstelcode"
        verbose_name_plural = "herstelcodes"
        constraints = [models.UniqueConstraint(fields=["user", "fingerprint"], name="recovery_code_once")]

    def __str__(self) -> str:
        return f"herstelcode van {self.user}"
