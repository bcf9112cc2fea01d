"""Read who is named in a dossier, and who is expected in it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from verband.rooms.accounts.models import User
from verband.rooms.dossiers.models import Dossier, DossierReader, ExpectedReader
from verband.rooms.dossiers.rules import NotForYou, is_owner, is_shut


@dataclass(frozen=True, slots=True)
class Named:
    """Someone who is or was named in a dossier."""

    row: DossierReader
    holds: bool
    is_shut: bool
    """Whether an owner must let this person in again, after help with the account."""


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


def heirs_of(dossier: Dossier, owner: User, at: datetime) -> list[User]:
    """Return to whom an owner can hand a dossier over: who reads here now, and signs in."""
    people = {each.row.user for each in named_in(dossier, at) if each.holds and not each.is_shut}
    able = [user for user in people if user.is_active and user != owner]
    return sorted(able, key=lambda user: user.get_full_name().casefold())


def expected_in(dossier: Dossier, owner: User, at: datetime) -> list[ExpectedReader]:
    """Return the addresses that are expected in a dossier, for its owners only."""
    if not is_owner(dossier, owner, at):
        return []
    found = dossier.expected.filter(lapses_on__gt=timezone.localdate(at))
    return list(found.select_related("named_by", "came"))


def expected_row_for(dossier: Dossier, public_id: UUID) -> ExpectedReader:
    """Return one address that is expected in a dossier; the deed asks who may see it."""
    row = dossier.expected.select_related("dossier").filter(public_id=public_id).first()
    if row is None:
        raise NotForYou
    return row


def named_data(user: User) -> list[dict[str, Any]]:
    """Return where someone is or was named and where their address is expected, for the file with one's own data."""
    rows = DossierReader.objects.filter(user=user).select_related("dossier").order_by("valid_from", "id")
    expected = ExpectedReader.objects.filter(address=user.email).select_related("dossier").order_by("id")
    return [_told(row, row.valid_from, row.valid_to, came_in=True) for row in rows] + [
        _told(row, timezone.localdate(row.named_at), row.until, came_in=False) for row in expected
    ]


def _told(
    row: DossierReader | ExpectedReader, begin: date, end: date | None, *, came_in: bool
) -> dict[str, Any]:
    return {
        "dossier": str(row.dossier.public_id),
        "hoedanigheid": row.get_capacity_display(),
        "van": begin.isoformat(),
        "tot": end.isoformat() if end else None,
        "binnen": came_in,
    }
