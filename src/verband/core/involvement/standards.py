"""The standard arrangements per kind of work, from the pack ``involvement-standards``."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from verband.core.involvement.catalogue import PHASES, instruments, number
from verband.core.packs import Pack, load_pack

NAME = "involvement-standards"
STANDARD, OPTION = "standard", "option"


@dataclass(frozen=True, slots=True)
class Part:
    """One instrument in a standard arrangement."""

    instrument: str
    phase: str
    weight: str
    """``standard`` belongs to it, ``option`` may be added."""
    per_year: Decimal
    when: str

    @property
    def belongs(self) -> bool:
        """Whether it belongs to the arrangement, unless a partnership says why not."""
        return self.weight == STANDARD


@dataclass(frozen=True, slots=True)
class Weight:
    """Where the weight of a standard arrangement lies, counted in parts that belong to it."""

    parts: int
    before: int
    """How many come before the decision."""
    content: int
    """How many are about content, and not about money."""


@dataclass(frozen=True, slots=True)
class Standard:
    """How councils are involved in one kind of work, as a start for a talk."""

    code: str
    letter: str
    label: str
    example: str
    summary: str
    parts: tuple[Part, ...]

    @property
    def by_phase(self) -> tuple[tuple[str, tuple[Part, ...]], ...]:
        """The word of each phase in order, with its parts; a phase without parts is left out."""
        told = ((word, tuple(p for p in self.parts if p.phase == code)) for code, word in PHASES.items())
        return tuple((word, parts) for word, parts in told if parts)

    @property
    def belonging(self) -> Mapping[str, Part]:
        """The parts that belong to it, by instrument."""
        return MappingProxyType({part.instrument: part for part in self.parts if part.belongs})

    @property
    def weight(self) -> Weight:
        """Where its weight lies."""
        belong = self.belonging.values()
        content = [part for part in belong if instruments()[part.instrument].about == "content"]
        return Weight(len(belong), sum(part.phase == "before" for part in belong), len(content))

    def part_of(self, instrument: str) -> Part | None:
        """Return the part with an instrument, None when the arrangement does not name it."""
        return next((part for part in self.parts if part.instrument == instrument), None)


def standards_pack() -> Pack:
    """Return where the standard arrangements come from and how sure we are."""
    return load_pack(NAME)


@lru_cache
def standards() -> Mapping[str, Standard]:
    """Return every standard arrangement by its code, in the order of its letter."""
    rows = standards_pack().values["standards"]
    return MappingProxyType({row["code"]: _standard(row) for row in rows})


def _standard(row: dict[str, Any]) -> Standard:
    parts = tuple(Part(**(part | {"per_year": number(part["per_year"])})) for part in row["parts"])
    return Standard(**(row | {"parts": parts}))
