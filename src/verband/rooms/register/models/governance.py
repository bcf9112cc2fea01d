"""What a clerk looks up of a partnership: seats, money per year, texts, supervision, evaluation, escalation."""

from django.db import models
from django.db.models import F, Q

from verband.rooms.accounts.models import User
from verband.rooms.common.models import Record
from verband.rooms.register.choices import FigureKind
from verband.rooms.register.models.parties import Party
from verband.rooms.register.models.partnerships import Partnership

FIRST_YEAR, LAST_YEAR = 1950, 2100
"""Years of which money can be told."""


class Seat(Record):
    """A seat of a party in an organ of a partnership, told by function and never by a person's name."""

    told_as = "seat"

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="seats", verbose_name="samenwerkingsverband"
    )
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="seats", verbose_name="partij")
    organ = models.CharField("orgaan", max_length=120)
    function = models.CharField("functie in het orgaan", max_length=120)
    held_by = models.CharField("bekleed door", max_length=200, blank=True, help_text="Het ambt, geen naam.")
    substitute = models.CharField("vervanger", max_length=200, blank=True, help_text="Het ambt, geen naam.")
    valid_from = models.DateField("van", null=True)
    valid_to = models.DateField("tot", null=True)

    class Meta:
        verbose_name = "zetel"
        verbose_name_plural = "zetels"
        ordering = ["partnership", "organ", "party", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="seat_period",
            )
        ]

    def __str__(self) -> str:
        return f"{self.function} in {self.organ}"


class Contribution(Record):
    """What one party pays to a partnership for one year and what it has at stake in it, in euro, and its source."""

    told_as = "contribution"

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.CASCADE,
        related_name="contributions",
        verbose_name="samenwerkingsverband",
    )
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="contributions", verbose_name="partij"
    )
    year = models.PositiveSmallIntegerField("jaar")
    kind = models.CharField("volgens", max_length=20, choices=FigureKind)
    amount = models.DecimalField("bijdrage in euro", max_digits=14, decimal_places=2, null=True)
    stake_begin = models.DecimalField("belang begin van het jaar", max_digits=16, decimal_places=2, null=True)
    stake_end = models.DecimalField("belang einde van het jaar", max_digits=16, decimal_places=2, null=True)
    source = models.CharField("bron", max_length=300)

    class Meta:
        verbose_name = "bijdrage"
        verbose_name_plural = "bijdragen"
        ordering = ["partnership", "party", "-year", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "party", "year", "kind"], name="contribution_once_per_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.year}"


class YearFigures(Record):
    """Equity, debt and result of a partnership over one year, in euro; unknown is not zero."""

    told_as = "year-figures"

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.CASCADE,
        related_name="year_figures",
        verbose_name="samenwerkingsverband",
    )
    year = models.PositiveSmallIntegerField("jaar")
    kind = models.CharField("volgens", max_length=20, choices=FigureKind)
    equity_begin = models.DecimalField("eigen vermogen begin", max_digits=16, decimal_places=2, null=True)
    equity_end = models.DecimalField("eigen vermogen einde", max_digits=16, decimal_places=2, null=True)
    debt_begin = models.DecimalField("vreemd vermogen begin", max_digits=16, decimal_places=2, null=True)
    debt_end = models.DecimalField("vreemd vermogen einde", max_digits=16, decimal_places=2, null=True)
    result = models.DecimalField("resultaat", max_digits=16, decimal_places=2, null=True)
    source = models.CharField("bron", max_length=300)

    class Meta:
        verbose_name = "jaarcijfers"
        verbose_name_plural = "jaarcijfers"
        ordering = ["partnership", "-year", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "year", "kind"], name="year_figures_once")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.get_kind_display()}"


class Particulars(Record):
    """What belongs to a partnership and to no version of it: who to turn to, where its papers are, what comes next."""

    told_as = "particulars"

    partnership = models.OneToOneField(
        Partnership, on_delete=models.CASCADE, related_name="particulars", verbose_name="samenwerkingsverband"
    )
    secretariat = models.CharField("secretariaat", max_length=300, blank=True)
    financial_supervisor = models.CharField("financieel toezichthouder", max_length=200, blank=True)
    next_evaluation_on = models.DateField("volgende evaluatie", null=True)
    escalation_route = models.TextField("escalatieroute", blank=True)
    text_address = models.URLField("tekst van de regeling", max_length=2000, blank=True)
    budget_address = models.URLField("laatste begroting", max_length=2000, blank=True)
    accounts_address = models.URLField("laatste jaarrekening", max_length=2000, blank=True)
    public_interest = models.TextField("openbaar belang", blank=True)
    risks = models.TextField("risico's", blank=True)

    class Meta:
        verbose_name = "bijzonderheden"
        verbose_name_plural = "bijzonderheden"

    def __str__(self) -> str:
        return f"bijzonderheden van {self.partnership}"


class Confirmation(Record):
    """A government says that its own list is right, as seen on a day."""

    told_as = "confirmation"

    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, related_name="confirmations", verbose_name="overheid"
    )
    seen_on = models.DateField("gezien op")
    note = models.CharField("opmerking", max_length=500, blank=True)
    confirmed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="bevestigd door"
    )

    class Meta:
        verbose_name = "bevestiging"
        verbose_name_plural = "bevestigingen"
        ordering = ["party", "-seen_on", "-id"]

    def __str__(self) -> str:
        return f"dit klopt, gezien op {self.seen_on}"
