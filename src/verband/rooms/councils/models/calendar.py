"""The days on which the calendar rests: meetings, recesses, terms of an arrangement's own, rules switched off."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from verband.rooms.common.models import Record
from verband.rooms.councils.choices import Occasion
from verband.rooms.register.models import Partnership, Party

YEARS = [MinValueValidator(1990), MaxValueValidator(2100)]


class BoardMeeting(Record):
    """The day on which the board of a partnership decides on something; from it terms are computed."""

    told_as = "board-meeting"

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.CASCADE,
        related_name="board_meetings",
        verbose_name="samenwerkingsverband",
    )
    on = models.DateField("vergadering op")
    occasion = models.CharField("onderwerp", max_length=20, choices=Occasion)
    year = models.PositiveSmallIntegerField("over het jaar", validators=YEARS)
    handed_in_on = models.DateField("ingezonden op", null=True)
    note = models.CharField("opmerking", max_length=300, blank=True)

    class Meta:
        verbose_name = "bestuursvergadering"
        verbose_name_plural = "bestuursvergaderingen"
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "on", "occasion", "year"], name="board_meeting_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_occasion_display()} {self.year}"


class CouncilMeeting(Record):
    """A day on which a council, Staten or general board meets and can decide."""

    told_as = "council-meeting"

    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, related_name="council_meetings", verbose_name="overheid"
    )
    on = models.DateField("op")
    name = models.CharField("vergadering", max_length=120)
    decides = models.BooleanField("kan besluiten", default=True)
    papers_by = models.DateField("stukken uiterlijk", null=True)

    class Meta:
        verbose_name = "raadsvergadering"
        verbose_name_plural = "raadsvergaderingen"
        ordering = ["party", "on", "id"]
        constraints = [models.UniqueConstraint(fields=["party", "on", "name"], name="council_meeting_once")]

    def __str__(self) -> str:
        return f"{self.name} van {self.party}"


class Recess(Record):
    """The days on which a council does not meet; the last day belongs to it."""

    told_as = "recess"

    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, related_name="recesses", verbose_name="overheid"
    )
    name = models.CharField("naam", max_length=120)
    first_day = models.DateField("eerste dag")
    last_day = models.DateField("laatste dag")
    source = models.CharField("bron", max_length=300, blank=True)
    reported = models.BooleanField("volgens opgave, nog niet bevestigd door de griffie", default=False)

    class Meta:
        verbose_name = "reces"
        verbose_name_plural = "recessen"
        ordering = ["party", "first_day", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="recess_period"),
            models.UniqueConstraint(fields=["party", "first_day"], name="recess_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} van {self.party}"

    @property
    def told_by(self) -> str:
        """Return how one knows: the source, and that its clerk did not confirm it."""
        unsure = f"volgens opgave van {self.source}, nog niet bevestigd door de griffie"
        return unsure if self.reported else self.source


class OwnTerm(Record):
    """A term that an arrangement itself sets: longer than the law's, or on a decision the law does not name."""

    told_as = "own-term"

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="own_terms", verbose_name="samenwerkingsverband"
    )
    occasion = models.CharField("onderwerp", max_length=20, choices=Occasion)
    weeks = models.PositiveSmallIntegerField(
        "weken voor een zienswijze", validators=[MinValueValidator(1), MaxValueValidator(52)]
    )
    clause = models.CharField("artikel van de regeling", max_length=300)
    valid_from = models.DateField("van", null=True)
    valid_to = models.DateField("tot", null=True)

    class Meta:
        verbose_name = "eigen termijn"
        verbose_name_plural = "eigen termijnen"
        ordering = ["partnership", "occasion", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="own_term_period",
            )
        ]

    def __str__(self) -> str:
        return f"eigen termijn bij {self.get_occasion_display()}"


class RuleSwitch(Record):
    """A rule of law that the operator of this installation has switched off, and why."""

    told_as = "rule-switch"

    code = models.CharField("regel", max_length=60, unique=True)
    because = models.CharField("omdat", max_length=500)

    class Meta:
        verbose_name = "uitgezette regel"
        verbose_name_plural = "uitgezette regels"
        ordering = ["code"]

    def __str__(self) -> str:
        return f"uitgezette regel {self.code}"
