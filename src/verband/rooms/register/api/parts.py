"""What hangs on a partnership, one row a kind: where it stands, what a day shows of it, and how it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from verband.rooms.common.api.bodies import Body
from verband.rooms.common.api.queries import Asked, Query
from verband.rooms.common.api.shapes import Shape
from verband.rooms.register.api import bodies_parts, queries, shapes_parts
from verband.rooms.register.api.looks import Look
from verband.rooms.register.models import Contribution, Seat, Task, YearFigures
from verband.rooms.register.querysets import in_force
from verband.rooms.register.services.keep.parts import Part

NO_PART = "Dit staat hier niet, of het was er op deze dag nog niet."
FILTERS = {"partnership": "partnership__public_id", "party": "party__public_id", "year": "year"}
"""Parameter → column."""


def _begun(day: date) -> Q:
    return Q(valid_from=None) | Q(valid_from__lte=day)


def _until_year(day: date) -> Q:
    return Q(year__lte=day.year)


@dataclass(frozen=True, slots=True)
class PartKind:
    """One kind of part."""

    below: str
    """The path under which its records stand."""
    one: str
    """What one is called, with its article."""
    says: str
    """What the list holds."""
    model: type[Part]
    query: type[Query]
    shape: type[Shape]
    adds: type[Body]
    changes: type[Body]
    order: tuple[str, ...]
    holds: Callable[[date], Q]
    """What the list of a day shows."""
    known: Callable[[date], Q]
    """What was there already on a day, even if it no longer holds."""

    @property
    def rows(self) -> QuerySet[Any]:
        """Return all records, each with what is written of it."""
        beside = [name for name in ("partnership", "party") if hasattr(self.model, name)]
        return self.model._default_manager.select_related(*beside)


TASKS = PartKind(
    "taken",
    "een taak",
    "Wat samenwerkingsverbanden op de peildatum doen, voor zover dat is bijgehouden.",
    Task,
    queries.TasksQuery,
    shapes_parts.TaskShape,
    bodies_parts.TaskBody,
    bodies_parts.TaskChangeBody,
    ("name", "pk"),
    in_force,
    _begun,
)
SEATS = PartKind(
    "zetels",
    "een zetel",
    "Wie op de peildatum een zetel heeft in welk orgaan, voor zover dat is bijgehouden. Ambten, geen personen.",
    Seat,
    queries.OfPartyQuery,
    shapes_parts.SeatShape,
    bodies_parts.SeatBody,
    bodies_parts.SeatChangeBody,
    ("organ", "party__name", "pk"),
    in_force,
    _begun,
)
CONTRIBUTIONS = PartKind(
    "bijdragen",
    "een bijdrage",
    "Wat deelnemers per jaar bijdragen en waar dat staat, tot en met het jaar van de peildatum, voor zover dat is "
    "bijgehouden.",
    Contribution,
    queries.ContributionsQuery,
    shapes_parts.ContributionShape,
    bodies_parts.ContributionBody,
    bodies_parts.ContributionChangeBody,
    ("-year", "party__name", "kind", "pk"),
    _until_year,
    _until_year,
)
YEAR_FIGURES = PartKind(
    "jaarcijfers",
    "jaarcijfers van één jaar",
    "Vermogen en resultaat van samenwerkingsverbanden per jaar, tot en met het jaar van de peildatum, voor zover dat "
    "is bijgehouden.",
    YearFigures,
    queries.YearFiguresQuery,
    shapes_parts.YearFiguresShape,
    bodies_parts.YearFiguresBody,
    bodies_parts.YearFiguresChangeBody,
    ("-year", "kind", "pk"),
    _until_year,
    _until_year,
)


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part as it is looked at."""

    part: Any
    look: Look

    @property
    def valid_to(self) -> date | None:
        """Its end, when that could be known."""
        return self.look.seen(self.part.valid_to)


def parts(kind: PartKind, look: Look, asked: Asked) -> list[PartRow]:
    """Return the records of a kind on the day, of whom and of which year the address asks for."""
    wanted = {column: asked[name] for name, column in FILTERS.items() if asked.get(name) is not None}
    rows = kind.rows.filter(kind.holds(look.day), **wanted).order_by(*kind.order)
    return [PartRow(row, look) for row in rows]


def one_part(kind: PartKind, public_id: UUID, look: Look) -> PartRow:
    """Return one record, or the answer that there is none."""
    known = kind.known(look.day) if look.asked else Q()
    row = kind.rows.filter(known, public_id=public_id).first()
    if row is None:
        raise Http404(NO_PART)
    return PartRow(row, look)
