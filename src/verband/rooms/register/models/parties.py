"""Whoever can take part, and who came after whom."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from verband.rooms.common.models import Record
from verband.rooms.register.choices import PartyKind


class Party(Record):
    """Whoever can take part in a partnership: a government, a joint body, a company, a foundation."""

    told_as = "party"

    kind = models.CharField("soort", max_length=30, choices=PartyKind)
    name = models.CharField("naam", max_length=1024)
    short_name = models.CharField("afkorting", max_length=250, blank=True)
    tooi = models.CharField("TOOI-code", max_length=40, blank=True)
    register_id = models.CharField("registernummer", max_length=20, blank=True)
    place = models.CharField("plaats", max_length=250, blank=True)
    website = models.CharField("website", max_length=2000, blank=True)
    inhabitants = models.PositiveIntegerField("inwoners", null=True)
    council_seats = models.PositiveSmallIntegerField("zetels in de raad of Staten", null=True)
    started_on = models.DateField("bestaat sinds", null=True)
    ended_on = models.DateField("opgeheven op", null=True)
    verified_on = models.DateField("gecontroleerd op", null=True)
    changed_on = models.DateField("gewijzigd op", null=True)
    search_text = models.TextField("zoektekst", blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        related_name="merged_from",
        verbose_name="samengevoegd met",
    )

    class Meta:
        verbose_name = "partij"
        verbose_name_plural = "partijen"
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["tooi"], condition=~Q(tooi=""), name="party_one_per_tooi"),
            models.UniqueConstraint(
                fields=["register_id"], condition=~Q(register_id=""), name="party_one_per_register_id"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("register:party", args=[self.public_id])

    @property
    def key(self) -> str:
        """Return the code under which exports name this party: TOOI, else the register's number."""
        return self.tooi or (f"roo:{self.register_id}" if self.register_id else str(self.public_id))


class PoliticalGroup(models.Model):
    """Seats of one political group in a council, in the order of the source."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="groups", verbose_name="overheid")
    position = models.PositiveSmallIntegerField("volgorde")
    name = models.CharField("naam", max_length=250)
    seats = models.PositiveSmallIntegerField("zetels")

    class Meta:
        verbose_name = "fractie"
        verbose_name_plural = "fracties"
        ordering = ["party", "position"]
        constraints = [models.UniqueConstraint(fields=["party", "position"], name="group_one_per_position")]

    def __str__(self) -> str:
        return f"{self.name} ({self.seats})"


class Succession(Record):
    """One party followed by another: a merger has many before, a split many after, each with its share."""

    told_as = "succession"

    predecessor = models.ForeignKey(
        Party, on_delete=models.CASCADE, related_name="successions", verbose_name="voorganger"
    )
    successor = models.ForeignKey(
        Party, on_delete=models.CASCADE, related_name="precessions", verbose_name="opvolger"
    )
    on = models.DateField("per")
    share = models.DecimalField("aandeel", max_digits=4, decimal_places=3, null=True)

    class Meta:
        verbose_name = "opvolging"
        verbose_name_plural = "opvolgingen"
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(
                condition=~Q(predecessor=models.F("successor")), name="succession_no_self"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
