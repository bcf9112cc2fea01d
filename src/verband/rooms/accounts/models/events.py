"""What happened to an account."""

from django.db import models

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models.users import User


class AccountEvent(models.Model):
    """Something that happened to an account; rows are added, and go when their term is over.

    No address of a computer and no value of before or after: what is needed is who, what and when.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="events", verbose_name="account")
    kind = models.CharField("wat", max_length=30, choices=AccountEventKind)
    at = models.DateTimeField("moment", db_index=True)
    by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="events_by", verbose_name="door"
    )
    """Empty when the program did it."""
    detail = models.CharField("bijzonderheid", max_length=200, blank=True)

    class Meta:
        verbose_name = "gebeurtenis van een account"
        verbose_name_plural = "gebeurtenissen van accounts"
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.user} {self.get_kind_display()}"
