"""Who does what for whom, and which analyses the region has published."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from verband.rooms.accounts.models import User
from verband.rooms.common.models import Record
from verband.rooms.register.choices import AffiliationRole, PartyKind
from verband.rooms.register.models.parties import Party

CLERKS = {
    PartyKind.MUNICIPALITY: "griffie",
    PartyKind.PROVINCE: "statengriffie",
    PartyKind.WATER_AUTHORITY: "bestuurssecretariaat",
}
"""What the staff of the council, Staten or general board is called."""


class Affiliation(Record):
    """One role of a user for one party during one period; a person may hold several at once."""

    told_as = "affiliation"

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="affiliations", verbose_name="gebruiker"
    )
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, related_name="affiliations", verbose_name="partij"
    )
    role = models.CharField("rol", max_length=20, choices=AffiliationRole)
    room = models.CharField(
        "onderdeel", max_length=40, blank=True, help_text="Waarvoor een extern adviseur is gevraagd."
    )
    given_by = models.CharField(
        "gegeven door", max_length=200, blank=True, help_text="Leeg, of de aanmelddienst die deze rol meldt."
    )
    valid_from = models.DateField("van")
    valid_to = models.DateField("tot", null=True)

    class Meta:
        verbose_name = "rol van een gebruiker"
        verbose_name_plural = "rollen van gebruikers"
        ordering = ["user", "valid_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="affiliation_period"
            ),
            models.CheckConstraint(
                condition=~Q(role=AffiliationRole.ADVISER) | (~Q(room="") & Q(valid_to__isnull=False)),
                name="affiliation_adviser_room_and_end",
            ),
            models.CheckConstraint(
                condition=Q(role=AffiliationRole.ADVISER) | Q(party__isnull=False),
                name="affiliation_has_party",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.says} {self.party.name}" if self.party else self.says

    @property
    def says(self) -> str:
        """Return the role in the words of the party: a griffie, a statengriffie or a bestuurssecretariaat."""
        if self.role == AffiliationRole.CLERK and self.party:
            return CLERKS.get(PartyKind(self.party.kind), "griffie of bestuurssecretariaat")
        return AffiliationRole(self.role).label

    def holds_on(self, day: date) -> bool:
        """Whether the role holds on a day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


class Publication(Record):
    """A page of analysis that the partners of the region have opened to everyone."""

    told_as = "publication"

    page = models.CharField("bladzijde", max_length=80)
    """The name of its address, such as ``patchwork:matrix``."""
    valid_from = models.DateField("van")
    valid_to = models.DateField("tot", null=True)

    class Meta:
        verbose_name = "openbaarmaking"
        verbose_name_plural = "openbaarmakingen"
        ordering = ["page", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=Q(valid_to=None), name="publication_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return self.page
