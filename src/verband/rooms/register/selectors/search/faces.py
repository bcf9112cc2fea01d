"""The names of what was found, as they are on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from verband.rooms.register.bridge.search import Name


@dataclass(frozen=True, slots=True)
class Face:
    """One name with what is known of it."""

    name: str
    short: str
    role: str
    """``name``, ``body`` (of its own body), ``told`` (by another source), ``merged`` (of what went up in it) or
    ``variant`` (another spelling of one of these)."""
    detail: str
    source: str
    begin: date | None
    end: date | None

    @classmethod
    def read(cls, told: dict[str, Any]) -> "Face":
        """Return the name as the index has it."""
        short, detail, source = told.get("short", ""), told.get("detail", ""), told.get("source", "")
        begin, end = _day(told.get("begin")), _day(told.get("end"))
        return cls(told["name"], short, told["role"], detail, source, begin, end)

    def has_ended(self, day: date) -> bool:
        """Whether it held no longer on a day."""
        return self.end is not None and self.end <= day

    def has_begun(self, day: date) -> bool:
        """Whether it held on a day or before; an unknown beginning counts as begun."""
        return self.begin is None or self.begin <= day


@dataclass(frozen=True)
class Faces:
    """All names of one entry on a day."""

    all: Sequence[Face]
    day: date

    @cached_property
    def shown(self) -> int:
        """Return the place of the newest own name that has begun, else of the first; -1 when there is none."""
        own = [place for place, face in enumerate(self.all) if face.role == "name"]
        begun = [place for place in own if self.all[place].has_begun(self.day)]
        return (begun or own[:1])[-1] if own else -1

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Return each name and each abbreviation, in the order of ``at``."""
        return tuple(
            Name(text, aside=place != self.shown)
            for place, face in enumerate(self.all)
            for text in (face.name, face.short)
        )

    def at(self, place: int) -> Face:
        """Return to which face a place among the names belongs."""
        return self.all[place // 2]


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
