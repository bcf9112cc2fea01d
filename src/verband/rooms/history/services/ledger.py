"""Write rows and remember what changed, so that a deed ends with one batch of events.

An event tells plain JSON values by field; a reference is the public id of the record it points at.
"""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.common.models import Record
from verband.rooms.history.choices import Deed
from verband.rooms.history.services.record import Change, Values, record_changes, take_turn

NOT_TOLD = frozenset({"id", "public_id", "revision", "search_text"})
AnyRecord = TypeVar("AnyRecord", bound=Record)


class JustChangedError(InputError):
    """Someone else saved the record between reading and writing it."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"{label} is zojuist door iemand anders gewijzigd; open de bladzijde opnieuw en probeer het nog eens."
        )


class Ledger:
    """The changes of one deed; begin it in a transaction, before anything is locked or read, and close it there."""

    def __init__(self, *, at: datetime, by: User | None, reason: str = "") -> None:
        self.batch = uuid.uuid4()
        self._at, self._by, self._reason = at, by, reason
        self._changes: list[Change] = []
        take_turn()

    @property
    def has_changes(self) -> bool:
        """Whether anything was written."""
        return bool(self._changes)

    def create(self, row: AnyRecord, label: str, *, also: Values | None = None) -> AnyRecord:
        """Save a new row; ``also`` are values that stand in a table of their own."""
        row.save()
        after = plain_values(row) | (also or {})
        self._changes.append(Change(Deed.CREATE, row.told_as, row.public_id, label, None, after))
        return row

    def change(
        self,
        row: Record,
        label: str,
        values: dict[str, Any],
        *,
        deed: Deed = Deed.UPDATE,
        beside: tuple[Values, Values] = ({}, {}),
        marks: Mapping[str, Any] | None = None,
    ) -> None:
        """Save new values of a row; nothing is written when they say the same.

        ``beside`` holds what changed in a table of its own, before and after. ``marks`` are columns that say of a
        change how it came about; alone they are none.

        Raises
        ------
        JustChangedError
            When the row was saved by another since it was read.
        """
        was = plain_values(row)
        now = _set(row, values)
        if was == now and beside[0] == beside[1]:
            return
        now = _set(row, marks or {})
        changed = [name for name in now if was[name] != now[name]]
        self._save(row, label)
        before = {name: was[name] for name in changed} | beside[0]
        after = {name: now[name] for name in changed} | beside[1]
        self._changes.append(Change(deed, row.told_as, row.public_id, label, before, after))

    def tell(self, row: Record, label: str, before: Values, after: Values) -> None:
        """Tell of a row that was written otherwise, with no more than these values."""
        self._changes.append(Change(Deed.UPDATE, row.told_as, row.public_id, label, before, after))

    def remove(self, row: Record, label: str, *, also: Values | None = None) -> None:
        """Take a row out of its table; its values stay in the event, from which it can be put back.

        ``also`` are values that stand in a table of their own.

        Raises
        ------
        JustChangedError
            When the row was saved by another since it was read: what it says now would be lost.
        """
        standing = type(row)._default_manager.select_for_update().filter(pk=row.pk, revision=row.revision)
        if not list(standing.values_list("pk")):
            raise JustChangedError(label)
        before = plain_values(row) | (also or {})
        self._changes.append(Change(Deed.DELETE, row.told_as, row.public_id, label, before, None))
        row.delete()

    def include(self, changes: Iterable[Change]) -> None:
        """Let changes that were written elsewhere belong to this deed."""
        self._changes += changes

    def close(self) -> UUID:
        """Write the events and return their batch."""
        record_changes(self._changes, at=self._at, by=self._by, batch=self.batch, reason=self._reason)
        return self.batch

    def close_if_changed(self) -> UUID | None:
        """Write the events and return their batch; None when all stood so already: then there is nothing to undo."""
        return self.close() if self.has_changes else None

    @staticmethod
    def _save(row: Record, label: str) -> None:
        rows = type(row)._default_manager.filter(pk=row.pk, revision=row.revision)
        if not rows.update(revision=row.revision + 1):
            raise JustChangedError(label)
        row.revision += 1
        row.save()


def plain_values(row: models.Model) -> Values:
    """Return the values of a row as an event tells them."""
    fields = [field for field in row._meta.concrete_fields if field.name not in NOT_TOLD]
    return {field.name: _plain(getattr(row, field.name), field) for field in fields}


def _set(row: Record, values: Mapping[str, Any]) -> Values:
    """Give a row new values, without saving it, and return all it now says."""
    for name, value in values.items():
        setattr(row, name, value)
    return plain_values(row)


def _plain(value: object, field: "models.Field[Any, Any]") -> Any:  # noqa: ANN401 - JSON values have no common type
    if isinstance(value, Decimal) and isinstance(field, models.DecimalField):
        return f"{value:.{field.decimal_places}f}"  # an amount reads the same before and after it was stored
    if isinstance(value, Record | User):
        return str(value.public_id)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
