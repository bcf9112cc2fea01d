"""What must be done after a copy was put back, before anyone comes in again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from verband.rooms.accounts.models import Session
from verband.rooms.dossiers.choices import DossierState
from verband.rooms.dossiers.models import Dossier
from verband.rooms.dossiers.services.restoring import Restored, after_restore
from verband.rooms.dossiers.vault.errors import VaultError
from verband.rooms.dossiers.vault.ring import ring
from verband.rooms.history.guards import guard
from verband.rooms.jobs.choices import ENDED, RunState
from verband.rooms.jobs.models import Run, Worker
from verband.rooms.jobs.services.sweeping import end

STOPPED = "Verband is hersteld vanaf een reservekopie en dit werk is niet afgemaakt; vraag het opnieuw."


@dataclass(frozen=True, slots=True)
class Settled:
    """What was ended and destroyed, and what cannot be opened with the keys that are here."""

    sessions: int
    runs: int
    destroyed: Restored
    locked: int


def settle(*, at: datetime) -> Settled:
    """Guard the history, end what ran and who was signed in, and destroy again what had been destroyed."""
    guard(connection)
    sessions, runs = _end_what_ran(at)
    return Settled(sessions, runs, after_restore(at=at), _locked())


@transaction.atomic
def _end_what_ran(at: datetime) -> tuple[int, int]:
    unended = list(Run.objects.exclude(state__in=ENDED))
    for run in unended:
        end(run, RunState.FAILED, at=at, failure=STOPPED)
    DBTaskResult.objects.all().delete()
    Worker.objects.all().delete()
    sessions, _ = Session.objects.all().delete()
    return sessions, len(unended)


def _locked() -> int:
    """Return how many dossiers are locked with a key of the installation that is not here."""
    standing = Dossier.objects.exclude(state=DossierState.DESTROYED)
    if not standing.exists():
        return 0
    try:
        return standing.exclude(key_id__in=ring().keys).count()
    except VaultError:
        return standing.count()
