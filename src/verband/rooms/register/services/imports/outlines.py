"""Boundaries of municipalities: what a file would change, and changing it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from verband.rooms.register.bridge.boundaries import Outline, read_boundaries
from verband.rooms.register.models import Boundary, ImportRun
from verband.rooms.register.services.boundaries import replace_boundaries

OUTLINE_LABELS = {"boundary": "grenzen"}


@dataclass(frozen=True)
class OutlinePlan:
    """Everything that reading a file of boundaries in would do."""

    outlines: tuple[Outline, ...]
    content: bytes
    file_name: str
    created: tuple[str, ...]
    updated: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Return a fingerprint of the file."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def is_empty(self) -> bool:
        """Whether every boundary stands here as the file has it."""
        return not self.created and not self.updated

    def refuse_great_loss(self) -> None:
        """Let every file through: boundaries that it leaves out stay."""

    def counts(self) -> dict[str, dict[str, int]]:
        """Return the number of boundaries per outcome."""
        changed = len(self.created) + len(self.updated)
        numbers = {"created": len(self.created), "updated": len(self.updated)}
        return {"boundary": numbers | {"unchanged": len(self.outlines) - changed}}

    def names(self) -> dict[str, list[str]]:
        """Return the names of the areas per outcome."""
        return {"created": list(self.created), "updated": list(self.updated)}


def compare_outlines(content: bytes, file_name: str) -> OutlinePlan:
    """Compare the boundaries of a file with those that stand here.

    Raises
    ------
    InputError
        When the file holds no boundaries in degrees.
    """
    outlines = read_boundaries(content)
    standing = {row.tooi: (row.name, row.geometry) for row in Boundary.objects.iterator()}
    new = [one.name for one in outlines if one.code not in standing]
    other = [
        one.name
        for one in outlines
        if one.code in standing and standing[one.code] != (one.name, one.polygons)
    ]
    return OutlinePlan(outlines, content, file_name, tuple(new), tuple(other))


def apply_outlines(plan: OutlinePlan, *, at: datetime) -> ImportRun:
    """Write the boundaries of the plan."""
    return replace_boundaries(outlines=plan.outlines, file_name=plan.file_name, content=plan.content, at=at)
