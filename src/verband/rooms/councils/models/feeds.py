"""Calendars that people subscribe to, and what each of their entries last said."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from verband.rooms.accounts.models import User
from verband.rooms.common.models import Record
from verband.rooms.councils.choices import FeedKind
from verband.rooms.register.models import Partnership, Party


class Feed(Record):
    """A calendar behind an address that only its owner knows; the address itself is not kept, only its digest."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="feeds", verbose_name="eigenaar")
    kind = models.CharField("agenda van", max_length=20, choices=FeedKind)
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, related_name="+", verbose_name="overheid"
    )
    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        verbose_name="samenwerkingsverband",
    )
    digest = models.CharField("samenvatting van het adres", max_length=64, unique=True)
    alarm_days = models.PositiveSmallIntegerField(
        "herinnering, dagen vooraf", null=True, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    made_at = models.DateTimeField("gemaakt")
    revoked_at = models.DateTimeField("ingetrokken", null=True)
    last_read_on = models.DateField("laatst opgehaald", null=True)

    class Meta:
        verbose_name = "agenda-abonnement"
        verbose_name_plural = "agenda-abonnementen"
        ordering = ["owner", "-made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=FeedKind.COUNCIL, party__isnull=False, partnership=None)
                | Q(kind=FeedKind.PARTNERSHIP, party=None, partnership__isnull=False)
                | Q(kind=FeedKind.PERSON, party=None, partnership=None),
                name="feed_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"agenda van {self.party or self.partnership or self.owner}"


class FeedEntry(models.Model):
    """What an entry of the calendars last said, so that its number goes up only when it says something else.

    It is of a partnership, of a party (a recess), or of a partnership for one party.
    """

    uid = models.UUIDField("nummer van de afspraak", unique=True)
    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        verbose_name="samenwerkingsverband",
    )
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, related_name="+", verbose_name="overheid"
    )
    year = models.PositiveSmallIntegerField("kalenderjaar")
    digest = models.CharField("samenvatting", max_length=64)
    said = models.JSONField("tekst van de afspraak", default=dict)
    sequence = models.PositiveIntegerField("volgnummer", default=0)
    changed_at = models.DateTimeField("gewijzigd")
    gone_at = models.DateTimeField("vervallen", null=True)

    class Meta:
        verbose_name = "afspraak in een agenda"
        verbose_name_plural = "afspraken in een agenda"
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.uid)
