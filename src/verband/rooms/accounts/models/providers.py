"""Who else may say who someone is: the sign-in services of organisations, and whom they stand for here."""

from django.core.validators import MaxLengthValidator
from django.db import models

from verband.rooms.accounts.models.users import User
from verband.rooms.common.models import Record


def place_of(role: str) -> str:
    """Return the place in the code of a role, which stands behind a colon; empty when it is for none."""
    return role.partition(":")[2]


class Provider(Record):
    """An OpenID provider of an organisation, as it is known here and as it knows us."""

    name = models.CharField("naam", max_length=100, unique=True)
    issuer = models.URLField("adres van de aanmelddienst", max_length=300, unique=True)
    client_id = models.CharField("nummer van Verband bij de aanmelddienst", max_length=200)
    scopes = models.CharField("gevraagde gegevens", max_length=300, default="openid email profile")
    acr_values = models.CharField("betrouwbaarheidsniveaus", max_length=500, blank=True)
    groups_claim = models.CharField("gegeven met de groepen", max_length=100, blank=True)
    group_roles = models.JSONField("rol per groep", default=dict, blank=True)
    """Group as the provider names it → code of a role; what the codes mean is told one floor up."""
    places = models.CharField("overheden", max_length=2000, blank=True)
    """Codes, parted by spaces: for these this provider may give roles, and for no other place."""
    email_domains = models.TextField(
        "domeinen van e-mailadressen", blank=True, validators=[MaxLengthValidator(2000)]
    )
    """The domains, parted by spaces, whose addresses this provider may vouch for; empty: of none."""
    active = models.BooleanField("in gebruik", default=False)

    class Meta:
        verbose_name = "aanmelddienst"
        verbose_name_plural = "aanmelddiensten"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def vouches_for(self, email: str) -> bool:
        """Whether an address lies in one of the domains of this provider; a subdomain is another domain."""
        return email.rpartition("@")[2].lower() in self.email_domains.lower().split()

    def may_give(self, role: str) -> bool:
        """Whether a role is for a place that was named with this provider, or for none."""
        return place_of(role) in {"", *self.places.split()}


class Identity(models.Model):
    """The person that a provider knows by a subject, tied to an account here."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="identities", verbose_name="gebruiker"
    )
    issuer = models.URLField("adres van de aanmelddienst", max_length=300)
    subject = models.CharField("kenmerk bij de aanmelddienst", max_length=255)
    linked_at = models.DateTimeField("gekoppeld")
    used_at = models.DateTimeField("laatst gebruikt")

    class Meta:
        verbose_name = "koppeling met een aanmelddienst"
        verbose_name_plural = "koppelingen met aanmelddiensten"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="identity_once"),
            models.UniqueConstraint(fields=["user", "issuer"], name="identity_one_per_provider"),
        ]

    def __str__(self) -> str:
        return f"{self.user} bij {self.issuer}"
