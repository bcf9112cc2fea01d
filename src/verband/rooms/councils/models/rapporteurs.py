"""Who follows which partnership for which council, by which frames, and what they report."""

from django.db import models
from django.db.models import F, Q

from verband.rooms.accounts.models import User
from verband.rooms.common.models import Record
from verband.rooms.councils.choices import Judgement
from verband.rooms.register.models import Partnership, Party


class Rapporteur(Record):
    """A member of a council who follows a partnership on behalf of that whole council."""

    told_as = "rapporteur"

    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="rapporteurs", verbose_name="overheid"
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="rapporteurs", verbose_name="samenwerkingsverband"
    )
    name = models.CharField(
        "rapporteur", max_length=120, help_text="Naam of fractie, zoals de raad haar noemt."
    )
    account = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="schrijft zelf"
    )
    """Who writes the reports; None when the clerk writes down what is handed in."""
    valid_from = models.DateField("van")
    valid_to = models.DateField("tot", null=True)

    class Meta:
        verbose_name = "rapporteur"
        verbose_name_plural = "rapporteurs"
        ordering = ["party", "partnership", "valid_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="rapporteur_period"
            )
        ]

    def __str__(self) -> str:
        return f"rapporteur {self.name}"


class Frame(Record):
    """What a council asks of a partnership: the frame against which its rapporteur reports."""

    told_as = "frame"

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="frames", verbose_name="overheid")
    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="frames", verbose_name="samenwerkingsverband"
    )
    text = models.CharField("kader", max_length=500)
    set_on = models.DateField("vastgesteld op")
    decision = models.URLField("raadsbesluit", max_length=2000, blank=True)
    valid_to = models.DateField("tot", null=True)

    class Meta:
        verbose_name = "kader van de raad"
        verbose_name_plural = "kaders van de raad"
        ordering = ["party", "partnership", "set_on", "id"]

    def __str__(self) -> str:
        return self.text


class FrameReport(Record):
    """What a rapporteur reports on one frame."""

    told_as = "frame-report"

    frame = models.ForeignKey(Frame, on_delete=models.CASCADE, related_name="reports", verbose_name="kader")
    rapporteur = models.ForeignKey(
        Rapporteur, on_delete=models.PROTECT, related_name="reports", verbose_name="rapporteur"
    )
    on = models.DateField("verslag van")
    judgement = models.CharField("bevinding", max_length=20, choices=Judgement)
    text = models.TextField("toelichting")

    class Meta:
        verbose_name = "verslag bij een kader"
        verbose_name_plural = "verslagen bij een kader"
        ordering = ["frame", "-on", "-id"]

    def __str__(self) -> str:
        return f"verslag over {self.frame}"


class ReportDraft(Record):
    """What a rapporteur means to report on one frame; a table of its own, so that no list of reports can hold it."""

    told_as = "report-draft"

    frame = models.ForeignKey(Frame, on_delete=models.CASCADE, related_name="drafts", verbose_name="kader")
    rapporteur = models.ForeignKey(
        Rapporteur, on_delete=models.PROTECT, related_name="drafts", verbose_name="rapporteur"
    )
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="schrijver")
    """Who wrote it: another who becomes the rapporteur does not read along."""
    on = models.DateField("verslag van")
    judgement = models.CharField("bevinding", max_length=20, choices=Judgement)
    text = models.TextField("toelichting")

    class Meta:
        verbose_name = "concept van een verslag"
        verbose_name_plural = "concepten van verslagen"
        ordering = ["frame", "-on", "-id"]

    def __str__(self) -> str:
        return f"concept over {self.frame}"
