"""Make the database itself refuse to change history.

SQLite drops triggers when a table is remade, so they are put back after every migration. PostgreSQL gets a
guard against TRUNCATE too, which fires no row trigger.
"""

from typing import Any

from django.db import connections

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


def install(using: str = "default", **_: Any) -> None:  # noqa: ANN401 - the signal hands over more than is used
    """Install the guards on one database; safe to repeat."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in POSTGRES if connection.vendor == "postgresql" else SQLITE:
            cursor.execute(statement)
