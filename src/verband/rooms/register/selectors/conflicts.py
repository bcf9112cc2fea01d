"""Read the differences that wait for whoever keeps the record: what was, what stands here, what the source says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.history.kinds import Kind as HistoryKind
from verband.rooms.history.kinds import kind_of
from verband.rooms.history.rows import chunks
from verband.rooms.history.selectors import labels_of
from verband.rooms.register.bridge.wanted import Delivery, Wanted
from verband.rooms.register.choices import Source
from verband.rooms.register.models import (
    Conflict,
    Membership,
    Partnership,
    PartnershipVersion,
    Party,
    Remark,
    SourceRecord,
)
from verband.rooms.register.rules import parties_in_care, partnerships_in_care
from verband.rooms.register.services.reconcile.kinds import KINDS
from verband.rooms.register.services.reconcile.ours import our_values
from verband.rooms.register.services.reconcile.plan import Key, Plan

MOST_SHOWN = 50
OF_A_PARTNERSHIP: dict[str, type[Any]] = {
    "version": PartnershipVersion,
    "membership": Membership,
    "remark": Remark,
}
Told = tuple[str, str, str, Any]
"""Source, kind of record, field and value, as the source speaks."""


@dataclass(frozen=True)
class Line:
    """One field: what it was, what stands here now and what the source says."""

    conflict: Conflict
    label: str
    was: str
    here: str
    theirs: str
    standing: Any
    """What stands here as the source would say it: by this one sees whether it changed meanwhile."""


@dataclass(frozen=True)
class Waiting:
    """A record with its fields that differ."""

    object_id: UUID
    kind: str
    label: str
    address: str
    source: str
    """What the source is called."""
    found_on: date
    lines: tuple[Line, ...]

    @property
    def seen(self) -> dict[str, Any]:
        """Return what stands here, by the public id of the difference."""
        return {str(line.conflict.public_id): line.standing for line in self.lines}


@dataclass(frozen=True)
class ConflictsPage:
    """What waits, the oldest first, and how many records there are in all."""

    records: tuple[Waiting, ...]
    total: int


def conflicts_page(visitor: Visitor, on: date) -> ConflictsPage:
    """Return the records with differences that someone may decide."""
    ids = _kept_ids(visitor, on)
    return ConflictsPage(tuple(_waiting(ids[:MOST_SHOWN])), len(ids))


def conflict_count(parties: frozenset[int], partnerships: QuerySet[Partnership]) -> int:
    """Return on how many records a difference waits for who keeps these, in one query."""
    kept: dict[str, QuerySet[Any]] = {
        "party": Party.objects.filter(pk__in=parties),
        "partnership": partnerships,
        **{
            kind: model.objects.filter(partnership__in=partnerships)
            for kind, model in OF_A_PARTNERSHIP.items()
        },
    }
    of_theirs = Q(pk__in=[])
    for kind, rows in kept.items():
        of_theirs |= Q(kind=kind, object_id__in=rows.order_by().values("public_id"))
    waiting = SourceRecord.objects.filter(of_theirs, conflicts__isnull=False)
    return waiting.values("object_id").distinct().count()


def conflicts_of(visitor: Visitor, public_id: UUID, on: date) -> Waiting | None:
    """Return the differences of one record to who may decide them, None when nothing waits there any more.

    Raises
    ------
    Http404
        When no source knows such a record, or it is not theirs to keep.
    """
    kinds = SourceRecord.objects.filter(object_id=public_id).values_list("kind", flat=True)
    if not any(public_id in _kept_of(kind, [public_id], visitor, on) for kind in set(kinds)):
        raise Http404
    return next(iter(_waiting([public_id])), None)


def standing_values(conflicts: Iterable[Conflict]) -> dict[int, Any]:
    """Return what stands here for each difference now, as its source would say it."""
    of_source: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        of_source[conflict.source_record.source].append(conflict)
    standing: dict[int, Any] = {}
    for source, found in of_source.items():
        standing |= _standing(plan_of(source, found), found)
    return standing


def plan_of(source: str, conflicts: Sequence[Conflict]) -> Plan:
    """Return an empty plan that knows what the keys of a source stand for, where a difference needs that."""
    plan = Plan(Delivery(source, date.max, "", "", ()), stamp=(0, 0), facts_version="")
    kinds = {KINDS[one.source_record.kind].references.get(one.field, "") for one in conflicts}
    records = SourceRecord.objects.filter(source=source, kind__in=kinds - {""})
    fields = records.values_list("kind", "key", "object_id")
    plan.addresses = {(kind, key): object_id for kind, key, object_id in fields.iterator()}
    return plan


def as_wanted(record: SourceRecord, values: dict[str, Any], label: str = "") -> Wanted:
    """Return some fields of a record of a source as an import would bring them."""
    return Wanted(record.kind, record.key, label, record.object_id, values)


def _standing(plan: Plan, conflicts: Sequence[Conflict]) -> dict[int, Any]:
    fields: dict[int, dict[str, Any]] = defaultdict(dict)
    records = {one.source_record_id: one.source_record for one in conflicts}
    for one in conflicts:
        fields[one.source_record_id][one.field] = one.theirs
    pairs = [(as_wanted(records[pk], values), records[pk].object_id) for pk, values in fields.items()]
    ours = our_values(plan, pairs)
    return {one.pk: ours.get(one.source_record.object_id, {}).get(one.field) for one in conflicts}


def _kept_ids(visitor: Visitor, on: date) -> list[UUID]:
    """Return the records that wait for someone, those that wait longest first."""
    waiting = SourceRecord.objects.filter(conflicts__isnull=False).order_by("conflicts__id")
    of_kind: dict[str, list[UUID]] = defaultdict(list)
    order: dict[UUID, None] = {}
    for kind, object_id in waiting.values_list("kind", "object_id"):
        of_kind[kind].append(object_id)
        order[object_id] = None
    kept = {one for kind, ids in of_kind.items() for one in _kept_of(kind, ids, visitor, on)}
    return [one for one in order if one in kept]


def _kept_of(kind: str, ids: Iterable[UUID], visitor: Visitor, on: date) -> Iterator[UUID]:
    """Yield the records of one kind that someone keeps, of those that are asked."""
    partnerships = partnerships_in_care(visitor, on)
    kept: QuerySet[Any]
    if kind == "party":
        kept = Party.objects.filter(pk__in=parties_in_care(visitor, on))
    elif kind == "partnership":
        kept = partnerships
    elif kind in OF_A_PARTNERSHIP:
        kept = OF_A_PARTNERSHIP[kind].objects.filter(partnership__in=partnerships)
    else:
        return
    for some in chunks(ids):
        yield from kept.filter(public_id__in=some).values_list("public_id", flat=True)


def _waiting(ids: Sequence[UUID]) -> list[Waiting]:
    rows = Conflict.objects.filter(source_record__object_id__in=ids).select_related("source_record")
    conflicts = list(rows.order_by("id"))
    standing, labels, addresses = standing_values(conflicts), labels_of(ids), _addresses(conflicts)
    words = _in_words(conflicts, standing)
    of_record: dict[UUID, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        of_record[conflict.source_record.object_id].append(conflict)
    return [
        Waiting(
            object_id=object_id,
            kind=history_kind(found[0].source_record.kind).label,
            label=labels.get(object_id, found[0].source_record.key),
            address=addresses.get(object_id, ""),
            source=Source(found[0].source_record.source).label,
            found_on=max(one.found_on for one in found),
            lines=tuple(
                Line(one, says(one), *words[one.pk], standing=standing[one.pk]) for one in found
            ),
        )
        for object_id, found in of_record.items()
    ]  # fmt: skip


def says(conflict: Conflict) -> str:
    """Return what the field of a difference is called."""
    texts = history_kind(conflict.source_record.kind).texts
    return texts.says(conflict.field) if texts else conflict.field


def history_kind(code: str) -> HistoryKind:
    """Return the kind of record as the history knows it."""
    kind = kind_of(code)
    if kind is None:
        raise LookupError(code)
    return kind


def _in_words(conflicts: Sequence[Conflict], standing: Mapping[int, Any]) -> dict[int, tuple[str, str, str]]:
    """Return was, here and source in words, in a few queries for each kind of record."""
    told: list[Told] = []
    for one in conflicts:
        place = (one.source_record.source, one.source_record.kind, one.field)
        told += [(*place, value) for value in (one.base, standing[one.pk], one.theirs)]
    found = iter(_words(told))
    return {one.pk: (next(found), next(found), next(found)) for one in conflicts}


def _words(told: Sequence[Told]) -> list[str]:
    addresses = _referred_to(told)
    words = [""] * len(told)
    places: dict[str, list[int]] = defaultdict(list)
    for number, (_, kind, _, _) in enumerate(told):
        places[kind].append(number)
    for kind, numbers in places.items():
        texts = history_kind(kind).texts
        pairs = [(told[number][2], _pointed(told[number], addresses)) for number in numbers]
        for number, word in zip(numbers, texts.words(pairs) if texts else map(str, pairs), strict=True):
            words[number] = word
    return words


def _referred_to(told: Sequence[Told]) -> dict[tuple[str, Key], str]:
    """Return source, kind and key → public id of the records that values refer to."""
    asked: dict[tuple[str, str], set[str]] = defaultdict(set)
    for source, kind, name, value in told:
        if value and (refers := KINDS[kind].references.get(name)):
            asked[source, refers].add(value)
    found: dict[tuple[str, Key], str] = {}
    for (source, kind), keys in asked.items():
        rows = SourceRecord.objects.filter(source=source, kind=kind, key__in=keys)
        found |= {(source, (kind, key)): str(one) for key, one in rows.values_list("key", "object_id")}
    return found


def _pointed(told: Told, addresses: Mapping[tuple[str, Key], str]) -> Any:  # noqa: ANN401 - of any field
    source, kind, name, value = told
    refers = KINDS[kind].references.get(name)
    return addresses.get((source, (refers, value)), value) if refers and value else value


def _addresses(conflicts: Iterable[Conflict]) -> dict[UUID, str]:
    """Return the page of each record, or of the partnership that it is of."""
    found: dict[UUID, str] = {}
    of_kind: dict[str, list[UUID]] = defaultdict(list)
    for one in conflicts:
        of_kind[one.source_record.kind].append(one.source_record.object_id)
    for kind, ids in of_kind.items():
        model: type[Any] = KINDS[kind].model
        rows = model._default_manager.filter(public_id__in=ids)
        if kind in OF_A_PARTNERSHIP:
            rows = rows.select_related("partnership")
        for row in rows:
            page = getattr(row, "partnership", row)
            found[row.public_id] = page.get_absolute_url() if hasattr(page, "get_absolute_url") else ""
    return found
