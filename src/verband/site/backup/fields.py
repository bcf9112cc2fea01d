"""Values of one database as the other stores them, by the fields of our models."""

from typing import TYPE_CHECKING, Any

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    Field = models.Field[Any, Any]


class Column:
    """A column of a table, with what turns the values of another database into those of ours."""

    def __init__(self, field: "Field", found: BaseDatabaseWrapper) -> None:
        self.name = str(field.column)
        self._field, self._found = field, found
        self._place = field.get_col(field.model._meta.db_table)
        self._read = [*found.ops.get_db_converters(self._place), *self._place.get_db_converters(found)]
        self._as_text = isinstance(field, models.JSONField)

    def of(self, value: Any) -> Any:  # noqa: ANN401 - a value of the one database, and of the other
        """Return what our database stores; JSON goes as it is written, so that its null stays apart from nothing."""
        if self._as_text or value is None:
            return value
        for convert in self._read:
            value = convert(value, self._place, self._found)
        return self._field.get_db_prep_save(value, connection)
