"""The book-keeping of sources: what each brought last, and where it and we differ."""

from django.db import models

from verband.rooms.common.models import Record
from verband.rooms.register.choices import Source


class ImportRun(models.Model):
    """One reading of a source that was applied."""

    source = models.CharField("bron", max_length=20, choices=Source)
    batch = models.UUIDField("bundel", unique=True)
    stand_on = models.DateField("stand van de bron")
    applied_at = models.DateTimeField("verwerkt")
    file_name = models.CharField("bestand", max_length=300)
    digest = models.CharField("controlegetal", max_length=64)
    facts_version = models.CharField("versie van de pakketten", max_length=64)
    counts = models.JSONField("aantallen")

    class Meta:
        verbose_name = "inlezing"
        verbose_name_plural = "inlezingen"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_source_display()} van {self.stand_on}"


class SourceRecord(models.Model):
    """The values of one record as its source last gave them: the base of a three-way merge per field."""

    source = models.CharField("bron", max_length=20, choices=Source)
    kind = models.CharField("soort", max_length=20)
    key = models.CharField("sleutel", max_length=200)
    object_id = models.UUIDField("openbaar id", db_index=True)
    values = models.JSONField("waarden")
    digest = models.CharField("controlegetal", max_length=64)
    vanished_on = models.DateField("niet meer in de bron sinds", null=True)

    class Meta:
        verbose_name = "bronrecord"
        verbose_name_plural = "bronrecords"
        constraints = [models.UniqueConstraint(fields=["source", "kind", "key"], name="source_record_once")]

    def __str__(self) -> str:
        return f"{self.source} {self.kind} {self.key}"


class Conflict(Record):
    """A field that both we and the source changed since the last reading; a person decides."""

    source_record = models.ForeignKey(
        SourceRecord, on_delete=models.CASCADE, related_name="conflicts", verbose_name="bronrecord"
    )
    field = models.CharField("veld", max_length=40)
    base = models.JSONField("was", null=True)
    ours = models.JSONField("hier", null=True)
    theirs = models.JSONField("bron", null=True)
    found_on = models.DateField("gevonden op")

    class Meta:
        verbose_name = "verschil"
        verbose_name_plural = "verschillen"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["source_record", "field"], name="conflict_once_per_field")
        ]

    def __str__(self) -> str:
        return f"{self.source_record}: {self.field}"
