"""Write the rows of a plan, kind by kind, so that references point at rows that stand."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from verband.rooms.common.bulk import Json, insert_rows
from verband.rooms.common.models import Record
from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Change
from verband.rooms.register.bridge.facts import search_text
from verband.rooms.register.bridge.wanted import Wanted
from verband.rooms.register.models import ImportRun, Partnership, PartnershipVersion, Party
from verband.rooms.register.services.reconcile.aside import add_aside, replace_aside
from verband.rooms.register.services.reconcile.columns import Columns, RowNumbers
from verband.rooms.register.services.reconcile.crowded import in_their_places, with_free_numbers
from verband.rooms.register.services.reconcile.kinds import KINDS, Kind
from verband.rooms.register.services.reconcile.plan import Plan, Update
from verband.rooms.register.services.reconcile.readings import READ_COLUMNS, Reader, Renewal, add_task_kinds

BATCH = 500
ON_ITS_WAY = ""
"""The source of a row while it moves to another place, so that it is in nobody's way."""


class Writer:
    """Turns a plan into rows and remembers every change for the history."""

    def __init__(self, plan: Plan) -> None:
        self.changes: list[Change] = []
        self.ended: dict[UUID, date] = {}
        """Day on which each record was ended because its source brings it no longer."""
        self._plan = plan
        self._source = plan.delivery.source
        self._stand_on = plan.delivery.stand_on
        self._numbers = RowNumbers(plan.addresses)
        self._reader = Reader(plan.delivery.stand_on)
        self._read: set[int] = set()
        self._renamed: set[int] = set()

    def write(self, kind: Kind) -> None:
        """Write all records of one kind; what changes makes room before what is new comes in."""
        columns = Columns(kind, self._numbers)
        updates = [u for u in self._plan.updated if u.wanted.kind == kind.code and u.take]
        self._update(kind, columns, in_their_places(updates) if kind.model is PartnershipVersion else updates)
        self._create(kind, columns, [w for w in self._plan.created if w.kind == kind.code])

    def _create(self, kind: Kind, columns: Columns, wanted: Sequence[Wanted]) -> None:
        if not wanted:
            return
        rows = [{"public_id": record.public_id, **columns.of(record.values)} for record in wanted]
        if kind.model is PartnershipVersion:
            self._create_versions(rows, wanted)
        else:
            self._create_others(kind, rows)
        if kind.aside:
            pairs = [(self._numbers.of(kind.code, record.key), record.values) for record in wanted]
            add_aside(kind, pairs)
        self.changes += [
            Change(Deed.CREATE, kind.code, record.public_id, record.label, None, Json(record.packed))
            for record in wanted
        ]

    def _create_others(self, kind: Kind, rows: Sequence[dict[str, Any]]) -> None:
        for row in rows:
            if kind.model is Party:
                row["search_text"] = search_text(row["name"], row.get("short_name", ""))
            elif kind.model is Partnership:
                row.setdefault("leading_source", self._source)
            elif kind.with_source:
                row["source"] = self._source
        insert_rows(kind.model, rows)

    def _create_versions(self, rows: Sequence[dict[str, Any]], wanted: Sequence[Wanted]) -> None:
        readings = [
            self._reader.read(record.values, row.get("body_id"))
            for row, record in zip(rows, wanted, strict=True)
        ]
        rows = with_free_numbers(rows, self._source)
        whole = (row | reading.columns for row, reading in zip(rows, readings, strict=True))
        insert_rows(PartnershipVersion, whole, source=self._source)
        numbers = [self._numbers.of("version", record.key) for record in wanted]
        add_task_kinds(zip(numbers, (reading.task_kinds for reading in readings), strict=True))
        self._read.update(numbers)

    def _update(self, kind: Kind, columns: Columns, updates: Sequence[Update]) -> None:
        rows = kind.model._default_manager.in_bulk([u.object_id for u in updates], field_name="public_id")
        taken = {update.object_id: columns.of(update.take) for update in updates}
        for object_id, values in taken.items():
            _set(rows[object_id], values)
        renewals = self._read_again([(row, taken[object_id]) for object_id, row in rows.items()])
        _lift(kind, [rows[update.object_id].pk for update in updates if kind.unique_by & update.take.keys()])
        for object_id, row in rows.items():
            row.save(update_fields=[*taken[object_id], *_SAVED_ALONG.get(kind.code, ()), "revision"])
        replace_aside(kind, [(rows[update.object_id].pk, update.take) for update in updates])
        self.changes += [_changed(update, renewals.get(rows[update.object_id].pk)) for update in updates]

    def _read_again(self, changed: Sequence[tuple[Record, dict[str, Any]]]) -> dict[int, Renewal]:
        """Renew what rests on the values of rows that have changed."""
        for row, values in changed:
            if isinstance(row, Party):
                row.search_text = search_text(row.name, row.short_name)
                self._renamed |= {row.pk} if {"name", "short_name"} & values.keys() else set()
        versions = [row for row, _ in changed if isinstance(row, PartnershipVersion)]
        self._read.update(version.pk for version in versions)
        return self._reader.renew(versions)

    def read_others_again(self) -> None:
        """Renew the readings of versions that stay as they are, but rest on a new name or on new facts."""
        rests_on = Q(body__in=self._renamed)
        if self._plan.reclassify:
            rests_on |= Q(source=self._source)
        rows = PartnershipVersion.objects.filter(rests_on).exclude(pk__in=self._read).order_by("source")
        for source, versions in groupby(rows, key=lambda version: version.source):
            self._read_over(list(versions), self._reader_of(source))

    def _reader_of(self, source: str) -> Reader:
        """Return a reader as of the day of the source whose versions it reads."""
        if source == self._source:
            return self._reader
        run = ImportRun.objects.filter(source=source).order_by("id").last()
        return Reader(run.stand_on) if run else self._reader

    def _read_over(self, versions: list[PartnershipVersion], reader: Reader) -> None:
        renewals = reader.renew(versions)
        PartnershipVersion.objects.bulk_update(versions, READ_COLUMNS, batch_size=BATCH)
        self.changes += [
            Change(Deed.UPDATE, "version", one.public_id, one.name, renewal.before, renewal.after)
            for one in versions
            if (renewal := renewals[one.pk]).after
        ]

    def end_what_is_gone(self) -> None:
        """Close the periods of records that their source no longer brings, on the day of the source."""
        for kind in KINDS.values():
            if kind.ends_with:
                ending = [gone for gone in self._plan.gone if gone.kind == kind.code and gone.end]
                self._end(kind, {gone.object_id: gone.label for gone in ending})

    def _end(self, kind: Kind, labels: dict[UUID, str]) -> None:
        rows = kind.model._default_manager.in_bulk(list(labels), field_name="public_id")
        for object_id, row in rows.items():
            # What had not begun yet ends on the day it would have begun: it holds on no day.
            day = max(self._stand_on, getattr(row, "valid_from", None) or date.min)
            _set(row, {kind.ends_with: day})
            row.save(update_fields=[kind.ends_with, "revision"])
            self.ended[object_id] = day
            before, after = {kind.ends_with: None}, {kind.ends_with: day.isoformat()}
            self.changes.append(Change(Deed.END, kind.code, object_id, labels[object_id], before, after))


_SAVED_ALONG = {"party": ("search_text",), "version": (*READ_COLUMNS, "source"), "membership": ("source",)}
"""Columns that are saved with every change of a kind: what was read in it, and its source after a move."""


def _lift(kind: Kind, numbers: Sequence[int]) -> None:
    """Take rows from their places first, so that they can change places with each other."""
    rows: QuerySet[Any] = kind.model._default_manager.filter(pk__in=numbers)
    if numbers:
        rows.update(source=ON_ITS_WAY)


def _set(row: Record, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.revision += 1


def _changed(update: Update, renewal: Renewal | None) -> Change:
    """Return the event of an update, with what a new reading changed along with it."""
    before, after = (renewal.before, renewal.after) if renewal else ({}, {})
    deed = Deed.END if update.ends else Deed.UPDATE
    kind, label = update.wanted.kind, update.wanted.label
    return Change(deed, kind, update.object_id, label, update.before | before, update.take | after)
