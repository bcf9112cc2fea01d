"""What every list of the register answers: the day, the sources, how many there are, and one page of rows."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from verband.rooms.common.api.answers import answer
from verband.rooms.common.api.pages import link_header, page_of
from verband.rooms.common.api.queries import Asked
from verband.rooms.common.api.shapes import Shape
from verband.rooms.register.api.looks import Look, look_at
from verband.rooms.register.api.views.changing import ChangingView


class SourceDayShape(Shape):
    """Een bron en de dag waarover zij vertelt."""

    called = "BronMetStand"
    bron = serializers.CharField()
    standdatum = serializers.DateField()


@cache
def listed(row: type[Shape]) -> type[Shape]:
    """Return the shape of a page of rows."""
    fields = {
        "peildatum": serializers.DateField(),
        "bronnen": SourceDayShape(many=True),
        "totaal": serializers.IntegerField(min_value=0, help_text="Op alle pagina's samen."),
        "pagina": serializers.IntegerField(min_value=1),
        "aantal_per_pagina": serializers.IntegerField(min_value=1),
        "resultaten": row(many=True),
    }
    says = {"__doc__": "Eén pagina van een lijst.", "__module__": __name__, "called": f"{row.called}Lijst"}
    return type(f"{row.__name__.removesuffix('Shape')}List", (Shape,), fields | says)


class ListView(ChangingView):
    """An address of a list."""

    in_pages = True
    row: ClassVar[type[Shape]]
    """How one row is written."""
    shape: ClassVar[Shape]

    def __init_subclass__(cls, **named: Any) -> None:
        """Tell the schema of a page of rows."""
        super().__init_subclass__(**named)
        if row := cls.__dict__.get("row"):
            cls.shape, cls.answers = row(), listed(row)

    def get(self, request: Request, **keys: UUID) -> HttpResponse:
        """Return one page of the list."""
        asked = self.asked(request)
        look = look_at(request, asked.get("day"))
        return self.page(request, look, self.rows(look, asked, **keys), asked)

    def rows(self, look: Look, asked: Asked, **keys: UUID) -> Sequence[Any]:
        """Return all rows that the address asks for."""
        raise NotImplementedError

    def page(self, request: Request, look: Look, rows: Sequence[Any], asked: Asked) -> HttpResponse:
        """Return the page that the address asks for."""
        page = page_of(rows, asked["page"], asked["size"])
        body = {
            "peildatum": look.day,
            "bronnen": sources_of(look.stands),
            "totaal": page.total,
            "pagina": page.page,
            "aantalPerPagina": page.size,
            "resultaten": [self.shape.to_representation(row) for row in page.rows],
        }
        return answer(request, body, headers={"Link": link_header(request, page)})


def sources_of(stands: Mapping[str, date]) -> list[dict[str, Any]]:
    """Return the sources, each with the day it tells of."""
    return [{"bron": source, "standdatum": day} for source, day in stands.items()]
