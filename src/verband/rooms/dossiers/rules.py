"""Who may read a dossier, write in it, and decide about it. Hosting gives no right to read."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import Http404
from django.utils import timezone

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import AccountEvent, Invitation, User
from verband.rooms.accounts.rules import Visitor, is_user, may_manage
from verband.rooms.dossiers.choices import Capacity, DossierState
from verband.rooms.dossiers.models import Dossier, DossierReader, EmergencyOpening, Note
from verband.rooms.dossiers.querysets import SHUT_FOR, asked_first

RANK = [Capacity.OWNER, Capacity.CONTRIBUTOR, Capacity.READER]
ASKED_FOR = timedelta(hours=24)
"""How long a question for emergency access waits for a second person."""
SETTLED = timedelta(days=30)
"""How long someone runs the site before taking part in emergency access: an account made for the occasion is seen by
the other administrators first."""


@dataclass(frozen=True, slots=True)
class Access:
    """By which right someone reads: named in a capacity, or through an emergency opening."""

    capacity: Capacity | None
    opening: EmergencyOpening | None = None


def access_of(dossier: Dossier, visitor: Visitor, at: datetime) -> Access | None:
    """Return by which right someone reads a dossier; None when there is none."""
    if not is_user(visitor) or not visitor.is_active or dossier.state == DossierState.DESTROYED:
        return None
    capacity = _capacity(dossier, visitor, at)
    if capacity:
        return Access(capacity)
    opening = _opening(dossier, visitor, at)
    return Access(None, opening) if opening else None


def _capacity(dossier: Dossier, user: User, at: datetime) -> Capacity | None:
    day = timezone.localdate(at)
    own = [row for row in dossier.readers.all() if row.user_id == user.pk and row.holds_on(day)]
    held = {row.capacity for row in own if not is_shut(row, at)}
    return next((capacity for capacity in RANK if capacity in held), None)


def is_shut(row: DossierReader, at: datetime) -> bool:
    """Whether someone who is named waits for an owner, because another could come in with their account."""
    helped = row.user.helped_at
    if helped is None or helped <= row.admitted_at:
        return False
    if at < helped + SHUT_FOR:
        return True
    others = DossierReader.objects.filter(asked_first(at), dossier=row.dossier_id)
    return others.exclude(user=row.user_id).exists()


def _opening(dossier: Dossier, user: User, at: datetime) -> EmergencyOpening | None:
    if not may_manage(user):
        return None
    return next((each for each in dossier.openings.all() if each.is_open(at) and each.is_for(user)), None)


def is_owner(dossier: Dossier, visitor: Visitor, at: datetime) -> bool:
    """Whether someone decides about a dossier."""
    access = access_of(dossier, visitor, at)
    return access is not None and access.capacity == Capacity.OWNER


def may_write(dossier: Dossier, visitor: Visitor, at: datetime) -> bool:
    """Whether someone may add a text; emergency access never writes."""
    access = access_of(dossier, visitor, at)
    return access is not None and access.capacity in {Capacity.OWNER, Capacity.CONTRIBUTOR}


def may_change(note: Note, visitor: Visitor, at: datetime) -> bool:
    """Whether someone may change or withdraw a note: its writer while a writer here, or an owner."""
    own = note.created_by_id == visitor.pk
    mine = own and may_write(note.dossier, visitor, at)
    return note.withdrawn_at is None and (mine or is_owner(note.dossier, visitor, at))


def may_ask(dossier: Dossier, visitor: Visitor, at: datetime) -> bool:
    """Whether someone may ask for emergency access: an administrator for some time who cannot read already."""
    there = dossier.state == DossierState.OPEN
    outside = there and may_manage(visitor) and access_of(dossier, visitor, at) is None
    return outside and is_user(visitor) and _is_settled(visitor, at)


def _is_settled(user: User, at: datetime) -> bool:
    since = at - SETTLED
    if user.helped_at and user.helped_at > since:
        return False
    begun = AccountEvent.objects.filter(user=user, kind=AccountEventKind.ADMINISTRATOR_ON, at__gt=since)
    return not begun.exists()


def _are_independent(one: User, other: User) -> bool:
    """Whether neither of two administrators invited or appointed the other, nor a third one both of them."""
    return (_makers_of(one) | {one.pk}).isdisjoint(_makers_of(other) | {other.pk})


def _makers_of(user: User) -> set[int]:
    """Return who invited or appointed someone; a command on the server is nobody."""
    appointed = AccountEvent.objects.filter(user=user, kind=AccountEventKind.ADMINISTRATOR_ON)
    invited = Invitation.objects.filter(user=user)
    makers = {*appointed.values_list("by", flat=True), *invited.values_list("invited_by", flat=True)}
    return {each for each in makers if each is not None}


def may_second(opening: EmergencyOpening, visitor: Visitor, at: datetime) -> bool:
    """Whether someone may open as the second person, while the first may still ask."""
    waits = opening.opened_at is None and opening.closed_at is None and at < opening.asked_at + ASKED_FOR
    if not waits or not is_user(visitor) or visitor == opening.asked_by:
        return False
    both_may = may_ask(opening.dossier, visitor, at) and may_ask(opening.dossier, opening.asked_by, at)
    return both_may and _are_independent(visitor, opening.asked_by)


def may_close(opening: EmergencyOpening, visitor: Visitor, at: datetime) -> bool:
    """Whether someone may end an opening or a question: an owner, or one of the two."""
    if not is_user(visitor) or not visitor.is_active or opening.closed_at is not None:
        return False
    ended = opening.until is not None and opening.until <= at
    return not ended and (opening.is_for(visitor) or is_owner(opening.dossier, visitor, at))


class NotForYou(Http404):
    """Not there, or not for this person: the same answer for both."""


def require(*, allowed: bool) -> None:
    """Answer as if nothing were there when a rule says no."""
    if not allowed:
        raise NotForYou
