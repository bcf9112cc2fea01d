"""The tables of long work: what was asked and how far it is, and which workers are there."""

import uuid

from django.conf import settings
from django.db import models

from verband.rooms.jobs.choices import BROUGHT_NOTHING, ENDED, UNDER_WAY, RunState


class Run(models.Model):
    """One piece of long work that someone asked for; its place in the queue is that of django-tasks."""

    public_id = models.UUIDField("openbaar id", default=uuid.uuid4, unique=True, editable=False)
    task_id = models.UUIDField("nummer in de wachtrij", unique=True)
    task = models.CharField("soort", max_length=200)
    title = models.CharField("titel", max_length=200)
    about = models.CharField(
        "waarover",
        max_length=100,
        blank=True,
        help_text="Van één soort is er hierover hoogstens één tegelijk onderweg; leeg als dat niet uitmaakt.",
    )
    arguments = models.JSONField(
        "gevraagd met",
        null=True,
        help_text="Wat er nodig is om het over te doen, en om te zien voor wie de uitkomst is.",
    )
    retry_of = models.OneToOneField(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        related_name="retried_as",
        verbose_name="opnieuw gevraagd van",
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="runs",
        verbose_name="gevraagd door",
    )
    asked_at = models.DateTimeField("gevraagd")
    begun_at = models.DateTimeField("begonnen", null=True)
    ended_at = models.DateTimeField("afgelopen", null=True)
    state = models.CharField("toestand", max_length=10, choices=RunState, default=RunState.WAITING)
    attempt = models.PositiveSmallIntegerField("poging", default=0)
    worker = models.CharField("werkproces", max_length=64, blank=True)
    lease_until = models.DateTimeField("vastgehouden tot", null=True)
    percent = models.PositiveSmallIntegerField("percentage", default=0)
    step = models.CharField("stap", max_length=200, blank=True)
    cancel_asked = models.BooleanField("stoppen gevraagd", default=False)
    failure = models.CharField("wat er misging", max_length=500, blank=True)
    told = models.JSONField("uitkomst", default=dict)
    address = models.CharField("adres van het resultaat", max_length=300, blank=True)
    file_name = models.CharField("bestand", max_length=200, blank=True)
    content_type = models.CharField("soort bestand", max_length=100, blank=True)
    seen = models.BooleanField("gezien", default=False)

    class Meta:
        verbose_name = "achtergrondtaak"
        verbose_name_plural = "achtergrondtaken"
        ordering = ["-asked_at", "-id"]
        indexes = [models.Index(fields=["state", "lease_until"], name="run_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "about"],
                condition=models.Q(state__in=UNDER_WAY) & ~models.Q(about=""),
                name="one_run_under_way_about_a_thing",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def has_ended(self) -> bool:
        """Whether nothing happens to it any more."""
        return self.state in ENDED

    @property
    def brought_nothing(self) -> bool:
        """Whether it failed or was stopped, so that it may be asked for again."""
        return self.state in BROUGHT_NOTHING

    @property
    def is_done(self) -> bool:
        """Whether it ended well."""
        return self.state == RunState.DONE


class Worker(models.Model):
    """A process that carries runs out, and when it last said that it is there."""

    name = models.CharField("naam", max_length=64, unique=True)
    beat_at = models.DateTimeField("laatste teken")

    class Meta:
        verbose_name = "werkproces"
        verbose_name_plural = "werkprocessen"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
