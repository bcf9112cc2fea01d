"""SQLite: copied by its own online backup, while others read and write."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from verband.site.backup.checksums import TableSum, table_sums
from verband.site.backup.errors import BackupError
from verband.site.backup.migrations import applied

PATIENCE = 20
"""Seconds to wait for who is writing."""


def dump(target: Path) -> tuple[dict[str, TableSum], list[list[str]]]:
    """Copy the database to a file and return the sums of its tables and its migrations."""
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
    with looking_at(target) as found:
        return table_sums(found), applied(found)


def load(source: Path, tables: Mapping[str, TableSum]) -> None:
    """Look whether the copy is as it was, and write it over the database in one transaction."""
    with looking_at(source) as found:
        if table_sums(found) != tables:
            message = "De reservekopie is niet wat zij was: de inhoud klopt niet met de controlegetallen."
            raise BackupError(message)
    connection.close()
    name = connection.settings_dict["NAME"]
    try:
        with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(name, PATIENCE)) as database:
            copy.backup(database)
    except sqlite3.OperationalError as error:
        message = f"De database is in gebruik ({error}); stop Verband en probeer het opnieuw."
        raise BackupError(message) from error


@contextmanager
def looking_at(file: Path) -> Iterator[BaseDatabaseWrapper]:
    """Open another database than that of the settings, in the same way."""
    told = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}
    found = ConnectionHandler({"default": told})["default"]
    try:
        yield found
    finally:
        found.close()
