"""What the history may know of a confidential thing: who, when, which deed and a reference, never the content."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from verband.rooms.accounts.models import User
from verband.rooms.dossiers.choices import DossierDeed
from verband.rooms.dossiers.models import LABEL, Dossier, InDossier
from verband.rooms.history.services import Change, record_changes


def tell(
    dossier: Dossier,
    deed: DossierDeed,
    *,
    at: datetime,
    by: User | None,
    about: InDossier | None = None,
    batch: UUID | None = None,
    facts: Mapping[str, object] | None = None,
) -> None:
    """Write the event of a deed in a dossier; ``about`` is the record when it is not the dossier itself."""
    row = about or dossier
    after: dict[str, object] = {"dossier": str(dossier.public_id)} | dict(facts or {})
    change = Change(deed.value, row._meta.label_lower, row.public_id, LABEL, None, after)
    record_changes([change], at=at, by=by, batch=batch)
