"""The rows of the register as their events tell of them, and how they are put back."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Cast, Concat

from verband.rooms.common.models import Record
from verband.rooms.history.models import Event
from verband.rooms.history.rows import Leaning, ModelRows, Owned, Pair, Values, chunks
from verband.rooms.register.bridge.facts import search_text
from verband.rooms.register.bridge.periods import overlap
from verband.rooms.register.models import (
    Challenge,
    Membership,
    Partnership,
    PartnershipVersion,
    Party,
    PoliticalGroup,
)
from verband.rooms.register.services.undo.references import by_source, challenge_ids, sources_of
from verband.rooms.register.services.undo.told_by import TOLD_BY, point_at, told_by

_MARK = Concat(Value("~"), Cast("pk", models.CharField()), output_field=models.CharField())
_ON_ITS_WAY = {"source": _MARK, "register_id": Value(""), "tooi": Value("")}
"""What stands in a unique column while rows change places."""
DERIVED = frozenset({"search_text"})
KEPT_APART = {"register_id": ("register_id",), "tooi": ("tooi",)}
"""Column that is emptied → the fields whose change asks for it."""
KIND_OF: dict[type[Any], str] = {
    Challenge: "challenge",
    Party: "party",
    Partnership: "partnership",
    PartnershipVersion: "version",
}
"""Which kind of record of a source a field points at."""


class RegisterRows(ModelRows):
    """Rows that sources bring as well, with references by the keys of the source."""

    def __init__(
        self,
        model: type[Record],
        *,
        owned: Mapping[str, Owned] | None = None,
        placed_by: Collection[str] = (),
    ) -> None:
        """Keep rows of a model; ``placed_by`` are the fields that, with the source, no two rows share."""
        super().__init__(model, owned=owned)
        self._placed_by = frozenset(placed_by)
        for name in DERIVED:
            self.fields.pop(name, None)

    def settle(self, events: Sequence[Event]) -> list[Pair]:
        """Return what events tell, with the keys of sources turned into public ids."""
        sources = sources_of(events)
        asked: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for event in events:
            source = sources.get(event.batch) if event.batch else None
            if source:
                asked[source].update(self._pointers(event))
        found = by_source(asked)
        return [
            (self._settled(event.before, source, found), self._settled(event.after, source, found))
            for event in events
            for source in [sources.get(event.batch, "") if event.batch else ""]
        ]

    def take(self, ids: Collection[UUID]) -> dict[UUID, Values]:
        """Return all values of the rows that stand, with the records of sources that stand for them."""
        taken = super().take(ids)
        places = told_by(taken)
        return {one: values | {TOLD_BY: places.get(one, [])} for one, values in taken.items()}

    def knows(self, name: str) -> bool:
        """Whether the record has a field of this name."""
        return name == TOLD_BY or super().knows(name)

    def write(self, changes: Mapping[UUID, Values]) -> None:
        """Give rows that stand other values, and the records of sources that stand for them."""
        super().write(changes)
        point_at(changes)

    def put(self, values_of: Mapping[UUID, Values]) -> None:
        """Put rows back that are gone, and let the records of sources stand for them again."""
        super().put(values_of)
        point_at(values_of)

    def make_room(self, changes: Mapping[int, Values]) -> set[str]:
        """Empty the columns in which rows could be in each other's way; the source gives way to a mark per row."""
        moved: set[str] = set()
        for column, asked_by in ({"source": tuple(self._placed_by)} | KEPT_APART).items():
            moving = [pk for pk, values in changes.items() if values.keys() & set(asked_by)]
            if column in self.fields and moving and len(changes) > 1:
                for some in chunks(moving):
                    self.model._default_manager.filter(pk__in=some).update(**{column: _ON_ITS_WAY[column]})
                moved.add(column)
        return moved

    def _pointers(self, event: Event) -> Iterator[tuple[str, str]]:
        for values in (event.before or {}, event.after or {}):
            for name, model in self.foreign.items():
                if model in KIND_OF and values.get(name):
                    yield KIND_OF[model], values[name]

    def _settled(
        self, values: Values | None, source: str, found: Mapping[tuple[str, str, str], str]
    ) -> Values | None:
        if values is None or not source:
            return values
        pointing = {name: KIND_OF[model] for name, model in self.foreign.items() if model in KIND_OF}
        return {
            name: found.get((source, pointing[name], value), value) if name in pointing and value else value
            for name, value in values.items()
        }


