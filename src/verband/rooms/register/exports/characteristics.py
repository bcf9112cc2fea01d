"""The columns of tasks by the eight characteristics: the answers in words, with what identifies each row."""

from collections.abc import Callable
from datetime import date

from django.urls import reverse

from verband.rooms.common.tables import Column
from verband.rooms.register.choices import Characteristic
from verband.rooms.register.models import CharacteristicAnswer
from verband.rooms.register.selectors.characteristics import KEYS, NOT_ANSWERED, ORDER, TaskLine, for_whom

Columns = tuple[Column[TaskLine], ...]


def task_columns(absolute: Callable[[str], str]) -> Columns:
    """Return the columns of a file; ``absolute`` makes a path into a whole address."""
    return (
        Column("taak", "Taak", lambda line: line.task.name),
        Column("verband", "Samenwerkingsverband", lambda line: line.partnership.name),
        *(column for each in ORDER for column in _answered(each)),
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
        Column(f"{KEYS[each]}-namens", f"{label}: namens", lambda line: _for_whom(line.answers[place])),
        Column(f"{KEYS[each]}-op", f"{label}: ingevuld op", lambda line: _when(line.answers[place]), "date"),
    )


def _for_whom(row: CharacteristicAnswer | None) -> str:
    """Return on whose behalf an answer was given; empty when it was for all, or nobody answered."""
    return for_whom(row) if row else ""


def _when(row: CharacteristicAnswer | None) -> date | None:
    return row.answered_on if row else None


def _path(line: TaskLine) -> str:
    return reverse("register:partnership", args=[line.partnership.public_id])
