"""Areas, task kinds and figures."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from rest_framework.request import Request

from verband.rooms.common.api.answers import answer
from verband.rooms.common.api.queries import Asked, DayQuery, PageQuery
from verband.rooms.common.api.views import ApiView
from verband.rooms.register.api import queries, shapes_whole
from verband.rooms.register.api.looks import Look, look_at
from verband.rooms.register.api.others import AreaRow, areas, counted, one_area
from verband.rooms.register.api.views.listing import ListView
from verband.rooms.register.bridge.facts import task_kinds


class Areas(ListView):
    """The list of areas."""

    summary = "Gebieden"
    description = "Provincies, en andere gebieden die zijn ingelezen, met wie er op de peildatum in ligt."
    query = queries.AreasQuery
    row = shapes_whole.AreaShape

    def rows(self, look: Look, asked: Asked, **_: UUID) -> list[AreaRow]:
        """Return the areas."""
        return areas(look, asked.get("divisions", ()))


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
    row = shapes_whole.TaskKindShape

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
