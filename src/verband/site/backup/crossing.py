"""From SQLite to PostgreSQL: each row of a copy written into an empty database, in one transaction."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from verband.rooms.register.services.search import renew_index
from verband.site.backup import sqlite
from verband.site.backup.checksums import AT_ONCE, TableSum, table_sum
from verband.site.backup.errors import BackupError
from verband.site.backup.fields import Column
from verband.site.backup.manifest import Manifest
from verband.site.backup.migrations import lacks

Tell = Callable[[str], None]

OWN_TABLES = ("django_migrations", "register_search")
"""How tables begin that each database makes itself: which changes it had and when, and the index of the search."""
MADE_BY_MIGRATE = ("auth_permission", "django_content_type")
"""Tables that have rows as soon as they are there; those of the copy have the numbers that others point at."""


def load(source: Path, told: Manifest, name: str, tell: Tell) -> Manifest:
    """Make the tables and write the rows of a copy in them; the database is empty again when anything is wrong.

    Returns the manifest with the tables that were written.
    """
    tables = {table: of for table, of in told.tables.items() if not table.startswith(OWN_TABLES)}
    _refuse_older(told, name)
    call_command("migrate", verbosity=0)
    with sqlite.looking_at(source) as found, transaction.atomic():
        _copy(found, tables, tell)
        _go_on_numbering(found)
        with _refusing("De samenhang van de tabellen"):
            _run("SET CONSTRAINTS ALL IMMEDIATE")
        _refuse_difference(tables)
    renew_index()
    return replace(told, tables=tables)


def _refuse_older(told: Manifest, name: str) -> None:
    """Refuse a copy with other tables than ours: bringing it up to date is for the kind of database that it is of."""
    if lacks(told.migrations):
        message = (
            f"{name} is gemaakt met een oudere versie van Verband ({told.version}); werk Verband op die computer eerst "
            "bij, voer daar verband migrate uit en maak een nieuwe reservekopie."
        )
        raise BackupError(message)


def _copy(found: BaseDatabaseWrapper, tables: Mapping[str, TableSum], tell: Tell) -> None:
    """Write every table; which comes first makes no difference, as references are looked at in the end."""
    for table in MADE_BY_MIGRATE:
        _run(f"DELETE FROM {_quoted(table)}")  # noqa: S608  # nosec B608 - its own name
    done, whole = 0, sum(table.rows for table in tables.values())
    for model in sorted(_kept(tables), key=_table):
        rows = tables[_table(model)].rows
        if rows:
            with _refusing(f"Tabel {_table(model)}"):
                _write(found, model)
            done += rows
            tell(f"{100 * done // whole:>3} %  {_table(model)} ({rows})")


def _kept(tables: Mapping[str, object]) -> Iterator[type[models.Model]]:
    """Yield the models of tables; a table between two others, such as of readers, has one too."""
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.proxy and _table(model) in tables:
            yield model


def _write(found: BaseDatabaseWrapper, model: type[models.Model]) -> None:
    """Write the rows of one table, a batch in memory at a time, the way PostgreSQL takes in many."""
    columns = [Column(field, found) for field in model._meta.local_concrete_fields]
    names, table = ", ".join(_quoted(column.name) for column in columns), _quoted(_table(model))
    with connection.wrap_database_errors, connection.cursor() as cursor, found.cursor() as reader:
        reader.execute(f"SELECT {names} FROM {table}")  # noqa: S608  # nosec B608 - our own names, each quoted
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as into:
            while rows := reader.fetchmany(AT_ONCE):
                for row in rows:
                    into.write_row([column.of(value) for column, value in zip(columns, row, strict=True)])


def _go_on_numbering(found: BaseDatabaseWrapper) -> None:
    """Let each table go on from the highest number it ever gave: the history may name a record that is gone."""
    with found.cursor() as reader:
        reader.execute("SELECT name, seq FROM sqlite_sequence WHERE seq > 0")
        last = dict(reader.fetchall())
    for model in _kept(last):
        _run(
            "SELECT setval(pg_get_serial_sequence(%s, %s), %s)",
            [_quoted(_table(model)), str(model._meta.pk.column), last[_table(model)]],
        )


def _refuse_difference(tables: Mapping[str, TableSum]) -> None:
    standing = set(connection.introspection.table_names())
    differ = [name for name in tables if name not in standing or table_sum(connection, name) != tables[name]]
    if differ:
        message = (
            f"Er is niets veranderd: overgezet klopt de inhoud van {', '.join(sorted(differ))} niet met de "
            "controlegetallen van de reservekopie."
        )
        raise BackupError(message)


@contextmanager
def _refusing(what: str) -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        told = str(error).splitlines()[0]  # what follows may be what someone wrote
        message = f"{what} past niet in deze database en er is niets veranderd: {told}"
        raise BackupError(message) from error


def _run(statement: str, values: Sequence[str | int] = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _table(model: type[models.Model]) -> str:
    return model._meta.db_table


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
