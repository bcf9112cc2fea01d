"""Open a dossier, and say what it is called and how long it is kept."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.dossiers.choices import Capacity, DossierDeed
from verband.rooms.dossiers.models import Dossier, DossierReader, Plain
from verband.rooms.dossiers.rules import NotForYou, is_owner, require
from verband.rooms.dossiers.services.events import tell
from verband.rooms.dossiers.vault.ring import ring
from verband.rooms.dossiers.vault.sealing import new_wrapped_key


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long a dossier is kept: a category of the selection list, and the first day it is no longer kept."""

    category: str = ""
    destroy_on: date | None = None


@transaction.atomic
def open_dossier(*, room: str, title: str, at: datetime, by: User, keeping: Keeping = Keeping()) -> Dossier:
    """Open a dossier with a key of its own; who opens it owns it."""
    _refuse_past(keeping, at)
    dossier = Dossier(room=room, created_at=at, category=keeping.category, destroy_on=keeping.destroy_on)
    wrapped = new_wrapped_key(ring(), dossier.public_id)
    dossier.key_id, dossier.wrapped_key = wrapped.key_id, wrapped.content
    dossier.title = Plain(title)
    dossier.save()
    DossierReader.objects.create(
        dossier=dossier,
        user=by,
        capacity=Capacity.OWNER,
        valid_from=timezone.localdate(at),
        admitted_at=at,
        granted_by=by,
    )
    tell(dossier, DossierDeed.OPENED, at=at, by=by, facts={"room": room})
    return dossier


@transaction.atomic
def describe_dossier(*, dossier: Dossier, title: str, keeping: Keeping, at: datetime, by: User) -> None:
    """Give a dossier another title or another term; another term is announced again."""
    locked = lock(dossier)
    require(allowed=is_owner(locked, by, at))
    if keeping.destroy_on != locked.destroy_on:
        _refuse_past(keeping, at)
        locked.warned_at = None
    locked.title = Plain(title)
    locked.category, locked.destroy_on = keeping.category, keeping.destroy_on
    locked.revision += 1
    locked.save()
    until = keeping.destroy_on.isoformat() if keeping.destroy_on else None
    tell(locked, DossierDeed.RETENTION, at=at, by=by, facts={"destroy_on": until})


def lock(dossier: Dossier) -> Dossier:
    """Return the dossier as it is now, and let no other deed in until this one is done."""
    try:
        return Dossier.objects.select_for_update().get(pk=dossier.pk)
    except Dossier.DoesNotExist as error:
        raise NotForYou from error


def _refuse_past(keeping: Keeping, at: datetime) -> None:
    if keeping.destroy_on and keeping.destroy_on <= timezone.localdate(at):
        message = (
            "De dag van vernietigen moet na de dag van nu liggen. Kies een latere dag, of laat het vak leeg."
        )
        raise InputError(message)
