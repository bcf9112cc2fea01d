"""What a source wants the register to hold: the common form of every import."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from verband.core.errors import InputError
from verband.core.merge import Difference, Merge, digest, fill, fingerprint, is_empty, merge, pack

__all__ = ["Delivery", "Difference", "InputError", "Merge", "Wanted", "digest", "fill", "is_empty", "merge"]

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One record as a source gives it.

    ``values`` hold plain JSON values; a reference to another record is that record's key in the same source.
    """

    kind: str
    key: str
    label: str
    public_id: UUID
    values: Values
    packed: str = field(init=False, repr=False, compare=False)
    """The values as one JSON text, made once: for the mark, for the base of the next merge and for the event."""
    digest: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "packed", pack(self.values))
        object.__setattr__(self, "digest", fingerprint(self.packed))


@dataclass(frozen=True, slots=True)
class Delivery:
    """All that a source brings at once, ordered so that a record comes after those it refers to."""

    source: str
    stand_on: date
    file_name: str
    file_digest: str
    wanted: tuple[Wanted, ...]
    findings: tuple[str, ...] = ()
    """Sentences about what looked odd in the source, for the person who reads it in."""
    scope: str = ""
    """Which of several lists of one source this is: its keys begin with it, and only those are compared."""
    existing: Mapping[tuple[str, str], UUID] = field(default_factory=dict)
    """Kind and key of records that are not brought but stand here already, to refer to or to share."""
