"""Name people by address, and let them in when they come.

Who types an address learns nothing of accounts: a row waits for it, the same for every address, until someone who
signs in with it looks at their dossiers. Only of who came in here before is known that they are there.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import AccountEvent, User
from verband.rooms.accounts.models.users import same_address
from verband.rooms.common.bridge import InputError
from verband.rooms.dossiers.choices import Capacity, DossierDeed, DossierState
from verband.rooms.dossiers.models import Dossier, ExpectedReader
from verband.rooms.dossiers.rules import is_owner, require
from verband.rooms.dossiers.services.dossiers import lock
from verband.rooms.dossiers.services.events import tell
from verband.rooms.dossiers.services.readers import grant, let_in, refuse_wrong_term
from verband.rooms.history.models import Event

KEPT_FOR = timedelta(days=30)
"""How long a row waits: two weeks in which an invitation to the site can be used, and as much again for a holiday."""
MOST_NAMED = 30
"""Addresses that one person names in an hour: a whole committee in one sitting; more is a list being tried."""
WITHIN = timedelta(hours=1)
TOO_OFTEN = f"U hebt dit uur al {MOST_NAMED} keer iemand toegang gegeven. Probeer het over een uur opnieuw."


@transaction.atomic
def name_reader(
    *, dossier: Dossier, address: str, capacity: Capacity, until: date | None, at: datetime, by: User
) -> None:
    """Name someone by address; only who came in here before may read at once.

    Raises
    ------
    InputError
        When too many were named this hour, or the term is wrong: the same for every address.
    """
    User.objects.select_for_update().get(pk=by.pk)  # two requests at once are counted one after the other
    locked, day = lock(dossier), timezone.localdate(at)
    require(allowed=is_owner(locked, by, at))
    _refuse_many(by, at)
    refuse_wrong_term(capacity, until, day)
    known = _known_here(locked, same_address(address))
    if known:
        locked.expected.filter(address=known.email).delete()
        grant(dossier=locked, user=known, capacity=capacity, until=until, at=at, by=by)
        return
    row, _ = ExpectedReader.objects.update_or_create(
        dossier=locked,
        address=same_address(address),
        defaults={
            "capacity": capacity,
            "until": until,
            "named_at": at,
            "named_by": by,
            "lapses_on": min(until or date.max, day + KEPT_FOR),
            "came": None,
            "came_at": None,
        },
    )
    end = until.isoformat() if until else None
    facts = {"expected": str(row.public_id), "capacity": capacity.value, "until": end}
    tell(locked, DossierDeed.GRANTED, at=at, by=by, facts=facts)


@transaction.atomic
def withdraw_naming(*, row: ExpectedReader, at: datetime, by: User) -> None:
    """Let go of an address before anyone came in with it."""
    locked = lock(row.dossier)
    require(allowed=is_owner(locked, by, at))
    _forget(row, locked, at=at, by=by)


@transaction.atomic
def forget_lapsed(*, row: ExpectedReader, at: datetime) -> None:
    """Let go of an address because nobody came in with it."""
    _forget(row, lock(row.dossier), at=at, by=None)


def come_in(*, user: User, at: datetime) -> int:
    """Let someone in wherever their address is expected; return in how many dossiers an owner must allow it first.

    Call it when they look at their dossiers: it is a reading page that writes, once, who came.
    """
    expected = ExpectedReader.objects.select_related("dossier").filter(
        address=user.email, lapses_on__gt=timezone.localdate(at), dossier__state=DossierState.OPEN
    )
    return sum(_waits(row, user, at) for row in expected)


def _waits(row: ExpectedReader, user: User, at: datetime) -> bool:
    """Whether an owner must allow it first; who may come in has come in."""
    return row.came_id == user.pk or not _come_in(row, user, at)


@transaction.atomic
def _come_in(row: ExpectedReader, user: User, at: datetime) -> bool:
    locked, day = lock(row.dossier), timezone.localdate(at)
    current = ExpectedReader.objects.select_related("named_by").filter(pk=row.pk).first()
    if current is None:  # withdrawn, or opened in another window, since we looked
        return True
    still_decides = is_owner(locked, current.named_by, at)
    if not still_decides or not _was_theirs(user, since=current.named_at):
        current.came, current.came_at = user, at
        current.revision += 1
        current.save(update_fields=["came", "came_at", "revision"])
        return False
    let_in(
        locked,
        user,
        current.capacity,
        current.until,
        admitted_at=current.named_at,
        by=current.named_by,
        day=day,
    )
    facts = {"reader": str(user.public_id), "expected": str(current.public_id), "capacity": current.capacity}
    current.delete()
    tell(locked, DossierDeed.CAME_IN, at=at, by=user, facts=facts)
    return True


def _was_theirs(user: User, *, since: datetime) -> bool:
    """Whether the account was in use under its address when that was named, and nobody helped with it after that.

    Who runs the site can invite any address and use the link, and someone else can take a mailbox over and give its
    address to an account of their own; then an owner must say that this is the person.
    """
    helped = user.helped_at is not None and user.helped_at > since
    invited = user.invitations.filter(accepted_at__gt=since).exists()
    return user.date_joined <= since and not helped and not invited and not _moved(user, since=since)


def _moved(user: User, *, since: datetime) -> bool:
    """Whether the account got its address after a moment; asked of the events, which outlast the links for it."""
    renamed = AccountEvent.objects.filter(user=user, kind=AccountEventKind.CORRECTED, at__gt=since)
    return renamed.filter(detail__contains="e-mailadres").exists()


def _known_here(dossier: Dossier, address: str) -> User | None:
    """Return who came in here before, or asked to, with an address; other accounts are not looked at."""
    row = dossier.readers.select_related("user").filter(user__email=address).first()
    if row:
        return row.user
    asked = dossier.expected.select_related("came").filter(address=address, came__email=address).first()
    return asked.came if asked else None


def _refuse_many(by: User, at: datetime) -> None:
    named = Event.objects.filter(actor_id=by.pk, deed=DossierDeed.GRANTED, moment__gt=at - WITHIN)
    if named.count() >= MOST_NAMED:
        raise InputError(TOO_OFTEN)


def _forget(row: ExpectedReader, dossier: Dossier, *, at: datetime, by: User | None) -> None:
    """Delete an address; when it is gone already there is nothing to tell."""
    gone, _ = ExpectedReader.objects.filter(pk=row.pk).delete()
    if gone:
        tell(dossier, DossierDeed.REVOKED, at=at, by=by, facts={"expected": str(row.public_id)})
