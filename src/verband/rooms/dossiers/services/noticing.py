"""Remember that an owner saw that emergency access was asked or opened."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.dossiers.models import Dossier, EmergencyOpening, SeenOpening
from verband.rooms.dossiers.rules import is_owner, require


def mark_dossier_seen(*, dossier: Dossier, at: datetime, by: User) -> None:
    """Remember that an owner looked at the page of a dossier, which tells of all its emergency access."""
    _mark(list(EmergencyOpening.objects.unseen_by(by, at).filter(dossier=dossier)), at, by)


@transaction.atomic
def mark_opening_seen(*, public_id: UUID, at: datetime, by: User) -> None:
    """Remember that an owner has read of one emergency opening; a second time changes nothing.

    Raises
    ------
    NotForYou
        When there is no such opening, or it is of a dossier that they do not own.
    """
    opening = EmergencyOpening.objects.select_related("dossier").filter(public_id=public_id).first()
    require(allowed=opening is not None and is_owner(opening.dossier, by, at))
    _mark(list(EmergencyOpening.objects.unseen_by(by, at).filter(public_id=public_id)), at, by)


def _mark(openings: list[EmergencyOpening], at: datetime, by: User) -> None:
    SeenOpening.objects.bulk_create(
        [SeenOpening(opening=each, user=by, seen_at=at) for each in openings],
        update_conflicts=True,
        unique_fields=["opening", "user"],
        update_fields=["seen_at"],
    )
