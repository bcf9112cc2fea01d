"""Find what answers a question, the most fitting first."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import F

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.common.facets import Facet
from verband.rooms.register.bridge.search import Fit, Question, fit
from verband.rooms.register.choices import SearchKind
from verband.rooms.register.selectors.search.faces import Face, Faces
from verband.rooms.register.selectors.search.matching import Holding
from verband.rooms.register.selectors.search.visible import visible_entries

NOW, NO_MORE, NOT_YET = "nu", "niet-meer", "nog-niet"
STATES = {NOW: "bestaat of geldt", NO_MORE: "niet meer", NOT_YET: "nog niet"}
FACETS = (Facet("soort", "Soort", dict(SearchKind.choices)), Facet("geldt", "Op de peildatum", STATES))
ORDER = {kind: place for place, kind in enumerate(SearchKind)}


@dataclass(frozen=True)
class Candidate:
    """One thing that answers the question."""

    pk: int
    kind: str
    object_id: UUID
    owner_id: UUID
    faces: Faces
    code: str
    """Of an area: its code within its division."""
    fit: Fit

    @property
    def shown(self) -> Face | None:
        """Return the name on the day; a remark has none of its own."""
        return self.faces.all[self.faces.shown] if self.faces.shown >= 0 else None

    @cached_property
    def state(self) -> str:
        """Return whether it holds on the day."""
        face = self.shown
        if face is None or (face.has_begun(self.faces.day) and not face.has_ended(self.faces.day)):
            return NOW
        return NO_MORE if face.has_begun(self.faces.day) else NOT_YET

    @property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """Values to filter by."""
        return {"soort": (self.kind,), "geldt": (self.state,)}

    @property
    def rank(self) -> tuple[Any, ...]:
        """Return what to order by: how it fits, then what holds, then by kind and alphabet."""
        title = alphabetical_key(self.shown.name) if self.shown else ""
        ended, kind = self.state == NO_MORE, ORDER[SearchKind(self.kind)]
        return (self.fit.level, self.fit.aside, ended, self.fit.inside, kind, title, str(self.object_id))


def find(
    visitor: Visitor,
    question: Question,
    *,
    day: date,
    today: date,
    unsure: Collection[UUID] = frozenset(),
) -> list[Candidate]:
    """Return all that a visitor may find, ordered; ``unsure`` are records that the index does not tell of rightly."""
    if not question:
        return []
    entries = visible_entries(visitor, day, today).filter(Holding(F("pk"), question.condition))
    rows = entries.order_by().values_list("pk", "kind", "object_id", "owner_id", "faces")
    found = (_candidate(row, question, day) for row in rows if not {row[2], row[3]} & set(unsure))
    return sorted(found, key=lambda candidate: candidate.rank)


def _candidate(row: Sequence[Any], question: Question, day: date) -> Candidate:
    pk, kind, object_id, owner_id, told = row
    faces = Faces(_read(told), day)
    code = next((str(each["code"]) for each in told if "code" in each), "")
    return Candidate(pk, kind, object_id, owner_id, faces, code, fit(question, faces.names))


def _read(told: Iterable[dict[str, Any]]) -> tuple[Face, ...]:
    return tuple(Face.read(each) for each in told)
