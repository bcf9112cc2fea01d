"""PostgreSQL: copied and put back by its own programs, in the state of one moment and in one transaction."""

import os
import shutil
import subprocess  # nosec B404 - starts the programs of PostgreSQL only
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection, transaction

from verband.site.backup.checksums import TableSum, table_sums
from verband.site.backup.errors import BackupError
from verband.site.backup.migrations import applied
from verband.site.env import POSTGRES_OPTIONS

PLAIN = ["--no-owner", "--no-privileges", "--no-comments"]
"""Who owns what is for the installation that it is put back in."""
FUNCTIONS = """
    SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
"""
OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""


def dump(target: Path) -> tuple[dict[str, TableSum], list[list[str]]]:
    """Copy the database to a file and return the sums of its tables and its migrations at that same moment."""
    program = _program("pg_dump")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _run(
            [
                program,
                "--format=custom",
                "--no-password",
                *PLAIN,
                f"--snapshot={snapshot}",
                f"--file={target}",
            ]
        )
        return table_sums(connection), applied(connection)


def load(source: Path, tables: Mapping[str, TableSum]) -> None:
    """Take what is there away and put the copy in its place, in one transaction; then look whether it is as it was."""
    unpacker, loader = _program("pg_restore"), _program("psql")
    with TemporaryDirectory(prefix="verband-terug-", dir=source.parent) as folder:
        first, then = Path(folder) / "weg.sql", Path(folder) / "terug.sql"
        first.write_text(_taking_away(), encoding="utf-8")
        connection.close()
        _run([unpacker, *PLAIN, f"--file={then}", str(source)])
        options = ["--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", "--single-transaction"]
        _run([loader, *options, "--output=/dev/null", f"--file={first}", f"--file={then}"])
    if table_sums(connection) != tables:
        message = (
            "De reservekopie staat er, maar de inhoud klopt niet met de controlegetallen; gebruik een andere."
        )
        raise BackupError(message)


def others() -> int:
    """Return how many others are connected to the database."""
    with connection.cursor() as cursor:
        cursor.execute(OTHERS)
        return int(cursor.fetchone()[0])


def _taking_away() -> str:
    """Return what removes every table and function of ours, and waits briefly for who is still there."""
    tables = [connection.ops.quote_name(name) for name in connection.introspection.table_names()]
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)
        functions = [name for (name,) in cursor.fetchall()]
    lines = ["SET client_min_messages = warning;", "SET lock_timeout = '20s';"]
    lines += [f"DROP TABLE IF EXISTS {', '.join(tables)} CASCADE;"] if tables else []
    lines += [f"DROP FUNCTION IF EXISTS {name} CASCADE;" for name in functions]
    return "\n".join(lines)


def _program(name: str) -> str:
    found = shutil.which(name)
    if not found:
        message = f"{name} staat niet op deze computer; installeer het pakket postgresql-client en probeer het opnieuw."
        raise BackupError(message)
    return found


def _run(command: list[str]) -> None:
    """Run a program of PostgreSQL; where the database is and the password go in its environment."""
    done = subprocess.run(  # noqa: S603  # nosec B603 - a program found above, with our own arguments
        command, env={**os.environ, **_where()}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        told = [
            line for line in done.stderr.splitlines() if "error" in line.lower()
        ] or done.stderr.splitlines()
        message = f"{Path(command[0]).name} is mislukt en er is niets veranderd: {''.join(told[:1]) or 'geen melding'}"
        raise BackupError(message)


def _where() -> dict[str, str]:
    names = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    told = {name: str(connection.settings_dict.get(key) or "") for name, key in names.items()}
    given = connection.settings_dict["OPTIONS"]
    told |= {name: given.get(option, "") for option, name in POSTGRES_OPTIONS.items()}
    return {name: value for name, value in told.items() if value}
