"""What the books of a source said before an import, so that the import can be undone as a whole."""

from django.db import models

from verband.rooms.register.choices import Source


class KeptBooks(models.Model):
    """The books before one batch touched them: base values, differences and the run, packed."""

    batch = models.UUIDField("bundel", unique=True)
    source = models.CharField("bron", max_length=20, choices=Source)
    undoes = models.UUIDField("maakt ongedaan", null=True)
    content = models.BinaryField("inhoud")

    class Meta:
        verbose_name = "bewaarde boekhouding"
        verbose_name_plural = "bewaarde boekhoudingen"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"boekhouding voor {self.batch}"
