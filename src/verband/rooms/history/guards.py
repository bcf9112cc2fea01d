"""Make the database itself refuse to change history.

SQLite drops triggers when a table is remade, so they are put back after every migration. PostgreSQL gets a
guard against TRUNCATE too, which fires no row trigger.
"""

from typing import Any

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "history_event"
SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{verb} BEFORE {verb} ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'de geschiedenis is alleen aan te vullen'); END"
    for verb in ("UPDATE", "DELETE")
]
POSTGRES = [
    "CREATE OR REPLACE FUNCTION history_refuse() RETURNS trigger AS "
    "$$ BEGIN RAISE EXCEPTION 'de geschiedenis is alleen aan te vullen'; END $$ LANGUAGE plpgsql",
    f"CREATE OR REPLACE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION history_refuse()",
    f"CREATE OR REPLACE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION history_refuse()",
]


def install(using: str = "default", **_: Any) -> None:
    """Install the guards on one database after a migration, unless the settings say that it is a test's."""
    connection = connections[using]
    if settings.HISTORY_GUARDED and TABLE in connection.introspection.table_names():
        guard(connection)


def guard(connection: BaseDatabaseWrapper) -> None:
    """Make a database refuse changes of the history; safe to repeat."""
    with connection.cursor() as cursor:
        for statement in POSTGRES if connection.vendor == "postgresql" else SQLITE:
            cursor.execute(statement)
