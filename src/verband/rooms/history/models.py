"""The event: one row per record that a deed touched."""

from django.db import models

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

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.label} {self.get_deed_display()}"
