"""Differences that a person decided: they wait again when the decision is undone."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models

from verband.rooms.history.rows import ModelRows, Values
from verband.rooms.register.models import (
    Conflict,
    Membership,
    Partnership,
    PartnershipVersion,
    Remark,
    SourceRecord,
)
from verband.rooms.register.services.reconcile.kinds import KINDS

RECORD, ABOUT = "source_record", "about"
PLACE = (RECORD, ABOUT)
"""Where a difference belongs: source, kind and key of the source's record, and the row that it is about."""


class ConflictRows(ModelRows):
    """Differences; the record of the source is told by source, kind and key, since it has no address of its own."""

    def __init__(self) -> None:
        super().__init__(Conflict)

    @cached_property
    def fields(self) -> dict[str, "models.Field[Any, Any]"]:
        """The columns that events tell of, without the record of the source."""
        return {
            name: field
            for name, field in ((f.name, f) for f in Conflict._meta.concrete_fields)
            if name in TOLD
        }

    def take(self, ids: Collection[UUID]) -> dict[UUID, Values]:
        """Return all values of the differences that wait, with where they belong and who keeps that."""
        taken = super().take(ids)
        for row in Conflict.objects.filter(public_id__in=taken).select_related("source_record"):
            record = row.source_record
            told = {RECORD: [record.source, record.kind, record.key], ABOUT: str(record.object_id)}
            taken[row.public_id] |= told | _kept_with(record)
        return taken

    def absent(self, values_of: Mapping[UUID, Values]) -> dict[UUID, set[str]]:
        """Return the differences whose source no longer knows the record."""
        return {
            one: {values[ABOUT]} for one, values in values_of.items() if not _records(values[RECORD]).exists()
        }

    def _columns(self, values: Values, numbers: Mapping[type[models.Model], Mapping[str, int]]) -> Values:
        columns = super()._columns(values, numbers)
        return columns | {f"{RECORD}_id": _records(values[RECORD]).get().pk}


TOLD = ("field", "base", "ours", "theirs", "found_on")


def _records(place: list[str]) -> models.QuerySet[SourceRecord]:
    source, kind, key = place
    return SourceRecord.objects.filter(source=source, kind=kind, key=key)


def _kept_with(record: SourceRecord) -> Values:
    """Return the partnership or party by which the rights are looked at."""
    model = KINDS[record.kind].model
    if model in (PartnershipVersion, Membership, Remark):
        rows = model._default_manager.filter(public_id=record.object_id)
        return {"partnership": str(rows.values_list("partnership__public_id", flat=True).get())}
    return {"partnership" if model is Partnership else "party": str(record.object_id)}
