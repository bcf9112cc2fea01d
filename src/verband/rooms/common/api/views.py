"""The base of every address of the interface, and the schema that tells of all of them."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from functools import lru_cache
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.generators import SchemaGenerator
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from verband.rooms.common.api.answers import answer
from verband.rooms.common.api.changes import Change
from verband.rooms.common.api.problems import problem
from verband.rooms.common.api.queries import Asked, Query, read_query
from verband.rooms.common.api.schema import DutchSchema
from verband.rooms.common.api.shapes import Shape
from verband.rooms.common.api.throttles import ChangeThrottle, ReadThrottle
from verband.rooms.common.api.version import BASE
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.models import Record


class ApiView(APIView):
    """An address of the interface: facts for everyone to read, and for some to change with a key."""

    http_method_names = ["get", "head"]
    schema = DutchSchema()
    query: ClassVar[type[Query]] = Query
    answers: ClassVar[type[Shape]] = Shape
    in_pages: ClassVar[bool] = False
    merges: ClassVar[type[Record] | None] = None
    """The table of which a record can have become part of another."""
    summary: ClassVar[str]
    description: ClassVar[str] = ""
    changes: ClassVar[Mapping[str, Change]] = {}
    """Method, such as PATCH → what it changes."""

    def get_throttles(self) -> list[BaseThrottle]:
        """Return how often one may come: reads are counted apart from changes."""
        return [ChangeThrottle() if self.request.method in self.changes else ReadThrottle()]

    def get_permissions(self) -> list[BasePermission]:
        """Return who may come: everyone to read, who has a key for it to change."""
        return [permission() for permission in self.may_change] if self.request.method in self.changes else []

    may_change: ClassVar[Sequence[type[BasePermission]]] = ()

    def asked(self, request: Request) -> Asked:
        """Return what the address asks for; every mistake in it at once."""
        return read_query(self.query, request.query_params)


class OpenApiView(ApiView):
    """The schema of the interface, for whoever wants to use it."""

    schema = None  # type: ignore[assignment]  # the framework's way to leave it out

    def get(self, request: Request) -> HttpResponse:
        """Return the schema, with the address at which it was asked as its server."""
        self.asked(request)
        schema = deepcopy(described())
        schema["servers"] = [{"url": request.build_absolute_uri(BASE), "description": "Deze installatie"}]
        return answer(request, schema)


@lru_cache(maxsize=1)
def described() -> dict[str, Any]:
    """Generating takes a second or so; the schema changes only with the code."""
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]  # of the library
    schema: dict[str, Any] = generator.get_schema(public=True)  # type: ignore[no-untyped-call]  # of the library
    return _with_dutch_ids(schema)


def _with_dutch_ids(schema: dict[str, Any]) -> dict[str, Any]:
    """Call the id in a path what every answer calls it; the code has its English name."""
    code, wire = "public_id", "openbaarId"
    for methods in schema["paths"].values():
        for operation in methods.values():
            for parameter in operation.get("parameters", ()):
                if parameter["name"] == code:
                    parameter["name"] = wire
    paths = {where.replace(f"{{{code}}}", f"{{{wire}}}"): found for where, found in schema["paths"].items()}
    return {**schema, "paths": paths}


@audience(Audience.PUBLIC)
@csrf_exempt
def nothing_here(_request: HttpRequest, **_: str) -> HttpResponse:
    """Answer for an address that the interface does not have, without making a page for people first."""
    return problem(404)


def public(view: type[APIView]) -> Callable[..., HttpResponse]:
    """Return the view for the list of addresses, declared to be for everyone."""
    return audience(Audience.PUBLIC)(view.as_view())
