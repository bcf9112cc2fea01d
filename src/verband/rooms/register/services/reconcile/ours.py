"""Read what stands here in the form a source speaks: plain values, references as the source's own keys."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.db import models

from verband.rooms.register.bridge.wanted import Values, Wanted
from verband.rooms.register.models import Partnership, Party
from verband.rooms.register.services.reconcile.kinds import KINDS, Kind, plain
from verband.rooms.register.services.reconcile.plan import Plan

CHUNK = 500
"""Ids per query: below SQLite's limit on variables."""


def our_values(plan: Plan, pairs: Iterable[tuple[Wanted, UUID]]) -> dict[UUID, Values]:
    """Return the values that stand here for records that stay, by public id."""
    keys = {object_id: key for (_, key), object_id in plan.addresses.items()}
    wanted_of: dict[str, dict[UUID, Wanted]] = defaultdict(dict)
    for wanted, object_id in pairs:
        wanted_of[wanted.kind][object_id] = wanted
    values: dict[UUID, Values] = {}
    for code, of_kind in wanted_of.items():
        for row in _rows(KINDS[code], list(of_kind)):
            public_id: UUID = row.public_id  # type: ignore[attr-defined]  # every kind is a Record
            values[public_id] = _values_of(row, KINDS[code], of_kind[public_id], keys)
    return values


def _rows(kind: Kind, ids: list[UUID]) -> Iterator[models.Model]:
    rows = kind.model._default_manager.select_related(*kind.references).prefetch_related(*kind.aside)
    for start in range(0, len(ids), CHUNK):
        yield from rows.filter(public_id__in=ids[start : start + CHUNK])


def _values_of(row: models.Model, kind: Kind, wanted: Wanted, keys: dict[UUID, str]) -> Values:
    values: Values = {}
    for name in wanted.values:
        if name in kind.references:
            other = getattr(row, name)
            values[name] = keys.get(other.public_id, str(other.public_id)) if other else None
        elif name in kind.aside:
            values[name] = _aside(row)
        else:
            values[name] = plain(getattr(row, name))
    return values


def _aside(row: models.Model) -> Sequence[object]:
    """Return what stands in the other table: the groups of a party, the challenges of a partnership."""
    if isinstance(row, Party):
        return [[group.name, group.seats] for group in row.groups.all()]
    if isinstance(row, Partnership):
        return sorted(challenge.code for challenge in row.challenges.all())
    raise TypeError(row)
