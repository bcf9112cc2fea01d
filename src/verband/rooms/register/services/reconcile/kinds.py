"""Which table each kind of imported record stands in, and which of its values refer to other records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from verband.rooms.common.models import Record
from verband.rooms.common.words import getal
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
    model: type[Record]
    references: Mapping[str, str] = field(default_factory=dict)
    """Field → kind of the record it refers to."""
    aside: frozenset[str] = frozenset()
    """Values that stand in a table of their own."""
    with_source: bool = False
    """Whether the row itself says which source it is from."""
    unique_by: frozenset[str] = frozenset()
    """Fields in which no two rows of one source may be the same together."""
    ends_with: str = ""
    """The field that is filled when the record leaves its source; empty when leaving changes nothing."""

    def says(self, name: str) -> str:
        """Return what a field is called on screens."""
        found = self.model._meta.get_field(name)
        related = found.related_model if found.auto_created else None
        named = (
            related._meta.verbose_name_plural
            if isinstance(related, type)
            else getattr(found, "verbose_name", name)
        )
        return str(named)


KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("challenge", "opgaven", Challenge),
        Kind("party", "partijen", Party, aside=frozenset({"groups"})),
        Kind(
            "partnership",
            "samenwerkingsverbanden",
            Partnership,
            references={"own_party": "party"},
            aside=frozenset({"challenges"}),
        ),
        Kind(
            "version",
            "versies",
            PartnershipVersion,
            references={"partnership": "partnership", "body": "party"},
            with_source=True,
            unique_by=frozenset({"partnership", "number"}),
            ends_with="valid_to",
        ),
        Kind(
            "membership",
            "deelnames",
            Membership,
            references={"partnership": "partnership", "party": "party"},
            with_source=True,
            unique_by=frozenset({"partnership", "party", "valid_from"}),
            ends_with="valid_to",
        ),
        Kind("remark", "toelichtingen", Remark, references={"partnership": "partnership"}),
    )
}
"""In the order in which records refer to each other: what is referred to comes first."""


LABELS: dict[str, str] = {
    **{code: kind.label for code, kind in KINDS.items()},
    "area": "gebieden",
    "area-member": "overheden in gebieden",
    "boundary": "grenzen",
}
"""What everything is called that is counted when something is read in."""

OUTCOMES = {
    "created": "nieuw",
    "updated": "gewijzigd",
    "withdrawn": "ingetrokken",
    "written": "ingelezen",
    "unchanged": "ongewijzigd",
    "ended": "beëindigd",
    "vanished": "niet meer in de bron",
    "conflicting": "verschil",
}
"""What can become of a record, in the order in which it is told."""


def told_counts(counts: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Return for example "deelnames: 3 nieuw, 12 ongewijzigd", a line for each kind, in the order of reading in.

    That order is not the mapping's: PostgreSQL gives the keys of a stored one back in an order of its own.
    """
    order = list(LABELS)
    told = sorted(counts.items(), key=lambda each: order.index(each[0]) if each[0] in order else len(order))
    return [
        f"{LABELS.get(code, code)}: "
        + ", ".join(f"{getal(numbers[key])} {word}" for key, word in OUTCOMES.items() if numbers.get(key))
        for code, numbers in told
    ]


def plain(value: object) -> Any:  # noqa: ANN401 - JSON values have no common type
    """Return a value of a row as it stands in JSON."""
    return value.isoformat() if isinstance(value, date) else value