class PartyRows(RegisterRows):
    """Parties with their political groups; their names are searched for, and those of what set them up too."""

    def __init__(self) -> None:
        groups = Owned(PoliticalGroup, "party", ("name", "seats"), order="position")
        super().__init__(Party, owned={"groups": groups})

    def derive(self, changes: Mapping[UUID, Values]) -> None:
        """Renew what a search finds."""
        named = [one for one, values in changes.items() if values.keys() & {"name", "short_name"}]
        for some in chunks(named):
            rows = list(Party.objects.filter(public_id__in=some))
            for row in rows:
                row.search_text = search_text(row.name, row.short_name)
            Party.objects.bulk_update(rows, ["search_text"])
            renew_search_text(Q(body__in=rows))


class PartnershipRows(RegisterRows):
    """Partnerships; sources name challenges by their code."""

    def __init__(self) -> None:
        super().__init__(Partnership)

    def settle(self, events: Sequence[Event]) -> list[Pair]:
        """Return what events tell, with the codes of challenges turned into public ids."""
        ids = challenge_ids()
        return [(_coded(before, ids), _coded(after, ids)) for before, after in super().settle(events)]


class PeriodRows(RegisterRows):
    """Rows that take turns: in one place no two periods overlap."""

    place: tuple[str, ...] = ()
    """Columns that say which rows take turns."""
    in_the_way = ""
    clashes_by = frozenset({"partnership", "party", "source", "valid_from", "valid_to"})

    def clashes(self, ids: Collection[UUID]) -> list[Leaning]:
        """Return what stands in the same place in the same period."""
        return [
            Leaning(row.public_id, self.in_the_way, other.public_id)
            for row, others in self.beside(ids)
            for other in others
            if overlap(row, other)
        ]

    def beside(self, ids: Collection[UUID]) -> Iterator[tuple[Any, list[Any]]]:
        """Yield each row with the others in its place."""
        for some in chunks(ids):
            rows = list(self._rows(some))
            first = self.place[0]
            near = self.model._default_manager.filter(
                **{f"{first}__in": {getattr(row, first) for row in rows}}
            )
            others: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
            for other in near.exclude(public_id__in=some):
                if other.public_id not in ids:
                    others[self._place_of(other)].append(other)
            yield from ((row, others[self._place_of(row)]) for row in rows)

    def _place_of(self, row: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a row of any model
        return tuple(getattr(row, name) for name in self.place)


class MembershipRows(PeriodRows):
    """Memberships; no two periods of one party in one partnership overlap."""

    place = ("partnership_id", "party_id", "source")
    in_the_way = "in die tijd staat er nu een andere deelname"

    def __init__(self) -> None:
        super().__init__(Membership, placed_by=("partnership", "party", "valid_from"))


def _coded(values: Values | None, ids: Mapping[str, str]) -> Values | None:
    if values is None or "challenges" not in values:
        return values
    return values | {"challenges": sorted(ids.get(code, code) for code in values["challenges"])}


def renew_search_text(which: Q) -> None:
    """Renew what a search finds of versions: their names and that of the body that they set up."""
    rows = list(PartnershipVersion.objects.filter(which).select_related("body"))
    for row in rows:
        body = (row.body.name, row.body.short_name) if row.body else ("", "")
        row.search_text = search_text(row.name, row.short_name, *body)
    PartnershipVersion.objects.bulk_update(rows, ["search_text"], batch_size=500)
