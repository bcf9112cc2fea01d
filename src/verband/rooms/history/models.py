"""The event: one row per record that a deed touched."""

from datetime import date

from django.db import models
from django.utils import timezone

from verband.rooms.history.choices import Deed


class Event(models.Model):
    """Something that was done to a record; rows are added and never changed."""

    moment = models.DateTimeField("moment", db_index=True)
    actor_id = models.BigIntegerField(
        "door", null=True, help_text="Nummer van de gebruiker; leeg als het programma het deed."
    )
    deed = models.CharField("daad", max_length=20, choices=Deed)
    object_kind = models.CharField("soort record", max_length=40)
    object_id = models.UUIDField("openbaar id", db_index=True)
    label = models.CharField("naam", max_length=300, blank=True)
    batch = models.UUIDField("bundel", null=True, db_index=True)
    reason = models.CharField("reden", max_length=500, blank=True)
    request_id = models.CharField("verzoek", max_length=64, blank=True)
    before = models.JSONField("voor", null=True)
    after = models.JSONField("na", null=True)
    undoes = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="undone_by",
        verbose_name="maakt ongedaan",
        help_text="Wat eerder gebeurde en hiermee is teruggenomen; een keer, dus een keten vertelt wat nu geldt.",
    )

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.label} {self.get_deed_display()}"

    @property
    def day(self) -> date:
        """The day on which it was done, on the clock of the site."""
        return timezone.localtime(self.moment).date()

    @property
    def acted(self) -> tuple[int | None, date]:
        """Who did it, by number, and on which day: by these it is signed."""
        return self.actor_id, self.day
