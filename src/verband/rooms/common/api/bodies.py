"""What a change sends: a JSON object of a size that can be read, with known fields only, or all mistakes at once."""

import json
from collections.abc import Mapping
from typing import IO, Any, TypeVar

from rest_framework import serializers, status
from rest_framework.exceptions import APIException, ErrorDetail, ParseError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from verband.rooms.common.api.problems import DETAILS, InvalidInput, Mistake, mistakes_of
from verband.rooms.common.api.shapes import Shape

MOST_BYTES = 1_000_000
UNKNOWN = "Dit veld is hier onbekend."
NO_OBJECT = "Stuur een object met velden, tussen accolades."
EMPTY = "Stuur ten minste één veld dat u wilt wijzigen."


class TooLarge(APIException):
    """More was sent than is read."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = DETAILS[413]


class JsonParser(BaseParser):
    """Reads JSON of a limited size, however deep it is nested."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,  # noqa: ARG002 - the framework's signature
        parser_context: Mapping[str, Any] | None = None,  # noqa: ARG002 - the framework's signature
    ) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Return what was sent.

        Raises
        ------
        TooLarge
            Past the limit.
        ParseError
            When it is no JSON.
        """
        content = stream.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise TooLarge
        try:
            return json.loads(content, parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            raise ParseError from error


def _refuse(name: str) -> None:
    message = f"{name} is no JSON"
    raise ValueError(message)


class Body(Shape):
    """What a change sends; a field that nobody knows is a mistake like any other."""

    def to_internal_value(self, data: Any) -> Any:  # noqa: ANN401 - as the framework has it
        """Return what was sent under the names of the code."""
        unknown = [name for name in data if name not in self.fields] if isinstance(data, Mapping) else []
        errors: dict[str, Any] = {name: [ErrorDetail(UNKNOWN, "unknown")] for name in unknown}
        errors |= self._no_texts(data)
        try:
            sent = super().to_internal_value(data)
        except serializers.ValidationError as error:
            raise serializers.ValidationError({**error.detail, **errors}) from error  # type: ignore[dict-item]  # a dict
        if errors:
            raise serializers.ValidationError(errors)
        return sent

    def _no_texts(self, data: Any) -> dict[str, Any]:  # noqa: ANN401 - as the framework has it
        """Return the mistakes in texts: the framework would write a number out as one."""
        texts = {
            name: field for name, field in self.fields.items() if isinstance(field, serializers.CharField)
        }
        sent = data if isinstance(data, Mapping) else {}
        wrong = {name for name in texts.keys() & sent.keys() if not isinstance(sent[name], str | None)}
        return {name: [ErrorDetail(str(texts[name].error_messages["invalid"]), "invalid")] for name in wrong}


Sent = dict[str, Any]
AnyBody = TypeVar("AnyBody", bound=Body)


def read_body(body: type[Body], request: Request, *, partly: bool = False) -> Sent:
    """Return what was sent; ``partly`` asks for at least one field and needs none in particular.

    Raises
    ------
    InvalidInput
        Naming every mistake.
    """
    if not isinstance(request.data, Mapping):
        raise InvalidInput([Mistake("body", "", NO_OBJECT, "invalid")])
    sent = body(data=request.data, partial=partly)
    if not sent.is_valid():
        raise InvalidInput(list(mistakes_of(sent.errors)))
    if partly and not sent.validated_data:
        raise InvalidInput([Mistake("body", "", EMPTY, "empty")])
    return dict(sent.validated_data)
