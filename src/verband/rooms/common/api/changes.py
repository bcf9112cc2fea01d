"""How a change is told in the schema, and how it is refused when someone else was first."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from rest_framework.fields import Field, ListField
from rest_framework.request import Request

from verband.rooms.common.api.answers import revision_sent
from verband.rooms.common.api.bodies import Body
from verband.rooms.common.api.problems import Changed
from verband.rooms.common.api.shapes import CodeField, Shape


@dataclass(frozen=True, slots=True)
class Change:
    """One method that changes something: what it is called, what it takes, which deed it does and what it gives."""

    summary: str
    description: str
    takes: type[Body] | None
    gives: type[Shape] | None
    deed: Callable[..., UUID]
    """Takes who does it, what was sent and the id in the address, if any; returns the id of what then holds."""
    status: int = 200
    partly: bool = False
    """Whether what is left out of the body stays as it is."""
    matches: bool = True
    """Whether it must say from which revision it starts."""


OVERTAKEN = (
    "Iemand anders heeft dit record gewijzigd sinds u het las (revisie {theirs}, u ging uit van {ours})."
)


def match(
    request: Request, revision: int, body: type[Body], standing: Mapping[str, Any], sent: Mapping[str, Any]
) -> None:
    """Let a change through only when it starts from what stands; values go by the names of the code.

    Raises
    ------
    MatchNeeded
        When the change does not say from which revision it starts.
    Changed
        When it starts from another; it lays each value that stands beside the one that was sent.
    """
    ours = revision_sent(request)
    if ours != revision:
        values = list(_differences(body, standing, sent))
        raise Changed(OVERTAKEN.format(theirs=revision, ours=ours), revision, values)


def _differences(
    body: type[Body], standing: Mapping[str, Any], sent: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    for name, field in body().fields.items():
        source = field.source or name
        if source in sent:
            here, there = _on_the_wire(field, standing.get(source)), _on_the_wire(field, sent[source])
            if here != there:
                yield {"veld": name, "hier": here, "gestuurd": there}


def _on_the_wire(field: Field[Any, Any, Any, Any], value: object) -> object:
    if isinstance(field, ListField) and isinstance(value, list):
        return [_on_the_wire(field.child, each) for each in value]
    if isinstance(field, CodeField):
        return field.shown.get(str(value))
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value
