"""What is put before a council, what it says, and what happens to that."""

from django.db import models
from django.db.models import F, Q

from verband.rooms.common.models import Record
from verband.rooms.councils.choices import Ground, Occasion, Outcome, Procedure, Reaction, Stance, Voice
from verband.rooms.councils.models.calendar import YEARS
from verband.rooms.register.models import Partnership, Party


class JointOpinion(Record):
    """One text of several councils on the same piece; each of them adopts it for itself."""

    told_as = "joint-opinion"

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.CASCADE,
        related_name="joint_opinions",
        verbose_name="samenwerkingsverband",
    )
    occasion = models.CharField("waarover", max_length=20, choices=Occasion)
    year = models.PositiveSmallIntegerField("over het jaar", validators=YEARS)
    title = models.CharField("titel", max_length=200)
    text = models.TextField("tekst", blank=True)
    drafted_by = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="+", verbose_name="opgesteld door de griffie van"
    )

    class Meta:
        verbose_name = "gezamenlijke zienswijze"
        verbose_name_plural = "gezamenlijke zienswijzen"
        ordering = ["-year", "title", "id"]

    def __str__(self) -> str:
        return self.title


class JointStance(Record):
    """How one council stands to a joint text, and where it differs."""

    told_as = "joint-stance"

    joint = models.ForeignKey(
        JointOpinion, on_delete=models.CASCADE, related_name="stances", verbose_name="gezamenlijke zienswijze"
    )
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", verbose_name="overheid")
    stance = models.CharField("standpunt", max_length=20, choices=Stance, default=Stance.ASKED)
    difference = models.TextField("eigen aanvulling of verschil", blank=True)

    class Meta:
        verbose_name = "standpunt bij een gezamenlijke zienswijze"
        verbose_name_plural = "standpunten bij een gezamenlijke zienswijze"
        ordering = ["joint", "party", "id"]
        constraints = [models.UniqueConstraint(fields=["joint", "party"], name="joint_stance_once")]

    def __str__(self) -> str:
        return f"{self.party}: {self.get_stance_display()}"


class Consultation(Record):
    """One piece put before one council: sent, received, on the agenda, decided, sent back, answered."""

    told_as = "consultation"

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.CASCADE,
        related_name="consultations",
        verbose_name="samenwerkingsverband",
    )
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="consultations", verbose_name="overheid"
    )
    voice = models.CharField(
        "soort inspraak van de raad", max_length=20, choices=Voice, default=Voice.OPINION
    )
    occasion = models.CharField("waarover", max_length=20, choices=Occasion)
    year = models.PositiveSmallIntegerField("over het jaar", validators=YEARS)
    subject = models.CharField("stuk", max_length=200)
    document = models.URLField("vindplaats van het stuk", max_length=2000, blank=True)
    procedure = models.CharField(
        "wat er met de regeling gebeurt", max_length=20, choices=Procedure, blank=True
    )
    sent_on = models.DateField("verzonden op", null=True)
    sent_proof = models.CharField("bewijs van verzending", max_length=300, blank=True)
    received_on = models.DateField("ontvangen op", null=True)
    proof = models.CharField("bewijs van ontvangst", max_length=300, blank=True)
    received_by_board = models.BooleanField(
        "ontvangst volgens het bestuur, nog niet bevestigd door de griffie", default=False
    )
    agenda_on = models.DateField("op de agenda van", null=True)
    agenda = models.CharField("vergadering", max_length=120, blank=True)
    reaction = models.CharField(
        "besluit van de raad", max_length=20, choices=Reaction, default=Reaction.PENDING
    )
    decided_on = models.DateField("besloten op", null=True)
    ground = models.CharField("grond van de weigering", max_length=20, choices=Ground, blank=True)
    decision = models.URLField("vindplaats van het besluit", max_length=2000, blank=True)
    text = models.TextField("tekst", blank=True)
    joint = models.ForeignKey(
        JointOpinion,
        on_delete=models.SET_NULL,
        null=True,
        related_name="consultations",
        verbose_name="gezamenlijke zienswijze",
    )
    returned_on = models.DateField("aan het bestuur gestuurd op", null=True)
    by_board = models.BooleanField("volgens het bestuur, nog niet bevestigd door de griffie", default=False)
    board_proof = models.CharField("bewijs van ontvangst door het bestuur", max_length=300, blank=True)
    answered_on = models.DateField("beantwoord op", null=True)
    answer = models.TextField("antwoord van het bestuur, met redenen", blank=True)
    outcome = models.CharField(
        "wat het bestuur ermee deed", max_length=20, choices=Outcome, default=Outcome.UNKNOWN
    )
    afterwards = models.TextField("wat er daarna gebeurde", blank=True)

    class Meta:
        verbose_name = "voorlegging"
        verbose_name_plural = "voorleggingen"
        ordering = ["-year", "occasion", "partnership", "party", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "party", "voice", "occasion", "year", "subject"],
                name="consultation_once",
            ),
            models.CheckConstraint(
                condition=Q(sent_on=None) | Q(received_on=None) | Q(received_on__gte=F("sent_on")),
                name="consultation_received_after_sent",
            ),
        ]
        indexes = [models.Index(fields=["party", "year"]), models.Index(fields=["partnership", "year"])]

    def __str__(self) -> str:
        return f"{self.get_voice_display()} over {self.subject}"
