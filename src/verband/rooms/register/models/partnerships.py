"""Partnerships, their versions, who takes part, and what was said of them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from verband.rooms.common.models import Record
from verband.rooms.register.choices import Form, Obligation, Role, SchemeKind, Source
from verband.rooms.register.models.parties import Party
from verband.rooms.register.querysets import InForceQuerySet


class Challenge(Record):
    """A societal challenge: the ten of the conversations of 2024, to which others can be added."""

    told_as = "challenge"

    code = models.SlugField("code", max_length=60, unique=True)
    name = models.CharField("naam", max_length=120)

    class Meta:
        verbose_name = "opgave"
        verbose_name_plural = "opgaven"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Partnership(Record):
    """The identity of a partnership; all that can change over time stands in its versions."""

    told_as = "partnership"

    register_id = models.CharField("registernummer van de eerste versie", max_length=20, blank=True)
    leading_source = models.CharField(
        "leidende bron",
        max_length=20,
        choices=Source,
        help_text="Volgens deze bron tellen versies en deelnemers mee.",
    )
    own_party = models.ForeignKey(
        Party,
        on_delete=models.SET_NULL,
        null=True,
        related_name="own_partnerships",
        verbose_name="eigen partij",
    )
    matches = models.CharField(
        "lijkt op registernummer",
        max_length=20,
        blank=True,
        help_text="Eerste versie van de regeling die waarschijnlijk dezelfde is.",
    )
    match_note = models.CharField("verschil met het register", max_length=500, blank=True)
    challenges = models.ManyToManyField(Challenge, related_name="partnerships", verbose_name="opgaven")
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        related_name="merged_from",
        verbose_name="samengevoegd met",
    )

    class Meta:
        verbose_name = "samenwerkingsverband"
        verbose_name_plural = "samenwerkingsverbanden"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["register_id"], condition=~Q(register_id=""), name="partnership_one_per_register_id"
            )
        ]

    def __str__(self) -> str:
        return f"samenwerkingsverband {self.register_id or self.public_id}"

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("register:partnership", args=[self.public_id])


class PartnershipVersion(Record):
    """What a partnership was called, was for and looked like during one period, according to one source."""

    told_as = "version"

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="versions", verbose_name="samenwerkingsverband"
    )
    source = models.CharField("bron", max_length=20, choices=Source)
    register_id = models.CharField("registernummer", max_length=20, blank=True)
    number = models.PositiveSmallIntegerField("volgnummer")
    name = models.CharField("naam", max_length=1024)
    short_name = models.CharField("citeertitel of afkorting", max_length=1024, blank=True)
    purpose = models.TextField("doel", blank=True)
    form = models.CharField("vorm", max_length=20, choices=Form, default=Form.UNKNOWN)
    obligation = models.CharField(
        "verplicht of vrijwillig", max_length=20, choices=Obligation, default=Obligation.UNKNOWN
    )
    obligation_told = models.CharField(
        "verplicht of vrijwillig, hier gekozen",
        max_length=20,
        choices=Obligation,
        blank=True,
        help_text="Leeg: Verband leest het uit naam, doel en bevoegdheden.",
    )
    scheme_kind = models.CharField(
        "soort regeling", max_length=20, choices=SchemeKind, default=SchemeKind.UNKNOWN
    )
    power_transfers = models.JSONField("bevoegdheidsverkrijging", default=list)
    policy_areas = models.JSONField("beleidsterreinen", default=list)
    legal_grounds = models.JSONField("wettelijke grondslagen", default=list)
    powers = models.JSONField("bevoegdheden", default=list)
    decisions = models.JSONField("instellingsbesluiten", default=list)
    archive_keeper = models.CharField("archiefzorgdrager", max_length=1024, blank=True)
    body = models.ForeignKey(
        Party,
        on_delete=models.SET_NULL,
        null=True,
        related_name="set_up_by",
        verbose_name="ingestelde organisatie",
    )
    cross_border = models.BooleanField("grensoverschrijdend", default=False)
    unnamed = models.CharField("niet bij naam genoemde deelnemers", max_length=300, blank=True)
    as_told = models.CharField("opgave zoals genoemd", max_length=300, blank=True)
    place = models.CharField("plaats", max_length=250, blank=True)
    website = models.CharField("website", max_length=2000, blank=True)
    valid_from = models.DateField("van", null=True)
    valid_to = models.DateField("tot", null=True)
    verified_on = models.DateField("gecontroleerd op", null=True)
    changed_on = models.DateField("gewijzigd op", null=True)
    search_text = models.TextField("zoektekst", blank=True, editable=False)
    kept_here = models.BooleanField("hier bijgewerkt", default=False)

    objects = InForceQuerySet.as_manager()

    class Meta:
        verbose_name = "versie"
        verbose_name_plural = "versies"
        ordering = ["partnership", "source", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "source", "number"], name="version_one_per_number"
            ),
            models.UniqueConstraint(
                fields=["register_id"], condition=~Q(register_id=""), name="version_one_per_register_id"
            ),
        ]
        indexes = [models.Index(fields=["valid_from", "valid_to"])]

    def __str__(self) -> str:
        return self.name


class VersionTaskKind(models.Model):
    """A task kind of a version, and by which words of the record it was found."""

    version = models.ForeignKey(
        PartnershipVersion, on_delete=models.CASCADE, related_name="task_kinds", verbose_name="versie"
    )
    kind = models.CharField("soort taak", max_length=40, db_index=True)
    found_in = models.CharField("gevonden in", max_length=30)
    evidence = models.CharField("gevonden woorden", max_length=300, blank=True)

    class Meta:
        verbose_name = "soort taak"
        verbose_name_plural = "soorten taken"
        ordering = ["version", "id"]
        constraints = [models.UniqueConstraint(fields=["version", "kind"], name="task_kind_once")]

    def __str__(self) -> str:
        return self.kind


class Membership(Record):
    """One party in one partnership during one unbroken period, in one role and scope, according to one source."""

    told_as = "membership"

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="memberships", verbose_name="samenwerkingsverband"
    )
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="memberships", verbose_name="partij"
    )
    source = models.CharField("bron", max_length=20, choices=Source)
    role = models.CharField("rol", max_length=20, choices=Role, default=Role.PARTICIPANT)
    whole = models.BooleanField("geheel", default=True, help_text="Nee: op onderdelen.")
    as_told = models.CharField("zoals genoemd", max_length=200, blank=True)
    organs = models.JSONField("bestuursorganen", default=list)
    cost_share = models.CharField("verdeelsleutel", max_length=300, blank=True)
    joined_on = models.DateField("toetreding volgens de bron", null=True)
    valid_from = models.DateField("van", null=True)
    valid_to = models.DateField("tot", null=True)
    kept_here = models.BooleanField("hier bijgewerkt", default=False)
    self_made = models.BooleanField("op eigen gezag toegevoegd", default=False)
    """Whether nobody who takes part, and no source, let the party in: no right follows from it then."""
    tasks = models.ManyToManyField("register.Task", related_name="memberships", verbose_name="taken")

    objects = InForceQuerySet.as_manager()

    class Meta:
        verbose_name = "deelname"
        verbose_name_plural = "deelnames"
        ordering = ["partnership", "party", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "party", "source", "valid_from"], name="membership_once_per_start"
            ),
            models.UniqueConstraint(
                fields=["partnership", "party", "source"],
                condition=Q(valid_from=None),
                name="membership_once_without_start",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="membership_period",
            ),
        ]
        indexes = [models.Index(fields=["party", "valid_from", "valid_to"])]

    def __str__(self) -> str:
        return f"{self.party} in {self.partnership}"


class Remark(Record):
    """What conversation partners said of a partnership: an opinion of that round, never a fact."""

    told_as = "remark"

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="remarks", verbose_name="samenwerkingsverband"
    )
    text = models.CharField("toelichting", max_length=500)
    round_name = models.CharField("gespreksronde", max_length=200)
    told_from = models.DateField("gesprekken van")
    told_to = models.DateField("gesprekken tot")
    reply = models.TextField("reactie van het samenwerkingsverband", blank=True)

    class Meta:
        verbose_name = "toelichting"
        verbose_name_plural = "toelichtingen"
        ordering = ["partnership", "id"]

    def __str__(self) -> str:
        return self.text
