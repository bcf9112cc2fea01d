"""Compare a delivery with what stands here; nothing is written."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Max

from verband.rooms.register.bridge.facts import facts_version
from verband.rooms.register.bridge.wanted import Delivery, Values, Wanted, merge
from verband.rooms.register.choices import Source
from verband.rooms.register.models import ImportRun, Partnership, Party, SourceRecord
from verband.rooms.register.services.reconcile.kinds import KINDS
from verband.rooms.register.services.reconcile.ours import our_values
from verband.rooms.register.services.reconcile.plan import Gone, Plan, Update

Key = tuple[str, str]


def last_run_number() -> int:
    """Return the number of the newest import."""
    return ImportRun.objects.aggregate(last=Max("id"))["last"] or 0


def compare(delivery: Delivery) -> Plan:
    """Compare what a source brings with what it brought before and with what stands here."""
    plan = Plan(delivery, last_run=last_run_number(), facts_version=facts_version())
    known = _known(delivery.source)
    plan.known = Counter(kind for (kind, _), record in known.items() if not record[2])
    plan.addresses = {key: record[1] for key, record in known.items()}
    changed: list[tuple[Wanted, UUID]] = []
    adopted: list[tuple[Wanted, UUID]] = []
    existing = _Existing(delivery, known)
    for wanted in delivery.wanted:
        record = known.get((wanted.kind, wanted.key))
        if record and record[0] == wanted.digest:
            plan.unchanged[wanted.kind] += 1
        elif record:
            changed.append((wanted, record[1]))
        elif found := existing.find(wanted):
            adopted.append((wanted, found))
            plan.addresses[wanted.kind, wanted.key] = found
        else:
            plan.created.append(wanted)
            plan.addresses[wanted.kind, wanted.key] = wanted.public_id
    plan.updated += _updates(plan, changed, _last_values(delivery.source, changed))
    plan.updated += _adoptions(plan, adopted)
    plan.gone = _gone(delivery, known)
    last = ImportRun.objects.filter(source=delivery.source).order_by("-id").first()
    plan.reclassify = last is not None and last.facts_version != plan.facts_version
    plan.seen_before = last is not None and last.digest == delivery.file_digest
    return plan


def _known(source: str) -> dict[Key, tuple[str, UUID, bool]]:
    """Kind and key → fingerprint, public id, and whether it had vanished already."""
    rows = SourceRecord.objects.filter(source=source)
    fields = rows.values_list("kind", "key", "digest", "object_id", "vanished_on")
    return {(kind, key): (mark, object_id, bool(gone)) for kind, key, mark, object_id, gone in fields.iterator()}


class _Existing:
    """Rows that stand here already under another source, found by an official number only, never by name."""

    def __init__(self, delivery: Delivery, known: Mapping[Key, Any]) -> None:
        self._by_tooi: dict[str, UUID] = {}
        self._by_register_id: dict[tuple[str, str], UUID] = {}
        if all((wanted.kind, wanted.key) in known for wanted in delivery.wanted):
            return
        for tooi, number, public_id in Party.objects.values_list("tooi", "register_id", "public_id"):
            self._by_tooi[tooi] = public_id
            self._by_register_id["party", number] = public_id
        for number, public_id in Partnership.objects.values_list("register_id", "public_id"):
            self._by_register_id["partnership", number] = public_id

    def find(self, wanted: Wanted) -> UUID | None:
        """Return the public id of the row that this record stands for."""
        number = wanted.values.get("register_id")
        if number and (found := self._by_register_id.get((wanted.kind, number))):
            return found
        tooi = wanted.values.get("tooi") if wanted.kind == "party" else None
        return self._by_tooi.get(tooi) if tooi else None


def _last_values(source: str, pairs: Iterable[tuple[Wanted, UUID]]) -> dict[Key, Values]:
    """What this source said of these records the last time."""
    keys = {(wanted.kind, wanted.key) for wanted, _ in pairs}
    last: dict[Key, Values] = {}
    for kind in {kind for kind, _ in keys}:
        rows = SourceRecord.objects.filter(source=source, kind=kind)
        last.update({(kind, key): values for key, values in rows.values_list("key", "values") if (kind, key) in keys})
    return last


def _updates(plan: Plan, pairs: list[tuple[Wanted, UUID]], base: Mapping[Key, Values]) -> list[Update]:
    ours = our_values(plan, pairs)
    updates = []
    for wanted, object_id in pairs:
        mine = ours.get(object_id, {})
        outcome = merge(base[wanted.kind, wanted.key], mine, wanted.values)
        before = {name: mine.get(name) for name in outcome.take}
        updates.append(Update(wanted, object_id, before, outcome.take, outcome.differences))
    return updates


def _adoptions(plan: Plan, pairs: list[tuple[Wanted, UUID]]) -> list[Update]:
    """Records that this source brings for the first time, of rows that stand here already.

    What another source brought is replaced by the register; any other source only fills what is empty.
    """
    is_register = plan.delivery.source == Source.REGISTER
    ids = {object_id for _, object_id in pairs}
    others = SourceRecord.objects.filter(object_id__in=ids).exclude(source=plan.delivery.source)
    base = dict(others.values_list("object_id", "values")) if is_register else {}
    ours = our_values(plan, pairs)
    updates = []
    for wanted, object_id in pairs:
        mine = ours.get(object_id, {})
        outcome = merge(base.get(object_id, {}), mine, wanted.values)
        before = {name: mine.get(name) for name in outcome.take}
        differences = outcome.differences if is_register else ()
        updates.append(Update(wanted, object_id, before, outcome.take, differences))
    return updates


def _gone(delivery: Delivery, known: Mapping[Key, tuple[str, UUID, bool]]) -> list[Gone]:
    brought = {(wanted.kind, wanted.key) for wanted in delivery.wanted}
    missing = {key: record[1] for key, record in known.items() if key not in brought and not record[2]}
    gone: list[Gone] = []
    for code, kind in KINDS.items():
        ids = {object_id: key for (of_kind, key), object_id in missing.items() if of_kind == code}
        if not ids:
            continue
        for row in kind.model._default_manager.filter(public_id__in=ids):
            end = bool(kind.ends_with) and getattr(row, kind.ends_with) is None
            gone.append(Gone(code, ids[row.public_id], str(row), row.public_id, end))  # type: ignore[attr-defined]  # every kind is a Record
    return gone

