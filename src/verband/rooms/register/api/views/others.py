"""Areas, task kinds and figures."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from rest_framework.request import Request

from verband.rooms.common.api.answers import answer
from verband.rooms.common.api.bodies import read_body
from verband.rooms.common.api.changes import Change
from verband.rooms.common.api.queries import Asked, DayQuery, PageQuery
from verband.rooms.common.api.views import ApiView
from verband.rooms.register.api import bodies, deeds, queries, shapes_whole
from verband.rooms.register.api.looks import Look, look_at
from verband.rooms.register.api.others import AreaRow, TaskRow, areas, counted, one_area, one_task, tasks
from verband.rooms.register.api.views.changing import CREATED, doing
from verband.rooms.register.api.views.listing import ListView, listed
from verband.rooms.register.bridge.facts import task_kinds


class Areas(ListView):
    """The list of areas."""

    summary = "Gebieden"
    description = "Provincies, en andere gebieden die zijn ingelezen, met wie er op de peildatum in ligt."
    query = queries.AreasQuery
    answers = listed(shapes_whole.AreaShape)
    shape = shapes_whole.AreaShape()

    def rows(self, look: Look, asked: Asked, **_: UUID) -> list[AreaRow]:
        """Return the areas."""
        return areas(look, asked.get("divisions", ()))


ADDING = Change(
    "Een taak toevoegen",
    "Voegt een taak toe aan een samenwerkingsverband dat u bijhoudt.",
    bodies.TaskBody,
    shapes_whole.TaskShape,
    CREATED,
    matches=False,
)


class Tasks(ListView):
    """The list of tasks."""

    summary = "Taken"
    description = "Wat samenwerkingsverbanden op de peildatum doen, voor zover dat is bijgehouden."
    query = queries.TasksQuery
    answers = listed(shapes_whole.TaskShape)
    shape = shapes_whole.TaskShape()
    whole = shapes_whole.TaskShape()
    below = "taken"
    http_method_names = ["get", "head", "post"]
    changes = {"POST": ADDING}

    def rows(self, look: Look, asked: Asked, **_: UUID) -> list[TaskRow]:
        """Return the tasks."""
        return tasks(look, asked.get("partnership"))

    def read(self, public_id: UUID, look: Look) -> object:
        """Return one task."""
        return one_task(public_id, look)

    def post(self, request: Request) -> HttpResponse:
        """Add a task."""
        who = doing(request)
        sent = read_body(bodies.TaskBody, request)
        return self.told(request, deeds.add_task(sent, at=who.at, by=who.by, on=who.on), CREATED)


class OneArea(ApiView):
    """One area."""

    summary = "Een gebied"
    description = "Een gebied, en wie er op de peildatum in ligt."
    query = DayQuery
    answers = shapes_whole.AreaShape
    shape = shapes_whole.AreaShape()

    def get(self, request: Request, public_id: UUID) -> HttpResponse:
        """Return the area."""
        look = look_at(request, self.asked(request).get("day"))
        return answer(request, self.shape.to_representation(one_area(public_id, look)))


class TaskKinds(ListView):
    """The list of task kinds."""

    summary = "Soorten taken"
    description = (
        "De soorten taken waarin wij samenwerkingsverbanden indelen. Het is onze lezing van hun tekst."
    )
    query = PageQuery
    answers = listed(shapes_whole.TaskKindShape)
    shape = shapes_whole.TaskKindShape()

    def rows(self, look: Look, asked: Asked, **_: UUID) -> list[Any]:  # noqa: ARG002 - the same on every day
        """Return the task kinds, in the order of the pack."""
        return list(task_kinds().kinds.values())


class Figures(ApiView):
    """Counts on a day."""

    summary = "Cijfers"
    description = (
        "Aantallen op de peildatum, voor het land of voor één provincie. Is het register ingelezen, dan telt alleen "
        "wat daarin staat; wat alleen verteld is, staat ernaast."
    )
    query = queries.FiguresQuery
    answers = shapes_whole.FiguresShape
    shape = shapes_whole.FiguresShape()

    def get(self, request: Request) -> HttpResponse:
        """Return the counts."""
        asked = self.asked(request)
        look = look_at(request, asked.get("day"))
        return answer(request, self.shape.to_representation(counted(look, asked.get("province"))))
