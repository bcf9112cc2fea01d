"""Write the values of an event in words: labels of fields and codes, days, the names of what is pointed at."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from verband.rooms.accounts.models import User
from verband.rooms.common.words import UNKNOWN, datum
from verband.rooms.history.models import Event
from verband.rooms.history.rows import BOOK_KEEPING, ModelRows, chunks

EMPTY = "niet ingevuld"
Told = tuple[str, Any]
"""A field and its value in an event."""


class RecordTexts:
    """How the values of one kind of record read."""

    def __init__(
        self,
        rows: ModelRows,
        *,
        labels: Mapping[str, str] | None = None,
        codes: Mapping[str, Callable[[str], str]] | None = None,
        nothing: Mapping[str, str] | None = None,
        hidden: Iterable[str] = (),
    ) -> None:
        """Read by the fields of a model.

        ``labels`` name what is no field, ``codes`` put the items of a list in words, ``nothing`` says what it means
        that a field has no value, ``hidden`` are never shown.
        """
        self.rows = rows
        self._labels = dict(labels or {})
        self._codes = dict(codes or {})
        self._nothing = dict(nothing or {})
        self._hidden = {*hidden, *BOOK_KEEPING}

    def shows(self, name: str) -> bool:
        """Whether a field is shown: never who filled something in, that is how a deed is signed."""
        return name not in self._hidden and self.rows.foreign.get(name) is not User

    def says(self, name: str) -> str:
        """Return what a field is called on screens."""
        if name in self._labels:
            return self._labels[name]
        field = self.rows.fields.get(name) or self.rows.many.get(name)
        return str(field.verbose_name) if field else name

    def words(self, told: Sequence[Told]) -> list[str]:
        """Return values in words, in one query for each table that they point at."""
        names = self._names(told)
        return [self._word(name, value, names) for name, value in told]

    def addresses(self, events: Sequence[Event]) -> dict[UUID, str]:
        """Return where records have a page of their own; none by default."""
        del events
        return {}

    def family(self, object_id: UUID) -> set[UUID]:
        """Return the records whose events belong on the page of one record; itself by default."""
        return {object_id}

    def _word(self, name: str, value: Any, names: Mapping[str, str]) -> str:  # noqa: ANN401 - of any field
        if value is None:
            return self._nothing.get(name, UNKNOWN)
        if name in self.rows.foreign or name in self.rows.many:
            return ", ".join(names.get(one, one) for one in _listed(value)) or EMPTY
        if isinstance(value, list | dict):
            return self._list(name, value)
        field = self.rows.fields.get(name)
        choices = dict(field.flatchoices) if field else {}
        if value in choices:
            return str(choices[value])
        return _plain(field, value)

    def _list(self, name: str, value: Any) -> str:  # noqa: ANN401 - of any shape
        code = self._codes.get(name, str)
        items = value.items() if isinstance(value, dict) else value
        return ", ".join(": ".join(code(str(one)) for one in _flat(item)) for item in items) or EMPTY

    def _names(self, told: Sequence[Told]) -> dict[str, str]:
        wanted: dict[type[models.Model], set[str]] = defaultdict(set)
        for name, value in told:
            model = self.rows.foreign.get(name) or getattr(self.rows.many.get(name), "related_model", None)
            if model and value:
                wanted[model].update(_listed(value))
        return {
            reference: text for model, ids in wanted.items() for reference, text in self.named(model, ids)
        }

    def named(self, model: type[models.Model], references: Iterable[str]) -> Iterable[tuple[str, str]]:
        """Yield the name of each record that is pointed at."""
        for some in chunks(one for one in references if _is_id(one)):
            rows = model._default_manager.filter(public_id__in=some)
            yield from ((str(getattr(row, "public_id", "")), str(row)) for row in rows)


def _listed(value: Any) -> list[str]:  # noqa: ANN401 - one reference or more
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _flat(item: Any) -> list[Any]:  # noqa: ANN401 - of any shape
    if isinstance(item, list | tuple):
        return [part for one in item for part in _flat(one)]
    return [] if item is None or item == "" else [item]


def _plain(field: "models.Field[Any, Any] | None", value: Any) -> str:  # noqa: ANN401 - of any field
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return datum(date.fromisoformat(value))
    if isinstance(field, models.DecimalField):
        return str(value).replace(".", ",")
    return str(value) or EMPTY


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
