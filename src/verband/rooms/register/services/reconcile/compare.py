"""Compare a delivery with what stands here; nothing is written."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from django.db.models import Max

from verband.rooms.history.selectors import labels_of, last_event_number
from verband.rooms.register.bridge.facts import facts_version
from verband.rooms.register.bridge.wanted import Delivery, Merge, Values, Wanted, fill, is_empty, merge
from verband.rooms.register.choices import Source
from verband.rooms.register.models import ImportRun, SourceRecord
from verband.rooms.register.services.reconcile.existing import Existing
from verband.rooms.register.services.reconcile.kinds import KINDS, Kind
from verband.rooms.register.services.reconcile.ours import our_values
from verband.rooms.register.services.reconcile.plan import Gone, Key, Plan, Stamp, Update

Pair = tuple[Wanted, UUID]
"""A record of the source and the public id of the row it stands for."""


class Last(NamedTuple):
    """What is remembered of a record since this source brought it the last time."""

    digest: str
    object_id: UUID
    vanished: bool


def stamp() -> Stamp:
    """Return how far this register is."""
    return last_event_number(), ImportRun.objects.aggregate(last=Max("id"))["last"] or 0


def compare(delivery: Delivery) -> Plan:
    """Compare what a source brings with what it brought before and with what stands here."""
    plan = Plan(delivery, stamp=stamp(), facts_version=facts_version(delivery.stand_on))
    known = _known(delivery)
    plan.known = Counter(kind for (kind, _), last in known.items() if not last.vanished)
    plan.addresses = {**delivery.existing, **{key: last.object_id for key, last in known.items()}}
    changed, adopted = _sort_out(plan, known)
    plan.updated = _changes(plan, changed) + _adoptions(plan, adopted)
    plan.gone = _gone(plan, known)
    _look_back(plan)
    return plan


def _known(delivery: Delivery) -> dict[Key, Last]:
    rows = SourceRecord.objects.filter(source=delivery.source, key__startswith=_beginning(delivery))
    fields = rows.values_list("kind", "key", "digest", "object_id", "vanished_on")
    return {
        (kind, key): Last(mark, object_id, bool(gone))
        for kind, key, mark, object_id, gone in fields.iterator()
    }


def _sort_out(plan: Plan, known: Mapping[Key, Last]) -> tuple[list[Pair], list[Pair]]:
    """Put each record under created or unchanged; return the changed ones and those that stand here already."""
    changed: list[Pair] = []
    adopted: list[Pair] = []
    kept = {
        known[key].object_id for wanted in plan.delivery.wanted if (key := (wanted.kind, wanted.key)) in known
    }
    existing = Existing(plan.delivery.source, plan.addresses, kept)
    for wanted in plan.delivery.wanted:
        last = known.get((wanted.kind, wanted.key))
        if last and last.digest == wanted.digest:
            plan.unchanged[wanted.kind] += 1
        elif last:
            changed.append((wanted, last.object_id))
        elif found := plan.delivery.existing.get((wanted.kind, wanted.key)) or existing.find(wanted):
            adopted.append((wanted, found))
            plan.addresses[wanted.kind, wanted.key] = found
        else:
            plan.created.append(wanted)
            plan.addresses[wanted.kind, wanted.key] = wanted.public_id
    return changed, adopted


def _beginning(delivery: Delivery) -> str:
    """Return how the keys of this delivery begin; lists of one source live beside each other by it."""
    return f"{delivery.scope}:" if delivery.scope else ""


def _changes(plan: Plan, pairs: list[Pair]) -> list[Update]:
    """Records that this source brought before, and now otherwise."""
    ours, base = our_values(plan, pairs), _last_values(plan.delivery.source, pairs)
    led_elsewhere = set() if plan.delivery.source == Source.REGISTER else _brought_by_register(pairs)
    updates = []
    for wanted, object_id in pairs:
        mine = ours.get(object_id)
        if mine is None:
            plan.unchanged[wanted.kind] += 1  # what a person took away here stays away
            continue
        if object_id in led_elsewhere:
            outcome = fill(mine, wanted.values)
        else:
            outcome = merge(base[wanted.kind, wanted.key], mine, wanted.values)
        updates.append(Update.of(wanted, object_id, mine, outcome))
    return updates


def _last_values(source: str, pairs: list[Pair]) -> dict[Key, Values]:
    """What this source said of these records the last time."""
    keys = {(wanted.kind, wanted.key) for wanted, _ in pairs}
    last: dict[Key, Values] = {}
    for kind in {kind for kind, _ in keys}:
        rows = SourceRecord.objects.filter(source=source, kind=kind).values_list("key", "values").iterator()
        last.update({(kind, key): values for key, values in rows if (kind, key) in keys})
    return last


def _brought_by_register(pairs: list[Pair]) -> set[UUID]:
    ids = [object_id for _, object_id in pairs]
    return set(
        SourceRecord.objects.filter(source=Source.REGISTER, object_id__in=ids).values_list(
            "object_id", flat=True
        )
    )


def _adoptions(plan: Plan, pairs: list[Pair]) -> list[Update]:
    """Records that this source brings for the first time, of rows that stand here already.

    The register leads: what it states replaces what another source told, its silence replaces nothing, and
    what a person changed is a difference. Any other source only fills what is empty. So the order in which
    sources are read in makes no difference. A row that its lists left is as new to the list that brings it again.
    """
    ours = our_values(plan, pairs)
    if plan.delivery.source != Source.REGISTER:
        left = _left_by_lists(plan.delivery)
        return [
            Update.of(
                wanted, object_id, ours[object_id], _filled(left.get(object_id), ours[object_id], wanted)
            )
            for wanted, object_id in pairs
        ]
    told = _told_before([object_id for _, object_id in pairs])
    updates = []
    for wanted, object_id in pairs:
        stated = {name: value for name, value in wanted.values.items() if not is_empty(value)}
        outcome = merge(told.get(object_id, {}), ours[object_id], stated)
        updates.append(Update.of(wanted, object_id, ours[object_id], outcome))
    return updates


def _left_by_lists(delivery: Delivery) -> dict[UUID, Values]:
    """What was last said of rows that no list of this source brings any more."""
    if not delivery.scope:
        return {}
    rows = SourceRecord.objects.filter(source=delivery.source).order_by("id")
    left = dict(rows.exclude(vanished_on=None).values_list("object_id", "values"))
    brought = rows.filter(vanished_on=None).values_list("object_id", flat=True)
    return {object_id: left[object_id] for object_id in left.keys() - set(brought)}


def _filled(left: Values | None, mine: Values, wanted: Wanted) -> Merge:
    return fill(mine, wanted.values) if left is None else merge(left, mine, wanted.values)


def _told_before(ids: list[UUID]) -> dict[UUID, Values]:
    """What was last said of these rows, by any source and under any key; whoever told led until now."""
    rows = (
        SourceRecord.objects.filter(object_id__in=ids)
        .order_by("id")
        .values_list("object_id", "source", "values")
    )
    return {object_id: {"leading_source": source, **values} for object_id, source, values in rows}


def _gone(plan: Plan, known: Mapping[Key, Last]) -> list[Gone]:
    """Records that are missing now; a row that the source brings under another key is not."""
    brought = {plan.addresses[wanted.kind, wanted.key] for wanted in plan.delivery.wanted}
    missing = {
        key: last.object_id
        for key, last in known.items()
        if not last.vanished and last.object_id not in brought
    }
    shared = _shared(plan.delivery)
    return [gone for kind in KINDS.values() for gone in _gone_of(kind, missing, shared)]


def _shared(delivery: Delivery) -> set[UUID]:
    """Rows that other lists of this source bring as well: they do not end when one list leaves them out."""
    if not delivery.scope:
        return set()
    others = SourceRecord.objects.filter(source=delivery.source, vanished_on=None)
    return set(others.exclude(key__startswith=_beginning(delivery)).values_list("object_id", flat=True))


def _gone_of(kind: Kind, missing: Mapping[Key, UUID], shared: set[UUID]) -> list[Gone]:
    keys = {object_id: key for (code, key), object_id in missing.items() if code == kind.code}
    if not keys:
        return []
    standing = set(kind.model._default_manager.filter(public_id__in=keys).values_list("public_id", flat=True))
    rows = kind.model._default_manager.filter(public_id__in=keys)
    is_open = (
        set(rows.filter(**{kind.ends_with: None}).values_list("public_id", flat=True))
        if kind.ends_with
        else set()
    )
    labels = labels_of(keys)
    return [
        Gone(kind.code, key, labels.get(object_id, key), object_id, object_id in is_open - shared)
        for object_id, key in keys.items()
        if object_id in standing
    ]


def _look_back(plan: Plan) -> None:
    """Note what the earlier readings of this source tell."""
    runs = list(ImportRun.objects.filter(source=plan.delivery.source).order_by("id"))
    if runs:
        plan.reclassify = runs[-1].facts_version != plan.facts_version
        looked_at = runs if plan.delivery.scope else runs[-1:]
        plan.seen_before = any(run.digest == plan.delivery.file_digest for run in looked_at)
        plan.newest_stand = max(run.stand_on for run in runs)
