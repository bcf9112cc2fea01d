"""What a partnership and its councils agreed on involving them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from verband.rooms.common.models import Record
from verband.rooms.register.models import Partnership, Party


class Involvement(Record):
    """The arrangement by which the councils of a partnership are involved: chosen, adapted, agreed."""

    told_as = "involvement"

    partnership = models.OneToOneField(
        Partnership, on_delete=models.CASCADE, related_name="involvement", verbose_name="samenwerkingsverband"
    )
    work_kind = models.CharField("werksoort", max_length=40)
    """Code of a standard arrangement of the pack."""
    because = models.TextField("waarom deze werksoort, en waar wij afwijken", blank=True)
    participation = models.TextField("hoe inwoners en belanghebbenden meedoen", blank=True)
    review_on = models.DateField("opnieuw bekijken op", null=True)

    class Meta:
        verbose_name = "afspraak over betrekken"
        verbose_name_plural = "afspraken over betrekken"
        ordering = ["partnership"]

    def __str__(self) -> str:
        return "afspraak over betrekken"


class AgreedInstrument(Record):
    """One instrument in an agreement: how often a year, and how many hours it asks of each council."""

    told_as = "agreed-instrument"

    involvement = models.ForeignKey(
        Involvement, on_delete=models.PROTECT, related_name="instruments", verbose_name="afspraak"
    )
    instrument = models.CharField("instrument", max_length=40)
    """Code of an instrument of the pack."""
    per_year = models.DecimalField(
        "keer per jaar",
        max_digits=5,
        decimal_places=2,
        null=True,
        validators=[MinValueValidator(0), MaxValueValidator(60)],
    )
    """Zero when the partners agreed not to, None when as the occasion arises."""
    hours = models.DecimalField(
        "uren per keer, per raad",
        max_digits=6,
        decimal_places=1,
        null=True,
        validators=[MinValueValidator(0), MaxValueValidator(1000)],
    )
    note = models.CharField("afspraak in een zin", max_length=300, blank=True)

    class Meta:
        verbose_name = "afgesproken instrument"
        verbose_name_plural = "afgesproken instrumenten"
        ordering = ["involvement", "instrument"]
        constraints = [
            models.UniqueConstraint(fields=["involvement", "instrument"], name="agreed_instrument_once")
        ]

    def __str__(self) -> str:
        return self.instrument


class InvolvementConsent(Record):
    """One council agreed with how it is involved."""

    told_as = "involvement-consent"

    involvement = models.ForeignKey(
        Involvement, on_delete=models.PROTECT, related_name="consents", verbose_name="afspraak"
    )
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", verbose_name="overheid")
    agreed_on = models.DateField("afgesproken op")
    note = models.CharField("opmerking", max_length=300, blank=True)
    terms = models.JSONField("waarmee is ingestemd", default=list)
    """The agreement as it stood, in lines: what changes later was not agreed to."""

    class Meta:
        verbose_name = "instemming met de afspraak"
        verbose_name_plural = "instemmingen met de afspraak"
        ordering = ["involvement", "party"]
        constraints = [models.UniqueConstraint(fields=["involvement", "party"], name="consent_once")]

    def __str__(self) -> str:
        return f"instemming van {self.party}"
