"""One file that holds a manifest and a database; it is there whole or not at all."""

import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from uuid import uuid4

from verband.site.backup import manifest as manifests
from verband.site.backup.errors import BackupError
from verband.site.backup.manifest import Manifest

MANIFEST, DATABASE = "manifest.json", "database"
BLOCK = 1024 * 1024
BROKEN = "{} is niet heel: afgebroken, onvolledig of beschadigd. Gebruik een andere reservekopie."


def digest(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def refuse_existing(file: Path) -> None:
    """Refuse to write over a file, or into a folder that is not there."""
    if file.exists():
        message = f"{file} bestaat al; geef elke reservekopie een eigen naam."
        raise BackupError(message)
    if not file.parent.is_dir():
        message = f"De map {file.parent} bestaat niet; maak hem eerst."
        raise BackupError(message)


def write(file: Path, manifest: Manifest, database: Path) -> None:
    """Write a copy beside its place and give it its name only when it stands on the disk."""
    draft = beside(file)
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
                packed.writestr(MANIFEST, manifests.written(manifest))
                packed.write(database, DATABASE)
            stream.flush()
            os.fsync(stream.fileno())
        os.link(draft, file)  # unlike renaming, this refuses a file that came in between
    except FileExistsError as error:
        message = f"{file} bestaat al; geef elke reservekopie een eigen naam."
        raise BackupError(message) from error
    finally:
        draft.unlink(missing_ok=True)


def beside(file: Path) -> Path:
    """Return a name of its own in the same folder, so that there is room and a name is given at once."""
    return file.with_name(f".{file.name}.{uuid4().hex}")


@contextmanager
def opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """Open a copy to read it; what is none, or no longer whole, is refused with one sentence."""
    try:
        with zipfile.ZipFile(file) as packed:
            yield packed
    except FileNotFoundError as error:
        message = f"{file} bestaat niet."
        raise BackupError(message) from error
    except (zipfile.BadZipFile, zlib.error) as error:
        raise BackupError(_what_is_wrong(file)) from error
    except (OSError, EOFError) as error:
        message = f"{file} is niet te lezen ({type(error).__name__})."
        raise BackupError(message) from error


def read_manifest(packed: zipfile.ZipFile, name: str) -> Manifest:
    """Return what an opened copy says about itself."""
    if set(packed.namelist()) != {MANIFEST, DATABASE}:
        raise BackupError(manifests.FOREIGN.format(name))
    return manifests.read(packed.read(MANIFEST), name)


def unpack(packed: zipfile.ZipFile, manifest: Manifest, target: Path, name: str) -> None:
    """Write the database of an opened copy to a file and refuse it unless every byte is as it was."""
    with packed.open(DATABASE) as source, target.open("wb") as stream:
        copyfileobj(source, stream, BLOCK)
    if digest(target) != manifest.sha256:
        raise BackupError(BROKEN.format(name))


def _what_is_wrong(file: Path) -> str:
    """A file that begins as a copy does was cut off; another one never was a copy."""
    with file.open("rb") as stream:
        begins_well = stream.read(4) == b"PK\x03\x04"
    return (BROKEN if begins_well else manifests.FOREIGN).format(file)
