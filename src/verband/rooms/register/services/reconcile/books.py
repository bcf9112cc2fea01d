"""Remember what a source said, for the next comparison, and what a person must decide."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from verband.rooms.common.bulk import Json, insert_rows
from verband.rooms.history.rows import chunks
from verband.rooms.register.bridge.wanted import Wanted
from verband.rooms.register.models import Conflict, SourceRecord
from verband.rooms.register.services.reconcile.kinds import KINDS
from verband.rooms.register.services.reconcile.plan import Key, Plan, Update

BATCH = 500


def keep_the_books(plan: Plan, ended: Mapping[UUID, date]) -> None:
    """Write the base of the next merge, the differences found, and what the source brings no longer.

    ``ended`` gives the day on which each record was ended because its source no longer brings it.
    """
    source = plan.delivery.source
    insert_rows(SourceRecord, _new_records(plan), source=source, vanished_on=None)
    _remember_updates(plan)
    _settle_conflicts(source, plan.updated)
    _note_conflicts(plan)
    _mark_gone(plan, ended)


def keys_touched(plan: Plan, ended: Mapping[UUID, date]) -> set[Key]:
    """Return the kind and key of every base value that ``keep_the_books`` writes."""
    keys = {(wanted.kind, wanted.key) for wanted in plan.created}
    keys |= {(update.wanted.kind, update.wanted.key) for update in plan.updated}
    keys |= {(gone.kind, gone.key) for gone in plan.gone}
    of_source = SourceRecord.objects.filter(source=plan.delivery.source)
    for some in chunks(ended):
        keys |= set(of_source.filter(object_id__in=some).values_list("kind", "key"))
    return keys


def _new_records(plan: Plan) -> Iterator[dict[str, Any]]:
    for wanted in plan.created:
        yield {
            "kind": wanted.kind,
            "key": wanted.key,
            "object_id": wanted.public_id,
            "values": Json(wanted.packed),
            "digest": wanted.digest,
        }


def _remember_updates(plan: Plan) -> None:
    SourceRecord.objects.bulk_create(
        [_record(plan.delivery.source, update.wanted, update.object_id) for update in plan.updated],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["source", "kind", "key"],
        update_fields=["object_id", "values", "digest", "vanished_on"],
    )


def _record(source: str, wanted: Wanted, object_id: UUID) -> SourceRecord:
    return SourceRecord(
        source=source,
        kind=wanted.kind,
        key=wanted.key,
        object_id=object_id,
        values=wanted.values,
        digest=wanted.digest,
        vanished_on=None,
    )


def _settle_conflicts(source: str, updates: list[Update]) -> None:
    """Remove differences on which both sides agree by now; others wait on, also when the source repeats itself."""
    agreed = {(update.wanted.kind, update.wanted.key): update.agreed for update in updates}
    standing = Conflict.objects.filter(source_record__source=source).select_related("source_record")
    settled = [
        conflict.pk
        for conflict in standing
        if conflict.field in agreed.get((conflict.source_record.kind, conflict.source_record.key), ())
    ]
    Conflict.objects.filter(pk__in=settled).delete()


def _note_conflicts(plan: Plan) -> None:
    for update in plan.updated:
        if update.differences:
            key = {"kind": update.wanted.kind, "key": update.wanted.key}
            record = SourceRecord.objects.get(source=plan.delivery.source, **key)
            for each in update.differences:
                values = {"base": each.base, "ours": each.ours, "theirs": each.theirs}
                found = values | {"found_on": plan.delivery.stand_on}
                Conflict.objects.update_or_create(source_record=record, field=each.field, defaults=found)


def _mark_gone(plan: Plan, ended: Mapping[UUID, date]) -> None:
    """Keep the base as if the source had ended the record, so that its return opens the period again."""
    keys = {(gone.kind, gone.key) for gone in plan.gone}
    records = SourceRecord.objects.filter(source=plan.delivery.source, kind__in={kind for kind, _ in keys})
    missing = [
        record
        for record in records.iterator()
        # A row that several lists shared was left by the others before: for them too it has ended now.
        if (record.kind, record.key) in keys or record.object_id in ended
    ]
    for record in missing:
        if record.object_id in ended:
            record.values[KINDS[record.kind].ends_with] = ended[record.object_id].isoformat()
        record.digest = ""
        record.vanished_on = record.vanished_on or plan.delivery.stand_on
    SourceRecord.objects.bulk_update(missing, ["values", "digest", "vanished_on"], batch_size=BATCH)
