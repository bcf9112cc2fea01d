"""Write a plan: everything or nothing, with events, base values and what we read in the texts."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from verband.rooms.accounts.models import User
from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Change, record_changes
from verband.rooms.register.bridge.wanted import InputError, Wanted
from verband.rooms.register.models import Conflict, ImportRun, SourceRecord
from verband.rooms.register.services.reconcile.aside import write_aside
from verband.rooms.register.services.reconcile.compare import last_run_number
from verband.rooms.register.services.reconcile.kinds import KINDS, Kind, plain
from verband.rooms.register.services.reconcile.plan import Gone, Plan, Update
from verband.rooms.register.services.reconcile.readings import read_all_again, write_readings
from verband.rooms.register.services.reconcile.regions import write_regions

BATCH = 500


class StalePlanError(InputError):
    """Another import was applied between comparing and applying."""


@transaction.atomic
def apply_plan(plan: Plan, *, at: datetime, by: User | None) -> ImportRun:
    """Write the plan in one transaction and return the run.

    Raises
    ------
    StalePlanError
        When another import was applied since the comparison; nothing is written.
    """
    if last_run_number() != plan.last_run:
        message = "Intussen is een andere inlezing verwerkt. Er is niets gewijzigd; lees het bestand opnieuw in."
        raise StalePlanError(message)
    writer = _Writer(plan)
    for kind in KINDS.values():
        writer.create(kind)
        writer.update(kind)
    writer.end_what_is_gone()
    writer.keep_the_books()
    if plan.reclassify:
        read_all_again(plan)
    write_regions()
    batch = uuid.uuid4()
    record_changes(writer.changes, at=at, by=by, batch=batch, reason=f"ingelezen uit {plan.delivery.file_name}")
    return ImportRun.objects.create(
        source=plan.delivery.source,
        batch=batch,
        stand_on=plan.delivery.stand_on,
        applied_at=at,
        file_name=plan.delivery.file_name,
        digest=plan.delivery.file_digest,
        facts_version=plan.facts_version,
        counts=plan.counts(),
    )


class _Writer:
    """Turns wanted values into rows, kind by kind, so that references point at rows that stand."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.source = plan.delivery.source
        self.changes: list[Change] = []
        self._rows: dict[tuple[str, str], int] = {}

    def create(self, kind: Kind) -> None:
        """Insert the new records of one kind."""
        wanted = [record for record in self.plan.created if record.kind == kind.code]
        rows = [self._new_row(kind, record) for record in wanted]
        kind.model._default_manager.bulk_create(rows, batch_size=BATCH)
        pairs = list(zip(wanted, rows, strict=True))
        write_aside(kind, [(row, record.values) for record, row in pairs])
        if kind.code == "version":
            write_readings(rows, self.plan.delivery.stand_on)  # type: ignore[arg-type]  # rows of this kind are versions
        for record, row in pairs:
            self._rows[kind.code, record.key] = row.pk
            self.changes.append(Change(Deed.CREATE, kind.code, record.public_id, record.label, None, record.values))

    def _new_row(self, kind: Kind, wanted: Wanted) -> models.Model:
        row = kind.model(public_id=wanted.public_id, **self._columns(kind, wanted.values))
        if kind.with_source:
            row.source = self.source  # type: ignore[attr-defined]  # kinds with a source have the column
        elif kind.code == "partnership":
            row.leading_source = wanted.values.get("leading_source", self.source)  # type: ignore[attr-defined]  # as above
        return row

    def update(self, kind: Kind) -> None:
        """Change the records of one kind that both sides know."""
        updates = [update for update in self.plan.updated if update.wanted.kind == kind.code and update.take]
        rows = kind.model._default_manager.in_bulk([u.object_id for u in updates], field_name="public_id")
        for update in updates:
            row = rows[update.object_id]
            columns = self._columns(kind, update.take)
            for name, value in columns.items():
                setattr(row, name, value)
            row.revision += 1  # type: ignore[attr-defined]  # every kind is a Record
            row.save(update_fields=[*columns, "revision"])
            write_aside(kind, [(row, update.take)])
            deed = Deed.END if update.ends else Deed.UPDATE
            label = update.wanted.label
            self.changes.append(Change(deed, kind.code, update.object_id, label, update.before, update.take))
        if kind.code == "version":
            write_readings(list(rows.values()), self.plan.delivery.stand_on)  # type: ignore[arg-type]  # as in create

    def _columns(self, kind: Kind, values: dict[str, Any]) -> dict[str, Any]:
        columns: dict[str, Any] = {}
        for name, value in values.items():
            if name in kind.references:
                columns[f"{name}_id"] = self._row_number(kind.references[name], value) if value else None
            elif name not in kind.aside:
                columns[name] = _column(kind, name, value)
        return columns

    def _row_number(self, code: str, key: str) -> int:
        """Return the primary key of the row a reference points at; fills itself per kind on first use."""
        if (code, key) not in self._rows:
            numbers = dict(KINDS[code].model._default_manager.values_list("public_id", "pk"))
            for (of_kind, other), public_id in self.plan.addresses.items():
                if of_kind == code and public_id in numbers:
                    self._rows[code, other] = numbers[public_id]
        return self._rows[code, key]

    def end_what_is_gone(self) -> None:
        """Close the periods of records that their source no longer brings, on the day of the source."""
        for gone in self.plan.gone:
            if gone.end:
                self._end(KINDS[gone.kind], gone)

    def _end(self, kind: Kind, gone: Gone) -> None:
        row = kind.model._default_manager.get(public_id=gone.object_id)
        # What had not begun yet ends on the day it would have begun: it holds on no day.
        end = max(self.plan.delivery.stand_on, getattr(row, "valid_from", None) or date.min)
        setattr(row, kind.ends_with, end)
        row.revision += 1  # type: ignore[attr-defined]  # every kind is a Record
        row.save(update_fields=[kind.ends_with, "revision"])
        after = {kind.ends_with: end.isoformat()}
        self.changes.append(Change(Deed.END, gone.kind, gone.object_id, gone.label, {kind.ends_with: None}, after))

    def keep_the_books(self) -> None:
        """Remember what the source said, for the next comparison, and what a person must decide."""
        SourceRecord.objects.bulk_create(
            [self._source_record(wanted) for wanted in self.plan.created], batch_size=BATCH
        )
        for update in self.plan.updated:
            self._remember(update)
        for gone in self.plan.gone:
            self._mark_gone(gone)

    def _source_record(self, wanted: Wanted) -> SourceRecord:
        object_id = self.plan.addresses[wanted.kind, wanted.key]
        return SourceRecord(
            source=self.source,
            kind=wanted.kind,
            key=wanted.key,
            object_id=object_id,
            values=wanted.values,
            digest=wanted.digest,
        )

    def _remember(self, update: Update) -> None:
        wanted = update.wanted
        record, _ = SourceRecord.objects.update_or_create(
            source=self.source,
            kind=wanted.kind,
            key=wanted.key,
            defaults={"object_id": update.object_id, "values": wanted.values, "digest": wanted.digest, "vanished_on": None},
        )
        record.conflicts.exclude(field__in=[d.field for d in update.differences]).delete()
        for difference in update.differences:
            Conflict.objects.update_or_create(
                source_record=record,
                field=difference.field,
                defaults={
                    "base": difference.base,
                    "ours": difference.ours,
                    "theirs": difference.theirs,
                    "found_on": self.plan.delivery.stand_on,
                },
            )

    def _mark_gone(self, gone: Gone) -> None:
        """Keep the base as if the source had ended it, so that its return opens the period again."""
        record = SourceRecord.objects.get(source=self.source, kind=gone.kind, key=gone.key)
        if gone.end:
            row = KINDS[gone.kind].model._default_manager.get(public_id=gone.object_id)
            field = KINDS[gone.kind].ends_with
            record.values = {**record.values, field: plain(getattr(row, field))}
        record.digest = ""
        record.vanished_on = self.plan.delivery.stand_on
        record.save()


def _column(kind: Kind, name: str, value: Any) -> Any:  # noqa: ANN401 - JSON values have no common type
    field = kind.model._meta.get_field(name)
    if isinstance(field, models.DateField):
        return date.fromisoformat(value) if value else None
    longest = getattr(field, "max_length", None)
    if longest and isinstance(value, str) and len(value) > longest:
        message = f"'{value[:60]}…' is te lang voor het veld {name} van {kind.label}: hooguit {longest} tekens. Er is niets gewijzigd."
        raise InputError(message)
    return value
