"""What hangs on a partnership: a list and single records of each kind, made from one table."""

from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from verband.rooms.common.api.changes import Change
from verband.rooms.common.api.queries import Asked
from verband.rooms.register.api.deeds_parts import PartDeeds
from verband.rooms.register.api.kinds import Kind
from verband.rooms.register.api.looks import Look
from verband.rooms.register.api.parts import (
    CONTRIBUTIONS,
    SEATS,
    TASKS,
    YEAR_FIGURES,
    PartKind,
    PartRow,
    one_part,
    parts,
)
from verband.rooms.register.api.views.changing import CREATED, NO_CONTENT
from verband.rooms.register.api.views.listing import ListView
from verband.rooms.register.api.views.wholes import WholeView


class PartList(ListView):
    """A list of one kind of part, to which can be added."""

    of: ClassVar[PartKind]

    def __init_subclass__(cls, *, of: PartKind, **named: Any) -> None:
        """Fill in what the table says of the kind."""
        cls.of, cls.kind = of, _kind(of)
        cls.summary, cls.description = of.below.capitalize(), of.says
        cls.query, cls.row = of.query, of.shape
        cls.changes = {"POST": _adding(of)}
        super().__init_subclass__(**named)

    def rows(self, look: Look, asked: Asked, **_: UUID) -> list[PartRow]:
        """Return the records on the day."""
        return parts(self.of, look, asked)


class OnePart(WholeView):
    """One record of one kind of part, to change or take away."""

    def __init_subclass__(cls, *, of: PartKind, **named: Any) -> None:
        """Fill in what the table says of the kind."""
        cls.kind, cls.answers = _kind(of), of.shape
        cls.summary = of.one.capitalize()
        cls.description = "Ook als het voorbij is, of nog moet beginnen als u geen peildatum geeft."
        cls.changes = {"PATCH": _changing(of), "DELETE": _removing(of)}
        super().__init_subclass__(**named)


def _kind(of: PartKind) -> Kind:
    return Kind(of.below, partial(one_part, of), of.shape())


def _adding(of: PartKind) -> Change:
    says = "Bij een samenwerkingsverband dat u bijhoudt."
    deed = PartDeeds(of).add
    return Change(f"{of.one.capitalize()} toevoegen", says, of.adds, of.shape, deed, CREATED, matches=False)


def _changing(of: PartKind) -> Change:
    says = "Verandert wat er staat. In de geschiedenis blijft te zien wat er stond."
    deed = PartDeeds(of).change
    return Change(f"{of.one.capitalize()} wijzigen", says, of.changes, of.shape, deed, partly=True)


def _removing(of: PartKind) -> Change:
    says = "Kan alleen als er niets op rust. In de geschiedenis kan het worden teruggezet."
    deed = PartDeeds(of).remove
    return Change(f"{of.one.capitalize()} weghalen", says, None, None, deed, NO_CONTENT)


class Tasks(PartList, of=TASKS):
    """The list of tasks."""


class OneTask(OnePart, of=TASKS):
    """One task."""


class Seats(PartList, of=SEATS):
    """The list of seats."""


class OneSeat(OnePart, of=SEATS):
    """One seat."""


class Contributions(PartList, of=CONTRIBUTIONS):
    """The list of contributions."""


class OneContribution(OnePart, of=CONTRIBUTIONS):
    """One contribution."""


class AllYearFigures(PartList, of=YEAR_FIGURES):
    """The list of yearly figures."""


class OneYearFigures(OnePart, of=YEAR_FIGURES):
    """The figures of one year."""
