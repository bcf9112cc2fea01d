"""Read dossiers and who is named in them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from verband.rooms.accounts.models import User
from verband.rooms.accounts.models.users import same_address
from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.bridge import InputError
from verband.rooms.dossiers.models import Dossier, DossierReader
from verband.rooms.dossiers.rules import Access, NotForYou, access_of, is_shut
from verband.rooms.dossiers.services.reading import reading
from verband.rooms.dossiers.vault.errors import VaultError


@dataclass(frozen=True, slots=True)
class DossierLine:
    """A dossier in someone's list; no title when it cannot be opened now, or only in an emergency."""

    dossier: Dossier
    title: str | None
    access: Access
    readers: int


@dataclass(frozen=True, slots=True)
class Named:
    """Someone who is or was named in a dossier."""

    row: DossierReader
    holds: bool
    is_shut: bool
    """Whether an owner must let this person in again, after help with the account."""


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


def named_in(dossier: Dossier, at: datetime) -> list[Named]:
    """Return who is named in a dossier that was read for someone, those who no longer are last."""
    day = timezone.localdate(at)
    rows = dossier.readers.select_related("user", "granted_by")
    found = [
        Named(row, row.holds_on(day), is_shut(row, at)) for row in rows if row.valid_to != row.valid_from
    ]
    return sorted(found, key=lambda each: (not each.holds, each.row.user.get_full_name().casefold()))


def row_for(dossier: Dossier, public_id: UUID) -> DossierReader:
    """Return one line of who is named in a dossier."""
    row = dossier.readers.select_related("user", "dossier").filter(public_id=public_id).first()
    if row is None:
        raise NotForYou
    return row


def account_of(address: str) -> User:
    """Return who signs in with an e-mail address."""
    user = User.objects.filter(email=same_address(address), is_active=True).first()
    if user is None:
        message = (
            "Er is geen account in gebruik met dit e-mailadres. Controleer het adres, "
            "of vraag de beheerder om een uitnodiging."
        )
        raise InputError(message)
    return user


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
