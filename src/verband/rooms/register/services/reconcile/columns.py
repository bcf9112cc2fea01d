"""Turn wanted values into columns: keys become row numbers, texts become dates, what does not fit is refused."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from verband.rooms.register.bridge.wanted import InputError, Values
from verband.rooms.register.services.reconcile.kinds import KINDS, Kind
from verband.rooms.register.services.reconcile.plan import Key


class RowNumbers:
    """Primary keys of the rows that the keys of a source stand for, read per kind when first asked for."""

    def __init__(self, addresses: Mapping[Key, UUID]) -> None:
        self._addresses = addresses
        self._numbers: dict[str, dict[str, int]] = {}

    def of(self, kind: str, key: str) -> int:
        """Return the primary key of a row; ask only once all rows of its kind stand."""
        if kind not in self._numbers:
            self._numbers[kind] = self._read(kind)
        return self._numbers[kind][key]

    def _read(self, kind: str) -> dict[str, int]:
        rows: dict[UUID, int] = dict(KINDS[kind].model._default_manager.values_list("public_id", "pk"))
        of_kind = ((key, address) for (code, key), address in self._addresses.items() if code == kind)
        return {key: rows[address] for key, address in of_kind if address in rows}


class Columns:
    """The columns of one kind of record."""

    def __init__(self, kind: Kind, numbers: RowNumbers) -> None:
        fields = kind.model._meta.concrete_fields
        self._kind = kind
        self._numbers = numbers
        self._days = {field.name for field in fields if isinstance(field, models.DateField)}
        self._longest = {field.name: field.max_length for field in fields if field.max_length}

    def of(self, values: Values) -> dict[str, Any]:
        """Return values by column, without those that stand in a table of their own.

        Raises
        ------
        InputError
            When a text is longer than its column.
        """
        columns: dict[str, Any] = {}
        for name, value in values.items():
            if name in self._kind.references:
                number = self._numbers.of(self._kind.references[name], value) if value else None
                columns[f"{name}_id"] = number
            elif name in self._days:
                columns[name] = date.fromisoformat(value) if value else None
            elif name not in self._kind.aside:
                self._refuse_too_long(name, value)
                columns[name] = value
        return columns

    def _refuse_too_long(self, name: str, value: object) -> None:
        longest = self._longest.get(name)
        if longest and isinstance(value, str) and len(value) > longest:
            message = (
                f"'{value[:60]}…' is te lang voor het veld {self._kind.says(name)} van {self._kind.label}: "
                f"hooguit {longest} tekens. Er is niets gewijzigd."
            )
            raise InputError(message)
