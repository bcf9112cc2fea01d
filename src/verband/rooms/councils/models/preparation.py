"""One preparation of a board meeting instead of one per partner."""

from django.db import models

from verband.rooms.common.models import Record
from verband.rooms.councils.models.calendar import BoardMeeting
from verband.rooms.register.models import Party


class BoardItem(Record):
    """One item on the agenda of a board, with the official note that all partners share."""

    told_as = "board-item"

    meeting = models.ForeignKey(
        BoardMeeting, on_delete=models.PROTECT, related_name="items", verbose_name="bestuursvergadering"
    )
    title = models.CharField("agendapunt", max_length=200)
    asked = models.TextField("wat het bestuur wordt gevraagd")
    note = models.TextField("gezamenlijke ambtelijke notitie", blank=True)
    drafted_by = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="+", verbose_name="opgesteld door"
    )

    class Meta:
        verbose_name = "agendapunt van een bestuur"
        verbose_name_plural = "agendapunten van een bestuur"
        ordering = ["meeting", "id"]

    def __str__(self) -> str:
        return self.title


class DeviatingView(Record):
    """Where one partner sees it otherwise; its own administrator reads it first, the others once it is released."""

    told_as = "deviating-view"

    item = models.ForeignKey(
        BoardItem, on_delete=models.CASCADE, related_name="views", verbose_name="agendapunt"
    )
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", verbose_name="partner")
    text = models.TextField("afwijkende kijk")
    released_on = models.DateField("vrijgegeven op", null=True)

    class Meta:
        verbose_name = "afwijkende kijk"
        verbose_name_plural = "afwijkende kijken"
        ordering = ["item", "party"]
        constraints = [models.UniqueConstraint(fields=["item", "party"], name="deviating_view_once")]

    def __str__(self) -> str:
        return f"afwijkende kijk van {self.party}"
