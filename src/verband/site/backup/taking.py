"""Take a copy."""

from datetime import datetime
from pathlib import Path

from django.db import connection

from verband import __version__
from verband.rooms.dossiers.vault.destroyed import destroyed
from verband.site.backup import archive, postgres, sqlite
from verband.site.backup.errors import BackupError
from verband.site.backup.manifest import Manifest


def backup(*, file: Path, at: datetime) -> Manifest:
    """Write a copy of the database to a new file, while the site is in use, and return what it says of itself.

    What lies in the data folder does not go with it: keys belong apart from what they lock, the list of what was
    destroyed must survive a restore, and what was handed in for long work goes after a week.
    """
    archive.refuse_existing(file)
    draft = archive.beside(file)
    try:
        draft.touch(mode=0o600, exist_ok=False)
        tables, migrations = (postgres if connection.vendor == "postgresql" else sqlite).dump(draft)
        if not migrations:
            message = "Deze database is leeg; er is niets om een kopie van te maken."
            raise BackupError(message)
        known = destroyed()
        manifest = Manifest(
            made_at=at.isoformat(),
            version=__version__,
            vendor=connection.vendor,
            sha256=archive.digest(draft),
            destroyed=len(known.dossiers) + len(known.records),
            migrations=migrations,
            tables=tables,
        )
        archive.write(file, manifest, draft)
        return manifest
    except OSError as error:
        message = f"{file} is niet te schrijven: {error.strerror}."
        raise BackupError(message) from error
    finally:
        draft.unlink(missing_ok=True)
