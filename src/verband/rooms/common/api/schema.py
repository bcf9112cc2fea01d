"""The OpenAPI schema: what every operation has in common is added here, once.

This module must not import ``drf_spectacular.views``: the settings name it while those are being loaded.
"""

from typing import TYPE_CHECKING, Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction, OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from verband.rooms.common.api.answers import OF_REVISION
from verband.rooms.common.api.changes import Change
from verband.rooms.common.api.problems import MEDIA_TYPE, TITLES
from verband.rooms.common.api.shapes import Shape

if TYPE_CHECKING:
    from verband.rooms.common.api.views import ApiView

KEY = "sleutel"
"""What the schema calls the way to show a key."""
READS = {"GET", "HEAD"}
ALWAYS = (429, 500)
OF_READS = (400, 404, 406)
OF_CHANGES = (400, 401, 403, 404, 406, 409, 413, 415)
OF_MATCHES = (412, 428)


class PlaceShape(serializers.Serializer[Any]):
    """Where in the request a mistake stands."""

    called = "Plaats"
    name = serializers.CharField(required=False, help_text="Naam van de parameter of de kop.")
    pointer = serializers.CharField(required=False, help_text="Plaats in de inhoud, als JSON Pointer.")


class MistakeShape(serializers.Serializer[Any]):
    """One mistake in a request."""

    called = "Fout"
    location = PlaceShape()
    code = serializers.CharField()
    detail = serializers.CharField(help_text="Wat er mis is, in één zin.")

    def get_fields(self) -> dict[str, Any]:
        """``in`` is a word of Python and a name of the standard."""
        places = ["query", "body", "header", "path"]
        return {"in": serializers.ChoiceField(choices=places), **super().get_fields()}


class DifferenceShape(serializers.Serializer[Any]):
    """Een veld dat hier anders staat dan is gestuurd."""

    called = "Verschil"

    veld = serializers.CharField()
    hier = serializers.JSONField(allow_null=True, help_text="Wat er nu staat.")
    gestuurd = serializers.JSONField(allow_null=True, help_text="Wat u stuurde.")


class ProblemShape(serializers.Serializer[Any]):
    """Een fout, volgens RFC 9457."""

    called = "Probleem"
    type = serializers.CharField(default="about:blank")
    status = serializers.IntegerField()
    title = serializers.CharField()
    detail = serializers.CharField()
    revisie = serializers.IntegerField(
        required=False, help_text="De revisie die nu geldt; alleen bij status 412."
    )
    verschillen = DifferenceShape(many=True, required=False, help_text="Alleen bij status 412.")

    def get_fields(self) -> dict[str, Any]:
        """``errors`` is a name of the standard, and one that every serialiser has."""
        says = "Alle fouten in het verzoek tegelijk; alleen bij status 400."
        return {**super().get_fields(), "errors": MistakeShape(many=True, required=False, help_text=says)}


class DutchSchema(AutoSchema):
    """Problems on every error, and the headers of every answer."""

    view: "ApiView"  # type: ignore[override]  # no other views stand in the schema

    def get_override_parameters(self) -> list[Any]:
        """Return the parameters that the view knows, and the headers that answers carry."""
        version = OpenApiParameter(
            "API-Version",
            str,
            OpenApiParameter.HEADER,
            description="Volledige versie van de API.",
            response=True,
        )
        etag = OpenApiParameter(
            "ETag",
            str,
            OpenApiParameter.HEADER,
            description="Vingerafdruk van het antwoord; bij een record begint die met de revisie.",
            response=[200, 201],
        )
        link = OpenApiParameter(
            "Link",
            str,
            OpenApiParameter.HEADER,
            description="Adressen van de eerste, vorige, volgende en laatste pagina (RFC 8288).",
            response=[200],
        )
        matches = OpenApiParameter(
            "If-Match",
            str,
            OpenApiParameter.HEADER,
            required=True,
            pattern=OF_REVISION.pattern,
            description="De ETag van het record zoals u het las, of de revisie tussen aanhalingstekens.",
        )
        seen = OpenApiParameter(
            "If-None-Match",
            str,
            OpenApiParameter.HEADER,
            description="De ETag van een eerder antwoord; is er niets veranderd, dan is het antwoord 304.",
        )
        if change := self._change:
            return [version, etag, *([matches] if change.matches else [])]
        return [self.view.query, seen, version, etag, *([link] if self.view.in_pages else [])]

    @property
    def _change(self) -> Change | None:
        return self.view.changes.get(self.method)

    def get_auth(self) -> list[dict[str, list[str]]]:
        """Return what is asked of who comes: a key for a change, nothing to read."""
        return [{KEY: []}] if self._change else []

    def get_request_serializer(self) -> type[Shape] | None:
        """Return the shape of what is sent."""
        return self._change.takes if self._change else None

    def get_response_serializers(self) -> Any:  # noqa: ANN401 - as the schema library has it
        """Return the shape of the answer, by status for a change."""
        change = self._change
        return {str(change.status): change.gives} if change else self.view.answers

    def get_summary(self) -> str:
        """Return what the operation is called."""
        return self._change.summary if self._change else self.view.summary

    def get_description(self) -> str:  # type: ignore[override]  # as the schema library itself has it
        """Return what the operation does, for who has not seen it before."""
        return self._change.description if self._change else self.view.description

    def get_serializer_name(self, serializer: serializers.Serializer[Any], direction: Direction) -> str:  # noqa: ARG002 - the framework's signature
        """Return what the schema calls a shape."""
        name: str = getattr(serializer, "called", type(serializer).__name__)
        return name

    def get_tags(self) -> list[str]:
        """Return under which head the operation stands: the first word of its path."""
        return [self._tokenize_path()[0]]

    def get_operation_id(self) -> str:
        """Return the name of the operation: its view's, and for a change its method's too."""
        name = type(self.view).__name__
        return name[0].lower() + name[1:] + ("" if self.method in READS else f"_{self.method.lower()}")

    def _get_response_bodies(self, direction: Direction = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        if self.method in READS:
            if self.view.merges:
                bodies["301"] = self._told(
                    OpenApiResponse(description="Samengevoegd met een ander record"), 301
                )
            bodies["304"] = self._told(OpenApiResponse(description="Niet gewijzigd"), 304)
        for code in self._problems():
            told = OpenApiResponse(ProblemShape, description=TITLES[code])
            bodies.setdefault(str(code), self._told(told, code))
        return bodies

    def _told(self, response: OpenApiResponse, code: int) -> dict[str, Any]:
        told: dict[str, Any] = self._get_response_for_code(  # type: ignore[no-untyped-call]  # of the library
            response, str(code), [MEDIA_TYPE]
        )
        return told

    def _problems(self) -> tuple[int, ...]:
        if self.method in READS:
            return OF_READS + ALWAYS
        matches = OF_MATCHES if self._change and self._change.matches else ()
        return tuple(sorted(OF_CHANGES + matches + ALWAYS))
