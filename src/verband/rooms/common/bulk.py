"""Write many rows at once: one statement that is run for every row, without an instance of the model for each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    Field = models.Field[Any, Any]

Row = Mapping[str, Any]
Convert = Callable[[Any], Any]

AS_THEY_ARE = (models.CharField, models.TextField, models.IntegerField, models.BooleanField)
"""Fields whose Python values every database takes without conversion."""


@dataclass(frozen=True, slots=True)
class Json:
    """A JSON text that stands ready, so that values stored twice are packed once."""

    text: str


def insert_rows(model: type[models.Model], rows: Iterable[Row], **same: Any) -> None:
    """Insert rows by column name; columns that no row names take the default of their field.

    Values are those of an instance and are stored as Django would store them. There are no signals and no
    validation, and the new primary keys are not given back: read them again by ``public_id``.

    Parameters
    ----------
    model
        Any model without multi-table inheritance.
    rows
        A mapping per row; a foreign key goes by its column (``party_id``). Read one at a time.
    same
        Values that all rows share, converted once.
    """
    connection = connections[router.db_for_write(model)]
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    shared = [field for field in fields if field.attname in same]
    varying = [_Column(field, connection) for field in fields if field.attname not in same]
    tail = [field.get_db_prep_save(same[field.attname], connection) for field in shared]
    ordered = [*(column.field for column in varying), *shared]
    with connection.cursor() as cursor:
        cursor.executemany(_statement(model, ordered, connection), list(_ready(rows, varying, tail)))


def _statement(model: type[models.Model], fields: list["Field"], connection: BaseDatabaseWrapper) -> str:
    quote = connection.ops.quote_name
    columns, places = ", ".join(quote(str(field.column)) for field in fields), ", ".join(["%s"] * len(fields))
    # Only names of our own tables and columns are written into the statement, each quoted.
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608  # nosec B608


def _ready(rows: Iterable[Row], varying: list["_Column"], tail: list[Any]) -> Iterator[list[Any]]:
    for row in rows:
        yield [*(column.value_in(row) for column in varying), *tail]


class _Column:
    """A column with what turns its values into those of the database."""

    __slots__ = ("_convert", "_default", "_name", "field")

    def __init__(self, field: "Field", connection: BaseDatabaseWrapper) -> None:
        self.field = field
        self._name = field.attname
        self._convert = _conversion(field, connection)
        self._default = field.get_default

    def value_in(self, row: Row) -> Any:  # noqa: ANN401 - a value of the database
        """Return what the database stores for one row."""
        value = row[self._name] if self._name in row else self._default()
        if self._convert is None or value is None:
            return value
        return value.text if isinstance(value, Json) else self._convert(value)


def _conversion(field: "Field", connection: BaseDatabaseWrapper) -> Convert | None:
    """Return how Django stores values of a field; None when it stores them as they are."""
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(target, AS_THEY_ARE):
        return None
    return lambda value: target.get_db_prep_save(value, connection)
