"""On SQLite, let the index of words follow the entries by itself.

SQLite drops triggers when a table is remade, so they are put back after every migration. PostgreSQL keeps an index of
the column itself.
"""

from typing import Any

from django.db import connections

ENTRIES = "register_searchentry"
_OUT = f"INSERT INTO {ENTRIES}_words({ENTRIES}_words, rowid, words) VALUES ('delete', old.id, old.words);"  # noqa: S608  # nosec B608
_IN = f"INSERT INTO {ENTRIES}_words(rowid, words) VALUES (new.id, new.words);"  # noqa: S608  # nosec B608 - its own name
FOLLOWS = {"INSERT": _IN, "DELETE": _OUT, "UPDATE": f"{_OUT} {_IN}"}


def install(using: str = "default", **_: Any) -> None:
    """Put the triggers of one database in place after a migration; safe to repeat."""
    connection = connections[using]
    if connection.vendor != "sqlite" or f"{ENTRIES}_words" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for verb, follows in FOLLOWS.items():
            cursor.execute(
                f"CREATE TRIGGER IF NOT EXISTS {ENTRIES}_{verb.lower()} AFTER {verb} ON {ENTRIES} "
                f"BEGIN {follows} END"
            )
