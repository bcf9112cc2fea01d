"""Put a copy back."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.db import connection

from verband import __version__
from verband.rooms.dossiers.vault.destroyed import destroyed
from verband.rooms.jobs.models import Worker
from verband.rooms.jobs.selectors import worker_alive
from verband.site.backup import archive, crossing, manifest, postgres, sqlite
from verband.site.backup.errors import BackupError
from verband.site.backup.manifest import Manifest
from verband.site.backup.migrations import unknown
from verband.site.backup.settling import Settled, settle

MADE_BY_MIGRATE = {"django_migrations", "django_content_type", "auth_permission"}
"""Tables that have rows as soon as they are there."""
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
ROADS = {("sqlite", "sqlite"), ("postgresql", "postgresql"), ("sqlite", "postgresql")}
"""From which kind of database a copy goes into which."""
FILLED = "In deze database staat al iets; met --force komt de reservekopie ervoor in de plaats."
FILLED_BY_OTHER = (
    "In deze database staat al iets; een kopie van SQLite gaat alleen in een lege database van PostgreSQL, "
    "ook met --force."
)


def _tell_nobody(_told: str) -> None:
    pass


def restore(
    *,
    file: Path,
    at: datetime,
    force: bool,
    list_lost: bool = False,
    tell: Callable[[str], None] = _tell_nobody,
) -> tuple[Manifest, Settled]:
    """Put a copy in the place of the database, and do what must be done before anyone comes in again.

    ``force``: also where something stands. ``list_lost``: also when less is known of what was destroyed than when the
    copy was made, so that it opens again. A copy of SQLite also goes into PostgreSQL, where nothing stands; that takes
    longer, and ``tell`` hears how far it is.
    """
    with archive.opened(file) as packed:
        told = archive.read_manifest(packed, str(file))
        _refuse_unfit(told, str(file))
        crosses = told.vendor != connection.vendor
        if not force:
            _refuse_use(at)
        if crosses or not force:
            _refuse_filled(FILLED_BY_OTHER if crosses else FILLED)
        if not list_lost:
            _refuse_short_list(told)
        with TemporaryDirectory(prefix="verband-terug-") as folder:
            source = Path(folder) / archive.DATABASE
            archive.unpack(packed, told, source, str(file))
            if crosses:
                told = crossing.load(source, told, str(file), tell)
            else:
                (postgres if connection.vendor == "postgresql" else sqlite).load(source, told.tables)
                # brings an older copy up to date; the guards of the history come with it
                call_command("migrate", verbosity=0)
    return told, settle(at=at)


def _refuse_unfit(told: Manifest, name: str) -> None:
    if _number(told.version) > _number(__version__) or unknown(told.migrations):
        raise BackupError(manifest.newer(name, told.version))
    if (told.vendor, connection.vendor) not in ROADS:
        message = (
            f"{name} is een kopie van {NAMES.get(told.vendor, told.vendor)} en deze database is "
            f"{NAMES[connection.vendor]}; zet VERBAND_DATABASE_URL op een database van dezelfde soort."
        )
        raise BackupError(message)


def _refuse_use(at: datetime) -> None:
    """Refuse a database that others are using."""
    tables = set(connection.introspection.table_names())
    if Worker._meta.db_table in tables and worker_alive(at):
        message = (
            "Er draait nog een werkproces; stop Verband helemaal en probeer het na twee minuten opnieuw."
        )
        raise BackupError(message)
    if connection.vendor == "postgresql" and (number := postgres.others()):
        message = f"Er zijn nog {number} andere verbindingen met de database; stop Verband helemaal, of geef --force."
        raise BackupError(message)


def _refuse_filled(message: str) -> None:
    """Refuse a database that holds something already."""
    tables = set(connection.introspection.table_names())
    if any(_has_rows(table) for table in sorted(_kept_by_people() & tables)):
        raise BackupError(message)


def _refuse_short_list(told: Manifest) -> None:
    """Refuse when the list of what was destroyed is shorter than it was: it only grows, so part of it is gone."""
    known = destroyed()
    if len(known.dossiers) + len(known.records) < told.destroyed:
        message = (
            f"De lijst van vernietigde sleutels telde bij deze kopie {told.destroyed} regels en nu minder; "
            "zet eerst de goede lijst neer (VERBAND_DESTROYED_KEYS), of geef --list-lost als zij verloren is."
        )
        raise BackupError(message)


def _kept_by_people() -> set[str]:
    """Return our tables but those that migrating fills; what a search index keeps of itself is no table of ours."""
    return set(connection.introspection.django_table_names()) - MADE_BY_MIGRATE


def _has_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608  # nosec B608 - its own name
        return cursor.fetchone() is not None


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
