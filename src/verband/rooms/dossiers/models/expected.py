"""Who is named by e-mail address and has not come in yet."""

from datetime import date

from django.db import models

from verband.rooms.accounts.models import User
from verband.rooms.common.models import Record
from verband.rooms.dossiers.choices import Capacity
from verband.rooms.dossiers.models.dossiers import LABEL, Dossier


class ExpectedReader(Record):
    """A row for an address, whether there is an account of it or not: so naming someone tells nothing of accounts."""

    dossier = models.ForeignKey(
        Dossier, on_delete=models.CASCADE, related_name="expected", verbose_name="dossier"
    )
    address = models.EmailField("e-mailadres", max_length=254, db_index=True)
    """As ``same_address`` writes it."""
    capacity = models.CharField("hoedanigheid", max_length=12, choices=Capacity)
    until = models.DateField("toegang tot", null=True)
    named_at = models.DateTimeField("genoemd")
    named_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="toegang gegeven door"
    )
    lapses_on = models.DateField("vervalt op")
    came = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="wie zich meldde"
    )
    """Who has the address and asked to come in, after something changed that only an owner can judge."""
    came_at = models.DateTimeField("gemeld", null=True)

    class Meta:
        verbose_name = "verwachte persoon"
        verbose_name_plural = "verwachte personen"
        ordering = ["named_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "address"], name="dossier_expects_address_once")
        ]

    def __str__(self) -> str:
        return f"verwachte {self.get_capacity_display()} van een {LABEL}"

    def holds_on(self, day: date) -> bool:
        """Whether someone may still come in with it on a day."""
        return day < self.lapses_on
