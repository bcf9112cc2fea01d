"""A worker that works in the process of the test, for the tests of every room with long work."""

from datetime import UTC, datetime, timedelta
from threading import Event

from verband.rooms.jobs.models import Run
from verband.rooms.jobs.services.carrying import carry_out
from verband.rooms.jobs.services.progress import Reporter
from verband.rooms.jobs.services.queue import claim_next

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def carry_out_next(*, at: datetime = NOW, reporter: Reporter | None = None) -> Run:
    """Carry the next task of the queue out and return its run; ``reporter`` may change what the task meets."""
    claim = claim_next(worker="proef", lease=timedelta(seconds=60), at=at)
    assert claim is not None
    carry_out(claim, reporter or Reporter(Event()), lambda: at)
    return Run.objects.get(pk=claim.run.pk)
