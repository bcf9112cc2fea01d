"""The columns of the reports that someone answers; an address for the answer stands on no list, so in no file."""

from collections.abc import Callable

from django.urls import reverse
from django.utils import timezone

from verband.rooms.common.cells import Cell
from verband.rooms.common.tables import Column
from verband.rooms.register.models import MistakeReport

REMOVED = "verwijderd"


def report_columns(absolute: Callable[[str], str]) -> tuple[Column[MistakeReport], ...]:
    """Return the columns of a file; ``absolute`` makes a path into a whole address."""
    return (
        Column("over", "Over", lambda row: row.label),
        Column("gemeld", "Gemeld", lambda row: timezone.localdate(row.reported_at), "date"),
        Column("stand", "Stand", lambda row: row.get_state_display()),
        Column("tekst", "Wat er niet klopt", lambda row: row.text or REMOVED),
        Column("antwoord", "Antwoord", lambda row: row.answer),
        Column("beantwoord", "Beantwoord", _answered_on, "date"),
        Column("record-id", "Openbaar id van het record", lambda row: str(row.object_id)),
        Column("id", "Id van de melding", lambda row: str(row.public_id)),
        Column("adres", "Adres", lambda row: absolute(reverse("register:answer", args=[row.public_id]))),
    )


def _answered_on(row: MistakeReport) -> Cell:
    return timezone.localdate(row.answered_at) if row.answered_at else ""
