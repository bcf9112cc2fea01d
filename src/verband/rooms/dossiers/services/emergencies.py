"""Emergency access: one administrator asks, another opens, the owners see it and everything that is read."""

from datetime import datetime, timedelta

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.dossiers.choices import DossierDeed
from verband.rooms.dossiers.models import Dossier, EmergencyOpening
from verband.rooms.dossiers.rules import may_ask, may_close, may_second, require
from verband.rooms.dossiers.services.dossiers import lock
from verband.rooms.dossiers.services.events import tell

LONGEST = timedelta(hours=24)


@transaction.atomic
def ask_opening(*, dossier: Dossier, reason: str, at: datetime, by: User) -> EmergencyOpening:
    """Ask for emergency access to a dossier; nothing opens until a second person agrees."""
    locked = lock(dossier)
    require(allowed=may_ask(locked, by, at))
    opening = EmergencyOpening.objects.create(dossier=locked, asked_by=by, asked_at=at, reason=reason)
    tell(locked, DossierDeed.ASKED, at=at, by=by, batch=opening.public_id)
    return opening


@transaction.atomic
def second_opening(*, opening: EmergencyOpening, lasts: timedelta = LONGEST, at: datetime, by: User) -> None:
    """Open a dossier for the two, a day at most."""
    locked = lock(opening.dossier)
    current = _current(opening)
    require(allowed=may_second(current, by, at))
    current.seconded_by, current.opened_at = by, at
    current.until = at + min(lasts, LONGEST)
    current.revision += 1
    current.save()
    tell(
        locked,
        DossierDeed.SECONDED,
        at=at,
        by=by,
        batch=opening.public_id,
        facts={"until": current.until.isoformat()},
    )


@transaction.atomic
def close_opening(*, opening: EmergencyOpening, at: datetime, by: User) -> None:
    """End an opening, or a question that waits."""
    locked = lock(opening.dossier)
    current = _current(opening)
    require(allowed=may_close(current, by, at))
    current.closed_at, current.closed_by = at, by
    current.revision += 1
    current.save()
    tell(locked, DossierDeed.CLOSED, at=at, by=by, batch=opening.public_id)


def _current(opening: EmergencyOpening) -> EmergencyOpening:
    return EmergencyOpening.objects.select_related("dossier", "asked_by").get(pk=opening.pk)
