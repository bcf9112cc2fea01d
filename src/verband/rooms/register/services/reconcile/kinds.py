"""Which table each kind of imported record stands in, and which of its values refer to other records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from verband.rooms.register.models import (
    Challenge,
    Membership,
    Partnership,
    PartnershipVersion,
    Party,
    Remark,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of imported record."""

    code: str
    label: str
    model: type[models.Model]
    references: Mapping[str, str] = field(default_factory=dict)
    """Field → kind of the record it refers to."""
    aside: frozenset[str] = frozenset()
    """Values that stand in a table of their own."""
    with_source: bool = True
    """Whether the row itself says which source it is from."""
    ends_with: str = ""
    """The field that is filled when the record leaves its source; empty when leaving changes nothing."""


KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("challenge", "opgaven", Challenge, with_source=False),
        Kind("party", "partijen", Party, aside=frozenset({"groups"}), with_source=False),
        Kind(
            "partnership",
            "samenwerkingsverbanden",
            Partnership,
            references={"own_party": "party"},
            aside=frozenset({"challenges"}),
            with_source=False,
        ),
        Kind("version", "versies", PartnershipVersion, {"partnership": "partnership", "body": "party"}, ends_with="valid_to"),
        Kind("membership", "deelnames", Membership, {"partnership": "partnership", "party": "party"}, ends_with="valid_to"),
        Kind("remark", "toelichtingen", Remark, {"partnership": "partnership"}, with_source=False),
    )
}


def plain(value: object) -> Any:  # noqa: ANN401 - JSON values have no common type
    """Return a value of a row as it stands in JSON."""
    return value.isoformat() if isinstance(value, date) else value
