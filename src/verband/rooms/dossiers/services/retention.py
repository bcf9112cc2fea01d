"""Warn the owners that a term ends, and destroy what is past its term: dossiers, and addresses nobody came with."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from verband.rooms.dossiers.choices import DestructionReason, DossierDeed, DossierState
from verband.rooms.dossiers.models import Dossier, ExpectedReader
from verband.rooms.dossiers.services.destruction import destroy
from verband.rooms.dossiers.services.dossiers import lock
from verband.rooms.dossiers.services.events import tell
from verband.rooms.dossiers.services.expecting import forget_lapsed

WARN_BEFORE = timedelta(days=30)
NOTICE = timedelta(days=14)
"""How long owners have known at least before anything is destroyed, however late the warning was."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What one day of retention did, by the marks of the dossiers."""

    warned: list[UUID] = field(default_factory=list)
    destroyed: list[UUID] = field(default_factory=list)
    waiting: list[UUID] = field(default_factory=list)
    """Past their term, but the owners have not known it long enough."""
    lapsed: list[UUID] = field(default_factory=list)
    """Of which an address that was expected is forgotten."""


def keep_terms(*, on: date, at: datetime, dry_run: bool = False) -> Kept:
    """Announce what ends within a month and destroy what ended and was announced; ``on`` is the day to look at."""
    kept = Kept()
    for dossier in _ending(on):
        outcome = _outcome(dossier, on, at) if dry_run else _apply(dossier, on, at)
        getattr(kept, outcome).append(dossier.public_id)
    for row in ExpectedReader.objects.filter(lapses_on__lte=on).select_related("dossier"):
        kept.lapsed.append(row.dossier.public_id)
        if not dry_run:
            forget_lapsed(row=row, at=at)
    return kept


def _ending(on: date) -> QuerySet[Dossier]:
    found = Dossier.objects.filter(state=DossierState.OPEN, destroy_on__lte=on + WARN_BEFORE)
    return found.exclude(warned_at__isnull=False, destroy_on__gt=on).order_by("destroy_on", "id")


def _outcome(dossier: Dossier, on: date, at: datetime) -> str:
    if dossier.warned_at is None:
        return "warned"
    ended = dossier.destroy_on is not None and dossier.destroy_on <= on
    return "destroyed" if ended and dossier.warned_at + NOTICE <= at else "waiting"


@transaction.atomic
def _apply(dossier: Dossier, on: date, at: datetime) -> str:
    locked = lock(dossier)
    outcome = _outcome(locked, on, at)
    if outcome == "warned":
        Dossier.objects.filter(pk=locked.pk).update(warned_at=at)
        tell(locked, DossierDeed.WARNED, at=at, by=None)
    elif outcome == "destroyed":
        destroy(locked, DestructionReason.TERM, at=at, by=None)
    return outcome
