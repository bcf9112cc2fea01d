"""Named sets of municipalities."""

from django.db import models

from verband.rooms.common.models import Record
from verband.rooms.register.choices import Division
from verband.rooms.register.models.parties import Party


class Area(Record):
    """A named set of municipalities by one division, such as a province."""

    division = models.CharField("indeling", max_length=20, choices=Division)
    code = models.CharField("code", max_length=20)
    name = models.CharField("naam", max_length=120)

    class Meta:
        verbose_name = "gebied"
        verbose_name_plural = "gebieden"
        ordering = ["division", "name"]
        constraints = [models.UniqueConstraint(fields=["division", "code"], name="area_one_per_code")]

    def __str__(self) -> str:
        return self.name


class AreaMember(models.Model):
    """A municipality in an area, from and until a day; both open when it was always so."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="members", verbose_name="gebied")
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, related_name="area_members", verbose_name="gemeente"
    )
    valid_from = models.DateField("van", null=True)
    valid_to = models.DateField("tot", null=True)

    class Meta:
        verbose_name = "gemeente in gebied"
        verbose_name_plural = "gemeenten in gebieden"
        ordering = ["area", "party"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "party", "valid_from"], name="area_member_once_per_start"
            ),
            models.UniqueConstraint(
                fields=["area", "party"],
                condition=models.Q(valid_from=None),
                name="area_member_once_without_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} in {self.area}"
