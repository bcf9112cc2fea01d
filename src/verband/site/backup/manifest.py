"""What a copy says about itself, so that it can be judged before anything is touched."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from verband.site.backup.checksums import TableSum
from verband.site.backup.errors import BackupError

KIND = "verband-reservekopie"
FORMAT = 2
"""Since 2, checksums tell the same of both databases."""
FOREIGN = "{} is geen reservekopie van Verband."
OLDER = (
    "{} is gemaakt met een proefversie van Verband; zet haar met die versie terug en maak een nieuwe kopie."
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """When and by which version a copy was made, and what is in it."""

    made_at: str
    version: str
    vendor: str
    """``sqlite`` or ``postgresql``."""
    sha256: str
    """Of the copy of the database."""
    destroyed: int
    """How long the list of what was destroyed was; it only grows."""
    migrations: list[list[str]]
    tables: Mapping[str, TableSum]

    @property
    def rows(self) -> int:
        """How many rows there are in all tables together."""
        return sum(table.rows for table in self.tables.values())


def written(manifest: Manifest) -> bytes:
    """Return a manifest as it stands in a copy."""
    told = {"kind": KIND, "format": FORMAT, **asdict(manifest)}
    return json.dumps(told, indent=1, ensure_ascii=False).encode()


def read(content: bytes, name: str) -> Manifest:
    """Read the manifest of a copy back; what was not written here is refused."""
    try:
        told: dict[str, Any] = json.loads(content)
        if told.pop("kind") != KIND:
            raise BackupError(FOREIGN.format(name))
        if (made_as := told.pop("format")) > FORMAT:
            raise BackupError(newer(name, told["version"]))
        if made_as < FORMAT:
            raise BackupError(OLDER.format(name))
        tables = {table: TableSum(**values) for table, values in told.pop("tables").items()}
        return Manifest(**told, tables=tables)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupError(FOREIGN.format(name)) from error


def newer(name: str, version: str) -> str:
    """Return the sentence for a copy of a version that this one does not know."""
    return f"{name} is gemaakt met een nieuwere versie van Verband ({version}); werk Verband eerst bij."
