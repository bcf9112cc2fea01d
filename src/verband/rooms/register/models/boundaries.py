"""Boundaries of areas on the map, as they were read in."""

from django.db import models


class Boundary(models.Model):
    """The outline of one municipality, province or water authority."""

    tooi = models.CharField("TOOI-code", max_length=40, unique=True)
    name = models.CharField("naam", max_length=250)
    geometry = models.JSONField(
        "veelhoeken", help_text="Lijst van veelhoeken, elk een lijst van ringen van lengte en breedte."
    )

    class Meta:
        verbose_name = "grens"
        verbose_name_plural = "grenzen"
        ordering = ["tooi"]

    def __str__(self) -> str:
        return self.name
