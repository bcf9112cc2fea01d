"""Lock the keys of all dossiers with the newest key of the installation."""

from dataclasses import dataclass

from django.db import transaction

from verband.rooms.dossiers.choices import DossierState
from verband.rooms.dossiers.models import Dossier
from verband.rooms.dossiers.services.dossiers import lock
from verband.rooms.dossiers.vault.errors import VaultError
from verband.rooms.dossiers.vault.ring import KeyRing
from verband.rooms.dossiers.vault.sealing import WrappedKey, unwrap, wrap


@dataclass(frozen=True, slots=True)
class Rewrapped:
    """How many keys were locked anew, were so already, or could not be opened."""

    changed: int
    standing: int
    failed: int


def rewrap_keys(*, ring: KeyRing) -> Rewrapped:
    """Lock the key of every dossier with the newest key; texts stay as they are, so it takes no time."""
    outcomes = [_rewrap(one, ring) for one in Dossier.objects.filter(state=DossierState.OPEN)]
    return Rewrapped(outcomes.count("changed"), outcomes.count("standing"), outcomes.count("failed"))


@transaction.atomic
def _rewrap(dossier: Dossier, ring: KeyRing) -> str:
    locked = lock(dossier)
    if locked.key_id == ring.current or locked.state == DossierState.DESTROYED:
        return "standing"
    try:
        key = unwrap(ring, locked.public_id, WrappedKey(locked.key_id, bytes(locked.wrapped_key)))
    except VaultError:
        return "failed"
    wrapped = wrap(ring, locked.public_id, key)
    Dossier.objects.filter(pk=locked.pk).update(key_id=wrapped.key_id, wrapped_key=wrapped.content)
    return "changed"
