"""The content of each table as one number: equal numbers, equal rows, on SQLite and on PostgreSQL alike."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper

AT_ONCE = 1000
BITS = 256
JSONB = 3802
"""The number of the type of JSON in PostgreSQL."""


@dataclass(frozen=True, slots=True)
class TableSum:
    """How many rows a table has, and the sum of their digests."""

    rows: int
    checksum: str


def table_sums(connection: BaseDatabaseWrapper) -> dict[str, TableSum]:
    """Return the sum of every table of a database, by name; in one transaction when it must be one moment."""
    return {name: table_sum(connection, name) for name in sorted(connection.introspection.table_names())}


def table_sum(connection: BaseDatabaseWrapper, table: str) -> TableSum:
    """Add up the digests of the rows of a table: the order of rows and of columns makes no difference."""
    number = total = 0
    of_json = _of_json(connection, table)
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  # nosec B608 - its own name
        columns: list[tuple[int, bool]] = []
        while rows := cursor.fetchmany(AT_ONCE):
            columns = columns or _by_name((column[0] for column in cursor.description), of_json)
            number += len(rows)
            total += sum(_digest([plain(row[place], is_json) for place, is_json in columns]) for row in rows)
    return TableSum(number, f"{total % 2**BITS:064x}")


def plain(value: object, is_json: bool) -> object:
    """Return a value as both databases would tell it: each keeps some kinds in a way of its own."""
    if is_json and isinstance(value, str):
        return json.dumps(json.loads(value, parse_float=_from_text), sort_keys=True)
    told = AS_PLAIN.get(type(value))
    return told(value) if told else value


def _number(value: Decimal | float) -> int | float:
    """Return a number without what only its spelling says: 12.50 is 12.5 and 12.0 is 12."""
    return int(value) if value == value // 1 else float(value)


def _from_text(number: str) -> int | float:
    return _number(float(number))


def _without_zone(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)  # told in UTC by both; SQLite does not say so


AS_PLAIN: Mapping[type, Callable[[Any], object]] = {
    memoryview: bytes,
    UUID: lambda value: value.hex,
    Decimal: _number,
    float: _number,
    datetime: _without_zone,
}


def _of_json(connection: BaseDatabaseWrapper, table: str) -> set[str]:
    """Return the columns that hold JSON, of which spaces and the order of names do not count."""
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, table)
    return {
        column.name
        for column in columns
        if getattr(column, "has_json_constraint", False) or column.type_code == JSONB
    }


def _by_name(names: Iterable[str], of_json: set[str]) -> list[tuple[int, bool]]:
    """Return the places of columns in the order of their names, and which hold JSON."""
    told = list(names)
    return [(place, told[place] in of_json) for place in sorted(range(len(told)), key=told.__getitem__)]


def _digest(values: list[object]) -> int:
    return int.from_bytes(hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).digest())
