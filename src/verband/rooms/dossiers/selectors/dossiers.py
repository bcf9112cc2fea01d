"""Read dossiers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from verband.rooms.accounts.rules import Visitor
from verband.rooms.dossiers.models import Dossier
from verband.rooms.dossiers.rules import Access, NotForYou, access_of
from verband.rooms.dossiers.services.reading import reading
from verband.rooms.dossiers.vault.errors import VaultError


@dataclass(frozen=True, slots=True)
class DossierLine:
    """A dossier in someone's list; no title when it cannot be opened now, or only in an emergency."""

    dossier: Dossier
    title: str | None
    access: Access
    readers: int


def dossiers_for(visitor: Visitor, room: str, at: datetime) -> list[DossierLine]:
    """Return the dossiers of a room that someone may read, by title."""
    found = Dossier.objects.filter(room=room).readable_by(visitor, at)
    lines = [
        _line(dossier, visitor, access, at)
        for dossier in found
        if (access := access_of(dossier, visitor, at))
    ]
    return sorted(lines, key=lambda line: (line.title is None, (line.title or "").casefold()))


def dossier_for(visitor: Visitor, public_id: UUID, at: datetime) -> Dossier:
    """Return a dossier that someone may read."""
    found = Dossier.objects.readable_by(visitor, at).filter(public_id=public_id).first()
    if found is None:
        raise NotForYou
    return found


def _line(dossier: Dossier, visitor: Visitor, access: Access, at: datetime) -> DossierLine:
    day = timezone.localdate(at)
    readers = len({row.user_id for row in dossier.readers.all() if row.holds_on(day)})
    return DossierLine(dossier, _title(dossier, visitor, access, at), access, readers)


def _title(dossier: Dossier, visitor: Visitor, access: Access, at: datetime) -> str | None:
    """Leave the title closed in an emergency: a list is not what the opening was for."""
    if access.opening:
        return None
    try:
        return reading(dossier, reader=visitor, at=at).open(dossier.title)
    except VaultError:
        return None
