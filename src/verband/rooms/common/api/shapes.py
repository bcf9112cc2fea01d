"""What an answer looks like, told once: for the schema, for what comes in and, quickly, for what goes out.

A shape is a serialiser whose fields have English names in the code and Dutch ones on the wire. Going out, each
field is one look at an attribute: rows are plain objects, and a list of hundreds costs milliseconds.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, ClassVar

from django.db.models import TextChoices
from django.utils.text import slugify
from rest_framework import serializers

Reader = Callable[[Any], Any]


AnyField = serializers.Field[Any, Any, Any, Any]
IN_DUTCH: tuple[tuple[type[AnyField], Mapping[str, str]], ...] = (
    (
        serializers.UUIDField,
        {"invalid": "Dit is geen openbaar id; neem het over uit een antwoord van de API."},
    ),
    (serializers.CharField, {"invalid": "Dit is geen tekst; zet hem tussen aanhalingstekens."}),
    (serializers.BooleanField, {"invalid": "Dit is geen ja of nee; schrijf true of false."}),
)
"""Sentences that the framework has in English only."""


def camel(name: str) -> str:
    """Return ``aantal_per_pagina`` as ``aantalPerPagina``."""
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


@lru_cache
def dutch_codes(choices: type[TextChoices]) -> dict[str, str]:
    """Return stored code → code on the wire: the Dutch label, in lower case with hyphens."""
    return {str(code): slugify(label) for code, label in choices.choices}


class Shape(serializers.Serializer[Any]):
    """Fields under camelCase names; ``source`` says where the value of each stands."""

    called: ClassVar[str]
    """What the schema calls it."""

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """Return the declared fields under the names that the wire carries."""
        fields = {camel(name): field for name, field in super().get_fields().items()}
        for name, field in fields.items():
            if field.source == name:
                field.source = None  # the framework refuses a source that says what it would do by itself
            _speak_dutch(field)
        return fields

    @cached_property
    def readers(self) -> tuple[tuple[str, Reader], ...]:
        """Return how to read each field of a row."""
        return tuple((name, _reader(field)) for name, field in self.fields.items())

    def to_representation(self, instance: object) -> dict[str, Any]:
        """Write one row."""
        return {name: read(instance) for name, read in self.readers}


def _speak_dutch(field: AnyField) -> None:
    """Say in Dutch what a field, or each value of a list, refuses; a sentence of its own stands."""
    for kind, sentences in IN_DUTCH:
        for code, sentence in sentences.items() if isinstance(field, kind) else ():
            if field.error_messages.get(code) == kind.default_error_messages[code]:
                field.error_messages[code] = sentence
    if isinstance(field, serializers.ListField):
        _speak_dutch(field.child)


def _reader(field: serializers.Field[Any, Any, Any, Any]) -> Reader:
    get: Reader = attrgetter(field.source or "")
    if isinstance(field, serializers.ListSerializer) and field.child:
        write = field.child.to_representation
        return lambda row: [write(each) for each in get(row)]
    if isinstance(field, Shape):
        one = field.to_representation
        return lambda row: None if (value := get(row)) is None else one(value)
    if isinstance(field, CodeField | TextField | AmountField):
        return field.reader(get)
    return get


CHOOSE = "'{input}' kan hier niet; kies uit: %s."


class TextField(serializers.CharField):
    """A text; what is empty in the register goes out as null, because unknown is not an empty word."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**({"allow_null": True} | options))

    def reader(self, get: Reader) -> Reader:
        """Return how to read the text of a row."""
        return lambda row: get(row) or None


class WebField(TextField):
    """An address on the web; what a browser would run instead of open goes out as null."""

    def reader(self, get: Reader) -> Reader:
        """Return how to read the address of a row."""
        return lambda row: value if opens(value := get(row)) else None


def opens(address: str) -> bool:
    """Whether a browser opens an address; any other kind it might run."""
    return address.startswith(("https://", "http://"))


class AmountField(serializers.DecimalField):
    """An amount in euro, as a number with at most two decimals."""

    def __init__(self, *, max_digits: int, **options: Any) -> None:
        super().__init__(max_digits=max_digits, decimal_places=2, coerce_to_string=False, **options)

    def reader(self, get: Reader) -> Reader:
        """Return how to read the amount of a row."""
        return lambda row: None if (value := get(row)) is None else float(value)

    def to_internal_value(self, data: Any) -> Decimal:  # noqa: ANN401 - as the framework has it
        """Return the amount; a text or a truth value is none."""
        if isinstance(data, bool) or not isinstance(data, int | float):
            self.fail("invalid")
        return super().to_internal_value(data)


class NumberField(serializers.IntegerField):
    """A whole number; a text that looks like one is none."""

    def to_internal_value(self, data: Any) -> int:  # noqa: ANN401 - as the framework has it
        """Return the number."""
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("invalid")
        return super().to_internal_value(data)


class CodeField(serializers.ChoiceField):
    """One of the register's codes, in Dutch on the wire."""

    def __init__(self, choices: type[TextChoices] | Mapping[str, str], **options: Any) -> None:
        codes = dict(choices) if isinstance(choices, Mapping) else dutch_codes(choices)
        self.stored = {shown: stored for stored, shown in codes.items()}
        self.shown = codes
        super().__init__(choices=list(codes.values()), error_messages=_choose(codes), **options)

    def reader(self, get: Reader) -> Reader:
        """Return how to read the code of a row."""
        shown, unknown = self.shown, None if self.allow_null else ""
        return lambda row: shown.get(get(row), unknown)

    def to_internal_value(self, data: object) -> str:
        """Return the stored code of what was sent."""
        return self.stored[super().to_internal_value(str(data))]


class CodesField(serializers.MultipleChoiceField):
    """Any number of the register's codes in a query: the parameter is repeated for each."""

    def __init__(self, choices: type[TextChoices] | Mapping[str, str], **options: Any) -> None:
        codes = dict(choices) if isinstance(choices, Mapping) else dutch_codes(choices)
        self.stored = {shown: stored for stored, shown in codes.items()}
        super().__init__(choices=list(codes.values()), error_messages=_choose(codes), **options)

    def to_internal_value(self, data: object) -> set[str]:  # type: ignore[override]  # the stub says one text
        """Return the stored codes of what was asked."""
        shown = super().to_internal_value(data)  # type: ignore[arg-type]  # the stub says one text
        return {self.stored[each] for each in shown}


def _choose(codes: Mapping[str, str]) -> dict[str, Any]:
    return {"invalid_choice": CHOOSE % ", ".join(codes.values())}
