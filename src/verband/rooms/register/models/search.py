"""What a search looks in: made from the records by events, and made again whenever that is easier."""

from django.db import models

from verband.rooms.register.choices import SearchKind


class SearchEntry(models.Model):
    """One thing that can be found, with the words under which it stands and what is shown of it.

    It names records by public id and points at no row, so that it never stands in the way of one.
    """

    kind = models.CharField("soort", max_length=20, choices=SearchKind)
    object_id = models.UUIDField("openbaar id")
    owner_id = models.UUIDField(
        "hoort bij", db_index=True, help_text="De partij, het samenwerkingsverband of het gebied."
    )
    faces = models.JSONField("namen", help_text="Elke naam met periode en herkomst.")
    texts = models.JSONField("teksten", default=list)
    words = models.TextField("woorden")

    class Meta:
        verbose_name = "zoekregel"
        verbose_name_plural = "zoekregels"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.object_id}"


class SearchStamp(models.Model):
    """Up to which event the entries tell, and how they were made; one row."""

    last_event = models.BigIntegerField("laatste gebeurtenis")
    made_by = models.CharField("gemaakt volgens", max_length=64, blank=True)

    class Meta:
        verbose_name = "stand van het zoeken"
        verbose_name_plural = "standen van het zoeken"

    def __str__(self) -> str:
        return f"bijgewerkt tot gebeurtenis {self.last_event}"
