"""Name people in a dossier. A dossier is never without an owner."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.dossiers.choices import Capacity, DossierDeed
from verband.rooms.dossiers.models import Dossier, DossierReader
from verband.rooms.dossiers.rules import is_owner, require
from verband.rooms.dossiers.services.dossiers import lock
from verband.rooms.dossiers.services.events import tell

LAST_OWNER = (
    "Een dossier heeft altijd een eigenaar. Maak eerst iemand anders eigenaar, of vernietig het dossier."
)


@transaction.atomic
def grant(
    *, dossier: Dossier, user: User, capacity: Capacity, until: date | None, at: datetime, by: User
) -> DossierReader:
    """Name someone in a dossier, give another capacity or end, or let in again who was shut out."""
    locked, day = lock(dossier), timezone.localdate(at)
    require(allowed=is_owner(locked, by, at))
    _refuse_ended(user)
    refuse_wrong_term(capacity, until, day)
    if capacity != Capacity.OWNER:
        _keep_an_owner(locked, without=user, day=day)
    row = let_in(locked, user, capacity, until, admitted_at=at, by=by, day=day)
    end = until.isoformat() if until else None
    facts = {"reader": str(user.public_id), "capacity": capacity.value, "until": end}
    tell(locked, DossierDeed.GRANTED, at=at, by=by, facts=facts)
    return row


def let_in(
    dossier: Dossier,
    user: User,
    capacity: str,
    until: date | None,
    *,
    admitted_at: datetime,
    by: User,
    day: date,
) -> DossierReader:
    """Write that someone is named from a day, in the place of all they held; the deed that calls this tells of it."""
    _end(dossier, user, day)
    return DossierReader.objects.create(
        dossier=dossier,
        user=user,
        capacity=capacity,
        valid_from=day,
        valid_to=until,
        admitted_at=admitted_at,
        granted_by=by,
    )


@transaction.atomic
def revoke(*, row: DossierReader, at: datetime, by: User) -> None:
    """End someone's access at once; who is no owner may end only their own."""
    locked, day = lock(row.dossier), timezone.localdate(at)
    require(allowed=is_owner(locked, by, at) or row.user_id == by.pk)
    _keep_an_owner(locked, without=row.user, day=day)
    _end(locked, row.user, day)
    tell(locked, DossierDeed.REVOKED, at=at, by=by, facts={"reader": str(row.user.public_id)})


@transaction.atomic
def hand_over(*, dossier: Dossier, to: User, stay: bool, at: datetime, by: User) -> None:
    """Make someone else the owner in one's own place; who hands over may stay as a reader."""
    grant(dossier=dossier, user=to, capacity=Capacity.OWNER, until=None, at=at, by=by)
    locked, day = lock(dossier), timezone.localdate(at)
    _keep_an_owner(locked, without=by, day=day)
    _end(locked, by, day)
    if stay:
        DossierReader.objects.create(
            dossier=locked,
            user=by,
            capacity=Capacity.READER,
            valid_from=day,
            admitted_at=at,
            granted_by=by,
        )
    tell(locked, DossierDeed.HANDED_OVER, at=at, by=by, facts={"reader": str(to.public_id), "stayed": stay})


def refuse_wrong_term(capacity: Capacity, until: date | None, day: date) -> None:
    """Refuse an end that an owner cannot have, or that has passed."""
    if until is not None and capacity == Capacity.OWNER:
        raise InputError(
            "Een eigenaar heeft geen einddag. Laat het vak leeg, of kies een andere hoedanigheid."
        )
    if until is not None and until <= day:
        raise InputError("De eerste dag zonder toegang moet na de dag van nu liggen.")


def _refuse_ended(user: User) -> None:
    if not user.is_active:
        raise InputError("Dit account is beëindigd. Kies iemand met een account dat in gebruik is.")


def _keep_an_owner(dossier: Dossier, *, without: User, day: date) -> None:
    """Refuse what would leave nobody who decides and can still sign in."""
    owners = dossier.readers.filter(capacity=Capacity.OWNER, user__is_active=True).exclude(user=without)
    if not any(row.holds_on(day) for row in owners):
        raise InputError(LAST_OWNER)


def _end(dossier: Dossier, user: User, day: date) -> None:
    """End all that someone holds, on the day itself: from then on nothing is readable."""
    for row in dossier.readers.filter(user=user):
        if row.valid_to is None or row.valid_to > day:
            row.valid_to = day
            row.revision += 1
            row.save(update_fields=["valid_to", "revision"])
