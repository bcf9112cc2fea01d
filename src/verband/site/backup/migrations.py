"""Which changes of the tables a database has had, and which of them this version knows."""

from collections.abc import Iterable

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def applied(found: BaseDatabaseWrapper) -> list[list[str]]:
    """Return what a database has had, by app and name."""
    return sorted([app, name] for app, name in MigrationRecorder(found).applied_migrations())


def unknown(migrations: Iterable[list[str]]) -> list[str]:
    """Return what this version does not know: then it is older than the one that made the copy."""
    loader = MigrationLoader(connection, ignore_no_migrations=True)
    known = set(loader.disk_migrations)
    replaced = {old for new in loader.disk_migrations.values() for old in new.replaces}
    return [f"{app}.{name}" for app, name in migrations if (app, name) not in known | replaced]


def lacks(migrations: Iterable[list[str]]) -> bool:
    """Return whether something of this version is not among them: then it is newer than the one that made the copy."""
    known = MigrationLoader(connection, ignore_no_migrations=True).disk_migrations
    return not known.keys() <= {(app, name) for app, name in migrations}
