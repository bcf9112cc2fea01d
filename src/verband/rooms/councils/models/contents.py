"""Whether the text of an arrangement holds what the law wants regulated."""

from django.db import models

from verband.rooms.accounts.models import User
from verband.rooms.common.models import Record
from verband.rooms.councils.choices import Holds
from verband.rooms.register.models import Partnership


class ContentsAnswer(Record):
    """What a person found in the text of an arrangement on one requirement of the law."""

    told_as = "contents-answer"

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.CASCADE,
        related_name="contents_answers",
        verbose_name="samenwerkingsverband",
    )
    requirement = models.CharField("eis", max_length=60)
    """Code of a requirement of the pack."""
    holds = models.CharField("bevinding", max_length=20, choices=Holds, default=Holds.UNKNOWN)
    clause = models.CharField("artikel van de regeling", max_length=120, blank=True)
    note = models.CharField("opmerking", max_length=500, blank=True)
    seen_on = models.DateField("nagekeken op")
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="nagekeken door"
    )

    class Meta:
        verbose_name = "bevinding bij de tekst"
        verbose_name_plural = "bevindingen bij de tekst"
        ordering = ["partnership", "requirement"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "requirement"], name="contents_answer_once")
        ]

    def __str__(self) -> str:
        return f"bevinding bij {self.requirement}"
