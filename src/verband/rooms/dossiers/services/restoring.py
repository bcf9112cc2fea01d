"""After a backup was put back: destroy again what had been destroyed since."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import transaction

from verband.rooms.dossiers.choices import DestructionReason, DossierDeed, DossierState
from verband.rooms.dossiers.models import DestroyedKey, Dossier, SealedRecord
from verband.rooms.dossiers.services.destruction import destroy, erase_records, sealed_models
from verband.rooms.dossiers.services.dossiers import lock
from verband.rooms.dossiers.services.events import tell
from verband.rooms.dossiers.vault.destroyed import DOSSIER, destroyed, remember

AT_ONCE = 500
"""How many public ids go into one question to the database."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What had come back, and how the list itself stands."""

    dossiers: int
    records: int
    listed: int
    unreadable: int


def after_restore(*, at: datetime) -> Restored:
    """Destroy again what the list names, and put on the list what only the database knows."""
    found = destroyed()
    dossiers = [one for one in _came_back(found.dossiers) if _destroy_again(one, at)]
    records = sum(_erase_again(model, found.records, at) for model in sealed_models())
    known = set(DestroyedKey.objects.values_list("dossier_public_id", flat=True))
    unlisted = sorted(known - found.dossiers)
    if unlisted:
        remember(DOSSIER, unlisted, at=at)
    return Restored(len(dossiers), records, len(unlisted), found.unreadable)


def _came_back(ids: Collection[UUID]) -> Iterator[Dossier]:
    for some in _in_parts(ids):
        yield from Dossier.objects.filter(public_id__in=some).exclude(state=DossierState.DESTROYED)


@transaction.atomic
def _destroy_again(dossier: Dossier, at: datetime) -> bool:
    locked = lock(dossier)
    if locked.state == DossierState.DESTROYED:
        return False
    destroy(locked, DestructionReason.RESTORED, at=at, by=None)
    return True


@transaction.atomic
def _erase_again(model: type[SealedRecord], ids: Collection[UUID], at: datetime) -> int:
    rows = [row for some in _in_parts(ids) for row in _standing(model, some)]
    for row in rows:
        erase_records([row], dossier=row.dossier, at=at)
        tell(row.dossier, DossierDeed.WITHDRAWN, at=at, by=None, about=row, facts={"restored": True})
    return len(rows)


def _standing(model: type[SealedRecord], ids: Collection[UUID]) -> list[SealedRecord]:
    return list(model._default_manager.filter(public_id__in=ids).select_related("dossier"))


def _in_parts(ids: Collection[UUID]) -> Iterator[list[UUID]]:
    rest = iter(sorted(ids))
    while some := list(islice(rest, AT_ONCE)):
        yield some
