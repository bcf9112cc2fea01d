"""Take the rows of any record apart into plain values and put them back, by the fields of its model.

Values are those that events tell: plain JSON by field, a reference as the public id of what it points at. A room
whose records need more (values in a table of their own, columns that are derived) makes a class of its own of it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.models.fields.reverse_related import ForeignObjectRel

from verband.rooms.common.bulk import insert_rows
from verband.rooms.common.models import Record
from verband.rooms.history.models import Event

Values = dict[str, Any]
CHUNK = 500
"""Ids per query: below SQLite's limit on variables."""
REVISION = "revision"
BOOK_KEEPING = frozenset({"id", "public_id", REVISION})
Pair = tuple[Values | None, Values | None]
"""What an event tells before and after, with every reference as a public id."""
Item = TypeVar("Item")


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Cut into pieces that fit in one query."""
    listed = list(items)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]


@dataclass(frozen=True, slots=True)
class Owned:
    """Rows of a table beside that belong to a record and have no events of their own."""

    model: type[models.Model]
    to: str
    """The field that points at the record."""
    fields: tuple[str, ...]
    order: str = "id"
    """What keeps their order; a field ``position`` is counted again."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """A record that points at another and would fall with it."""

    on: UUID
    what: str
    object_id: UUID | None


class ModelRows:
    """The rows of one model."""

    def __init__(self, model: type[Record], *, owned: Mapping[str, Owned] | None = None) -> None:
        self.model = model
        self.owned = dict(owned or {})

    @cached_property
    def fields(self) -> dict[str, "models.Field[Any, Any]"]:
        """The columns that events tell of, by name."""
        return {
            field.name: field for field in self.model._meta.concrete_fields if field.name not in BOOK_KEEPING
        }

    @cached_property
    def foreign(self) -> dict[str, type[models.Model]]:
        """The fields that point at one record, with its model."""
        return {
            name: field.related_model
            for name, field in self.fields.items()
            if isinstance(field, models.ForeignKey) and isinstance(field.related_model, type)
        }

    @cached_property
    def many(self) -> dict[str, "models.ManyToManyField[Any, Any]"]:
        """The fields that point at any number of records."""
        return {field.name: field for field in self.model._meta.local_many_to_many}

    def settle(self, events: Sequence[Event]) -> list[Pair]:
        """Return what events tell, with every reference as a public id."""
        return [(event.before, event.after) for event in events]

    def take(self, ids: Collection[UUID]) -> dict[UUID, Values]:
        """Return all values of the rows that stand, by public id."""
        taken: dict[UUID, Values] = {}
        for some in chunks(ids):
            columns = [f"{name}__public_id" if name in self.foreign else name for name in self.fields]
            for row in self._rows(some).values("public_id", REVISION, *columns):
                taken[row["public_id"]] = {
                    name: as_told(row[column]) for name, column in zip(self.fields, columns, strict=True)
                } | {REVISION: row[REVISION]}
            for name, field in self.many.items():
                self._take_beside(taken, some, name, self._links(field, some))
            for name, owned in self.owned.items():
                self._take_beside(taken, some, name, self._parts(owned, some))
        return taken

    def same(self, name: str, one: object, other: object) -> bool:
        """Whether two told values of a field are the same."""
        field = self.fields.get(name)
        if name in self.many:
            return sorted(_items(one)) == sorted(_items(other))
        if field is None or name in self.foreign or one is None or other is None:
            return one == other
        return bool(field.to_python(one) == field.to_python(other))

    def knows(self, name: str) -> bool:
        """Whether the record has a field of this name."""
        return name in self.fields or name in self.many or name in self.owned

    def write(self, changes: Mapping[UUID, Values]) -> None:
        """Give rows that stand other values; those of fields that are not named stay."""
        rows = self.model._default_manager.in_bulk(list(changes), field_name="public_id")
        numbers = self._numbers(changes.values())
        moved = self.make_room({rows[object_id].pk: values for object_id, values in changes.items()})
        for object_id, values in changes.items():
            row, columns = rows[object_id], self._columns(values, numbers)
            for column, value in columns.items():
                setattr(row, column, value)
            row.revision += 1
            row.save(update_fields={*columns, *moved, REVISION})
        self._put_beside({rows[object_id].pk: values for object_id, values in changes.items()}, replace=True)
        self.derive(changes)

    def put(self, values_of: Mapping[UUID, Values]) -> None:
        """Put rows back that are gone, under the public id they had."""
        numbers = self._numbers(values_of.values())
        insert_rows(
            self.model,
            (
                {"public_id": object_id, REVISION: values.get(REVISION, 0) + 1}
                | self._columns(values, numbers)
                for object_id, values in values_of.items()
            ),
        )
        pks = self._pks(values_of)
        self._put_beside({pks[str(object_id)]: values for object_id, values in values_of.items()})
        self.derive(values_of)

    def remove(self, ids: Collection[UUID]) -> None:
        """Take rows out of their table with what belongs to them."""
        for some in chunks(ids):
            # By number: PostgreSQL plans a join badly with rows that were written in this same transaction.
            numbers = list(self._pks(some).values())
            for owned in self.owned.values():
                owned.model._default_manager.filter(**{f"{owned.to}__in": numbers}).delete()
            self._rows(some).delete()

    def make_room(self, changes: Mapping[int, Values]) -> set[str]:
        """Take rows from unique places before they change places; return the columns that must be saved along."""
        del changes
        return set()

    def derive(self, changes: Mapping[UUID, Values]) -> None:
        """Renew columns that rest on others; none by default."""

    clashes_by: frozenset[str] = frozenset()
    """Fields of which another value can put a row in the way of others; one that comes back always can."""

    def clashes(self, ids: Collection[UUID]) -> list[Leaning]:
        """Return what stands in the way of rows that were put back, of what the database cannot know."""
        del ids
        return []

    def leaning_on(self, ids: Collection[UUID]) -> list[Leaning]:
        """Return the records that point at these rows; one for each row and kind is enough to know."""
        own = {owned.model for owned in self.owned.values()}
        relations = [rel for rel in self.model._meta.related_objects if rel.related_model not in own]
        return [leaning for some in chunks(ids) for rel in relations for leaning in _leaning(rel, some)]

    def absent(self, values_of: Mapping[UUID, Values]) -> dict[UUID, set[str]]:
        """Return per record the public ids that it points at and that do not stand here."""
        pointed = {object_id: list(self._references([values])) for object_id, values in values_of.items()}
        wanted: dict[type[models.Model], set[str]] = defaultdict(set)
        for references in pointed.values():
            for model, reference in references:
                wanted[model].add(reference)
        there = {model: set(_pks_of(model, references)) for model, references in wanted.items()}
        absent = {
            object_id: {reference for model, reference in references if reference not in there[model]}
            for object_id, references in pointed.items()
        }
        return {object_id: found for object_id, found in absent.items() if found}

    def _rows(self, ids: Collection[UUID]) -> models.QuerySet[Any]:
        return self.model._default_manager.filter(public_id__in=ids).order_by("pk")

    def _pks(self, ids: Iterable[UUID]) -> dict[str, int]:
        return _pks_of(self.model, [str(object_id) for object_id in ids])

    def _links(
        self, field: "models.ManyToManyField[Any, Any]", ids: Collection[UUID]
    ) -> Iterator[tuple[UUID, str]]:
        mine, theirs = field.m2m_field_name(), field.m2m_reverse_field_name()
        through: Any = field.remote_field.through
        rows = through._default_manager.filter(**{f"{mine}__public_id__in": ids})
        found = rows.values_list(f"{mine}__public_id", f"{theirs}__public_id")
        return ((one, str(other)) for one, other in sorted(found))

    @staticmethod
    def _parts(owned: Owned, ids: Collection[UUID]) -> Iterator[tuple[UUID, list[Any]]]:
        rows = owned.model._default_manager.filter(**{f"{owned.to}__public_id__in": ids})
        found = rows.order_by(owned.order).values_list(f"{owned.to}__public_id", *owned.fields)
        return ((row[0], [as_told(value) for value in row[1:]]) for row in found)

    @staticmethod
    def _take_beside(
        taken: dict[UUID, Values], ids: Iterable[UUID], name: str, found: Iterable[tuple[UUID, Any]]
    ) -> None:
        for object_id in ids:
            if object_id in taken:
                taken[object_id][name] = []
        for object_id, value in found:
            taken[object_id][name].append(value)

    def _references(self, told: Iterable[Values]) -> Iterator[tuple[type[models.Model], str]]:
        for values in told:
            for name, model in self.foreign.items():
                if values.get(name):
                    yield model, values[name]
            for name, field in self.many.items():
                for reference in values.get(name) or ():
                    yield field.related_model, reference

    def _numbers(self, told: Iterable[Values]) -> dict[type[models.Model], dict[str, int]]:
        wanted: dict[type[models.Model], set[str]] = defaultdict(set)
        for model, reference in self._references(told):
            wanted[model].add(reference)
        return {model: _pks_of(model, references) for model, references in wanted.items()}

    def _columns(self, values: Values, numbers: Mapping[type[models.Model], Mapping[str, int]]) -> Values:
        columns: Values = {}
        for name in values.keys() & self.fields.keys():
            field, value = self.fields[name], values[name]
            if name in self.foreign:
                value = numbers[self.foreign[name]][value] if value else None
            elif value is not None:
                value = field.to_python(value)
            columns[field.attname] = value
        return columns

    def _put_beside(self, told: Mapping[int, Values], *, replace: bool = False) -> None:
        for name, field in self.many.items():
            named = {pk: values[name] for pk, values in told.items() if name in values}
            self._link(field, named, replace=replace)
        for name, owned in self.owned.items():
            named = {pk: values[name] for pk, values in told.items() if name in values}
            self._put_parts(owned, named, replace=replace)

    @staticmethod
    def _link(
        field: "models.ManyToManyField[Any, Any]", named: Mapping[int, list[str]], *, replace: bool
    ) -> None:
        through: Any = field.remote_field.through
        mine, theirs = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        if replace:
            for some in chunks(named):
                through._default_manager.filter(**{f"{mine}__in": some}).delete()
        pks = _pks_of(field.related_model, [one for links in named.values() for one in links])
        insert_rows(through, ({mine: pk, theirs: pks[one]} for pk, links in named.items() for one in links))

    @staticmethod
    def _put_parts(owned: Owned, named: Mapping[int, list[list[Any]]], *, replace: bool) -> None:
        if replace:
            for some in chunks(named):
                owned.model._default_manager.filter(**{f"{owned.to}__in": some}).delete()
        has_position = any(field.name == "position" for field in owned.model._meta.concrete_fields)
        insert_rows(
            owned.model,
            (
                {f"{owned.to}_id": pk, **dict(zip(owned.fields, part, strict=True))}
                | ({"position": position} if has_position else {})
                for pk, parts in named.items()
                for position, part in enumerate(parts)
            ),
        )


def _items(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def as_told(value: Any) -> Any:  # noqa: ANN401 - a value of any field
    """Return a value of a row as an event tells it."""
    if value is None or isinstance(value, str | int | float | bool | list | dict):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _pks_of(model: type[models.Model], references: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in chunks(set(references)):
        rows = model._default_manager.filter(public_id__in=some)
        found |= {str(public_id): pk for public_id, pk in rows.values_list("public_id", "pk")}
    return found


def _leaning(rel: ForeignObjectRel, ids: Collection[UUID]) -> Iterator[Leaning]:
    """Yield what points at some rows by one relation."""
    related: Any = rel.related_model
    name = rel.field.name
    is_record = issubclass(related, Record)
    rows = related._default_manager.filter(**{f"{name}__public_id__in": ids})
    fields = (f"{name}__public_id", "public_id") if is_record else (f"{name}__public_id",)
    for row in rows.values_list(*fields).distinct():
        yield Leaning(row[0], str(related._meta.verbose_name), row[1] if is_record else None)
