"""Carry one claimed run out, and write how it ended."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import OperationalError, close_old_connections, transaction
from django.urls import reverse
from django.utils import timezone

from verband.rooms.jobs.bridge import VerbandError
from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.rules import why_not_have
from verband.rooms.jobs.services.keeping import keep_result
from verband.rooms.jobs.services.progress import (
    CancelledError,
    HandedBackError,
    LostError,
    Reporter,
    reporting_to,
)
from verband.rooms.jobs.services.queue import Claim, held, take_from_queue
from verband.rooms.jobs.services.sweeping import again, end, take_back
from verband.rooms.jobs.services.telling import tell_begun, tell_ended, tell_given_up

log = logging.getLogger(__name__)

LONGEST_FAILURE = 500
UNEXPECTED = "Er ging iets mis in Verband zelf en er is niets half verwerkt; de beheerder vindt de fout in het logboek."
TOO_BUSY = "De database was te druk of niet bereikbaar; probeer het over een paar minuten opnieuw."
PATIENCE = 30
"""Times that the end of a run is tried to be written; each waits as long as the database does."""


@dataclass(frozen=True, slots=True)
class ResultFile:
    """A file that a task made, to be downloaded."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a task brings: a page where it can be seen, a file, and values for that page."""

    address: str = ""
    page: str = ""
    """Instead of an address: the name of one that takes the public id of the run itself."""
    file: ResultFile | None = None
    told: Mapping[str, Any] = field(default_factory=dict)
    """Plain JSON values."""


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that stands in the way, and the page where it is seen."""

    text: str
    address: str = ""


class RefusedError(VerbandError):
    """A task did nothing, and names what stands in the way beside its one sentence."""

    def __init__(self, sentence: str, named: Sequence[Named], *, more: int = 0) -> None:
        super().__init__(sentence)
        self.named = tuple(named)
        self.more = more
        """How many there are beside those."""

    def as_values(self) -> dict[str, Any]:
        """Return what the page of the run shows."""
        return {"named": [[each.text, each.address] for each in self.named], "more": self.more}


def carry_out(claim: Claim, reporter: Reporter, clock: Callable[[], datetime]) -> None:
    """Run the task of a claim and write how it ended; a task that is stopped leaves nothing behind."""
    tell_begun(claim.run)
    now = _carried_out(claim, reporter, clock)
    tell_ended(claim.run, now, at=clock())


def _carried_out(claim: Claim, reporter: Reporter, clock: Callable[[], datetime]) -> Run | None:
    """Return the run as it was written; None when it is no longer ours."""
    run = claim.run
    try:
        with reporting_to(reporter):
            reporter.refuse_to_go_on()
            outcome = _brought(claim, on=timezone.localdate(clock()))
    except LostError:
        return None
    except CancelledError:
        return _write(run, lambda found: end(found, RunState.CANCELLED, at=clock()))
    except HandedBackError:
        return _write(run, _hand_back)
    except VerbandError as error:
        sentence, named = str(error)[:LONGEST_FAILURE], _named(error)
        return _write(
            run, lambda found: end(found, RunState.FAILED, at=clock(), failure=sentence, told=named)
        )
    except OperationalError:
        log.warning("run %s met a busy database", run.public_id, exc_info=True)
        return _put_back(run, clock)
    except Exception:
        log.exception("run %s failed", run.public_id)
        return _write(run, lambda found: end(found, RunState.FAILED, at=clock(), failure=UNEXPECTED))
    return _write(run, lambda found: _finish(found, outcome, at=clock()))


def _put_back(run: Run, clock: Callable[[], datetime]) -> Run | None:
    now = _write(run, lambda found: take_back(found, at=clock(), reason=TOO_BUSY))
    if now and now.state == RunState.FAILED:
        tell_given_up(now)
    return now


def _brought(claim: Claim, *, on: date) -> Outcome:
    """Run the task, if its asker may have what it makes; keep its file and return what it brings with its address."""
    asker = claim.run.asked_by
    if asker and (why := why_not_have(asker, claim.run, on)):
        raise VerbandError(why)
    outcome: Outcome = claim.queued.task.call(**claim.queued.args_kwargs["kwargs"])
    if outcome.file:
        keep_result(claim.run.public_id, outcome.file.content)
    if outcome.page:
        return replace(outcome, address=reverse(outcome.page, args=[claim.run.public_id]))
    return outcome


def _named(error: VerbandError) -> dict[str, Any]:
    return error.as_values() if isinstance(error, RefusedError) else {}


def _hand_back(run: Run) -> None:
    """Leave a run to another worker; that this one was asked to end is no failed attempt."""
    again(run, step="wacht op een ander werkproces", attempt=run.attempt - 1)


def _finish(run: Run, outcome: Outcome, *, at: datetime) -> None:
    run.state, run.ended_at, run.lease_until = RunState.DONE, at, None
    run.percent, run.step = 100, ""
    run.told, run.address = dict(outcome.told), outcome.address
    if outcome.file:
        run.file_name, run.content_type = outcome.file.name, outcome.file.content_type
    run.save()
    take_from_queue(run)


def _write(run: Run, deed: Callable[[Run], None]) -> Run | None:
    """Write the end of a run if it is still ours; on a busy database try again, for the work itself is done."""
    for attempt in range(PATIENCE):
        try:
            with transaction.atomic():
                found = Run.objects.select_for_update().filter(**held(run)).first()
                if found:
                    deed(found)
            return found
        except OperationalError:
            log.warning("end of run %s is not written yet (%s)", run.public_id, attempt + 1)
            close_old_connections()
    return None
