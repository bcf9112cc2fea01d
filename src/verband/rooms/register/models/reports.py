"""What readers say is not right, and which records are the same."""

from django.db import models

from verband.rooms.accounts.models import User
from verband.rooms.common.models import Record
from verband.rooms.register.choices import ReportState, Verdict
from verband.rooms.register.models.partnerships import Partnership


class MistakeReport(Record):
    """Someone says that a record is not right; those who keep it look and answer."""

    told_as = "report"

    object_kind = models.CharField("soort record", max_length=40)
    object_id = models.UUIDField("openbaar id", db_index=True)
    label = models.CharField("naam", max_length=300)
    text = models.TextField("wat er niet klopt", max_length=4000)
    reply_to = models.EmailField("e-mailadres voor antwoord", blank=True)
    reported_at = models.DateTimeField("gemeld")
    reported_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="gemeld door"
    )
    state = models.CharField("stand", max_length=20, choices=ReportState, default=ReportState.NEW)
    answer = models.TextField("antwoord", max_length=4000, blank=True)
    answered_at = models.DateTimeField("beantwoord", null=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="beantwoord door"
    )

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        ordering = ["-reported_at", "-id"]

    def __str__(self) -> str:
        return f"melding over {self.label}"

    @property
    def is_erased(self) -> bool:
        """Whether nothing is left of what people wrote; a report never comes in without a text."""
        return not (self.text or self.answer)


class MatchDecision(Record):
    """A person said whether what was told of and what is registered are the same partnership."""

    told_as = "match-decision"

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="decisions", verbose_name="samenwerkingsverband"
    )
    other = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="+", verbose_name="ander samenwerkingsverband"
    )
    verdict = models.CharField("oordeel", max_length=20, choices=Verdict)
    because = models.CharField("omdat", max_length=500, blank=True)
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="besloten door"
    )
    decided_on = models.DateField("besloten op")

    class Meta:
        verbose_name = "besluit over gelijkenis"
        verbose_name_plural = "besluiten over gelijkenis"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["partnership", "other"], name="match_decided_once")]

    def __str__(self) -> str:
        return self.get_verdict_display()
