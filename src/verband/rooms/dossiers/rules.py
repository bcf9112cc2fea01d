"""Who may read a dossier, write in it, and decide about it. Hosting gives no right to read."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import Http404
from django.utils import timezone

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor, is_user, may_manage
from verband.rooms.dossiers.choices import Capacity, DossierState
from verband.rooms.dossiers.models import Dossier, EmergencyOpening, Note

RANK = [Capacity.OWNER, Capacity.CONTRIBUTOR, Capacity.READER]
ASKED_FOR = timedelta(hours=24)
"""How long a question for emergency access waits for a second person."""


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
    held = {row.capacity for row in dossier.readers.all() if row.user_id == user.pk and row.holds_on(day)}
    return next((capacity for capacity in RANK if capacity in held), None)


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
    """Whether someone may ask for emergency access: an administrator who cannot read already."""
    there = dossier.state == DossierState.OPEN
    return there and may_manage(visitor) and access_of(dossier, visitor, at) is None


def may_second(opening: EmergencyOpening, visitor: Visitor, at: datetime) -> bool:
    """Whether someone may open as the second person, while the first may still ask."""
    waits = opening.opened_at is None and opening.closed_at is None and at < opening.asked_at + ASKED_FOR
    both_may = may_ask(opening.dossier, visitor, at) and may_ask(opening.dossier, opening.asked_by, at)
    return waits and visitor.pk != opening.asked_by_id and both_may


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
