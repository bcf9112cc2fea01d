"""The columns of tasks by the eight characteristics: the answers in words, with what identifies each row."""

from collections.abc import Callable
from datetime import date

from django.urls import reverse

from verband.rooms.common.tables import Column
from verband.rooms.register.choices import Characteristic
from verband.rooms.register.selectors.characteristics import KEYS, NOT_ANSWERED, ORDER, TaskLine

Columns = tuple[Column[TaskLine], ...]


def task_columns(absolute: Callable[[str], str]) -> Columns:
    """Return the columns of a file; ``absolute`` makes a path into a whole address."""
    return (
        Column("taak", "Taak", lambda line: line.task.name),
        Column("verband", "Samenwerkingsverband", lambda line: line.partnership.name),
        *(column for each in ORDER for column in _answered(each)),
        Column("namens", "Namens", _for_whom),
        Column("ingevuld-op", "Ingevuld op", _when, "date"),
        Column("taak-id", "Openbaar id taak", lambda line: str(line.task.public_id)),
        Column("id", "Openbaar id samenwerkingsverband", lambda line: str(line.partnership.public_id)),
        Column("registernummer", "Registernummer", lambda line: line.partnership.register_id or None),
        Column("adres", "Adres", lambda line: absolute(_path(line))),
    )


def _answered(each: Characteristic) -> Columns:
    place, label = ORDER.index(each), each.label.capitalize()
    return (
        Column(
            KEYS[each],
            label,
            lambda line: line.cells[place][1],
            help=f"'{NOT_ANSWERED}': niemand is ernaar gevraagd.",
        ),
        Column(f"{KEYS[each]}-omdat", f"{label}: gemengd, omdat", lambda line: line.cells[place][2]),
    )


def _for_whom(line: TaskLine) -> str:
    """Return on whose behalf the newest answer was given; empty when it was for all, or nobody answered."""
    return line.last.answered_for.name if line.last and line.last.answered_for else ""


def _when(line: TaskLine) -> date | None:
    return line.last.answered_on if line.last else None


def _path(line: TaskLine) -> str:
    return reverse("register:partnership", args=[line.partnership.public_id])
