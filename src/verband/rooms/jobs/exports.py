"""The columns of one's own work as a file."""

from collections.abc import Callable

from django.urls import reverse
from django.utils import timezone

from verband.rooms.common.tables import Column
from verband.rooms.jobs.models import Run


def run_columns(absolute: Callable[[str], str]) -> tuple[Column[Run], ...]:
    """Return the columns; ``absolute`` makes a path into a whole address."""
    return (
        Column("werk", "Werk", lambda run: run.title),
        Column("toestand", "Toestand", lambda run: run.get_state_display()),
        Column("dag", "Gevraagd op", lambda run: timezone.localdate(run.asked_at), "date"),
        Column("tijd", "Tijd", lambda run: f"{timezone.localtime(run.asked_at):%H:%M}"),
        Column("misging", "Wat er misging", lambda run: run.failure),
        Column("bestand", "Bestand", lambda run: run.file_name),
        Column("id", "Id", lambda run: str(run.public_id)),
        Column("adres", "Adres", lambda run: absolute(reverse("jobs:run", args=[run.public_id]))),
    )
