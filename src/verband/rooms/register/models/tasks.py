"""What a partnership does, and the eight characteristics by which its tasks can be compared."""

from django.db import models
from django.db.models import F, Q

from verband.rooms.accounts.models import User
from verband.rooms.common.models import Record
from verband.rooms.register.choices import Answer, Characteristic
from verband.rooms.register.models.parties import Party
from verband.rooms.register.models.partnerships import Partnership


class Task(Record):
    """One task of a partnership during one period."""

    told_as = "task"

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="tasks", verbose_name="samenwerkingsverband"
    )
    name = models.CharField("taak", max_length=200)
    description = models.TextField("omschrijving", blank=True)
    valid_from = models.DateField("van", null=True)
    valid_to = models.DateField("tot", null=True)

    class Meta:
        verbose_name = "taak"
        verbose_name_plural = "taken"
        ordering = ["partnership", "name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="task_period",
            )
        ]

    def __str__(self) -> str:
        return self.name


class CharacteristicAnswer(Record):
    """How those responsible answer one of the eight characteristics for a task: who, when, and why it is mixed."""

    told_as = "answer"

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="answers", verbose_name="taak")
    characteristic = models.CharField("kenmerk", max_length=30, choices=Characteristic)
    answer = models.CharField("antwoord", max_length=10, choices=Answer)
    because = models.CharField("omdat", max_length=500, blank=True)
    answered_for = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, related_name="answers", verbose_name="namens"
    )
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="ingevuld door"
    )
    answered_on = models.DateField("ingevuld op")

    class Meta:
        verbose_name = "kenmerk van een taak"
        verbose_name_plural = "kenmerken van taken"
        ordering = ["task", "characteristic"]
        constraints = [
            models.UniqueConstraint(fields=["task", "characteristic"], name="answer_once_per_characteristic"),
            models.CheckConstraint(
                condition=~Q(answer=Answer.MIXED) | ~Q(because=""), name="answer_mixed_because"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_characteristic_display()}: {self.get_answer_display()}"
