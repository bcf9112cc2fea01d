"""The content of each table as one number: equal numbers, equal rows."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

AT_ONCE = 1000
BITS = 256


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
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  # nosec B608 - its own name
        columns: list[int] = []
        while rows := cursor.fetchmany(AT_ONCE):
            columns = columns or _by_name(column[0] for column in cursor.description)
            number += len(rows)
            total += sum(_digest([row[place] for place in columns]) for row in rows)
    return TableSum(number, f"{total % 2**BITS:064x}")


def _by_name(names: Iterable[str]) -> list[int]:
    told = list(names)
    return sorted(range(len(told)), key=told.__getitem__)


def _digest(values: list[object]) -> int:
    plain = [bytes(value) if isinstance(value, memoryview) else value for value in values]
    return int.from_bytes(hashlib.sha256(repr(plain).encode("utf-8", "surrogatepass")).digest())
