"""Destroy: a whole dossier with its key, or single records. It cannot be undone, and no backup brings it back."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from verband.rooms.accounts.models import User
from verband.rooms.dossiers.choices import Capacity, DestructionReason, DossierDeed, DossierState
from verband.rooms.dossiers.models import ERASED, DestroyedKey, Dossier, SealedRecord
from verband.rooms.dossiers.rules import NotForYou, is_owner, require
from verband.rooms.dossiers.services.dossiers import lock
from verband.rooms.dossiers.services.events import tell
from verband.rooms.dossiers.services.hooks import Gone, tell_rooms
from verband.rooms.dossiers.vault.destroyed import DOSSIER, RECORD, remember


def sealed_models() -> list[type[SealedRecord]]:
    """Return the tables of all rooms that stand in a dossier."""
    return [model for model in apps.get_models() if issubclass(model, SealedRecord)]


def what_would_go(dossier: Dossier) -> dict[str, int]:
    """Return what a record is called → how many there are, in every room; what is none is left out."""
    counted = {
        str(model._meta.verbose_name_plural): model._default_manager.filter(dossier=dossier).count()
        for model in sealed_models()
    }
    return {name: number for name, number in counted.items() if number}


@transaction.atomic
def destroy_dossier(*, dossier: Dossier, at: datetime, by: User) -> DestroyedKey:
    """Destroy a dossier because an owner asks."""
    locked = lock(dossier)
    require(allowed=is_owner(locked, by, at))
    return destroy(locked, DestructionReason.ASKED, at=at, by=by)


def destroy(dossier: Dossier, reason: DestructionReason, *, at: datetime, by: User | None) -> DestroyedKey:
    """Destroy a locked dossier: every sealed row of every room, who was named, the title and the key."""
    if dossier.state == DossierState.DESTROYED:
        raise NotForYou
    declared = _declare(dossier, reason, at=at, by=by)
    tell_rooms(Gone(dossier.public_id, _records_of(dossier), whole=True))
    for model in sealed_models():
        model._default_manager.filter(dossier=dossier).delete()
    dossier.readers.all().delete()
    dossier.expected.all().delete()
    dossier.openings.all().delete()
    Dossier.objects.filter(pk=dossier.pk).update(
        title=ERASED, wrapped_key=b"", key_id="", state=DossierState.DESTROYED, revision=dossier.revision + 1
    )
    facts = {"reason": reason.value, "counts": declared.counts}
    tell(dossier, DossierDeed.DESTROYED, at=at, by=by, facts=facts)
    remember(DOSSIER, [dossier.public_id], at=at)
    return declared


def erase_records(records: Collection[SealedRecord], *, dossier: Dossier, at: datetime) -> None:
    """Delete single records of a dossier for ever; the deed that calls this writes its own event in its transaction."""
    if any(record.dossier_id != dossier.pk for record in records):
        message = "records of another dossier"
        raise ValueError(message)
    ids = frozenset(record.public_id for record in records)
    tell_rooms(Gone(dossier.public_id, ids, whole=False))
    for record in records:
        record.delete()
    remember(RECORD, sorted(ids), at=at)


def _declare(dossier: Dossier, reason: DestructionReason, *, at: datetime, by: User | None) -> DestroyedKey:
    day = timezone.localdate(at)
    owners = [row.user for row in dossier.readers.filter(capacity=Capacity.OWNER) if row.holds_on(day)]
    declared, _ = DestroyedKey.objects.get_or_create(
        dossier_public_id=dossier.public_id,
        defaults={
            "destroyed_at": at,
            "destroyed_by": by,
            "reason": reason,
            "category": dossier.category,
            "destroy_on": dossier.destroy_on,
            "created_at": dossier.created_at,
            "counts": what_would_go(dossier),
        },
    )
    declared.owners.add(*owners)
    return declared


def _records_of(dossier: Dossier) -> frozenset[UUID]:
    found = (
        model._default_manager.filter(dossier=dossier).values_list("public_id", flat=True)
        for model in sealed_models()
    )
    return frozenset(one for ids in found for one in ids)
