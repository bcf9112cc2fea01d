"""What the page about sources tells: what was read in, by whom, with what outcome, and what differs."""

from dataclasses import dataclass

from django.db.models import Count

from verband.rooms.history.models import Event
from verband.rooms.register.models import Conflict, ImportRun
from verband.rooms.register.selectors.stand import newest_runs
from verband.rooms.register.services.reconcile.kinds import told_counts

RUNS_SHOWN = 50
CONFLICTS_SHOWN = 50
BY_COMMAND, BY_SOMEONE = "opdracht op de server", "bijhouder"


@dataclass(frozen=True)
class RunLine:
    """One reading of a source."""

    run: ImportRun
    by: str
    """How it was done; the page is public, so it names nobody."""
    counts: tuple[str, ...]
    """What came of it, a line for each kind of record."""


@dataclass(frozen=True)
class SourcesPage:
    """What the page shows."""

    newest: tuple[ImportRun, ...]
    runs: tuple[RunLine, ...]
    run_total: int
    conflicts: tuple[Conflict, ...]
    conflict_total: int


def sources_page() -> SourcesPage:
    """Return the page about sources."""
    conflicts = Conflict.objects.select_related("source_record").order_by("-id")
    runs = list(ImportRun.objects.order_by("-id"))
    return SourcesPage(
        newest=tuple(newest_runs().values()),
        runs=tuple(_lines(runs[:RUNS_SHOWN])),
        run_total=len(runs),
        conflicts=tuple(conflicts[:CONFLICTS_SHOWN]),
        conflict_total=conflicts.aggregate(n=Count("id"))["n"],
    )


def _lines(runs: list[ImportRun]) -> list[RunLine]:
    events = Event.objects.filter(batch__in=[run.batch for run in runs], actor_id__isnull=False)
    by_someone = set(events.values_list("batch", flat=True).distinct())
    return [
        RunLine(run, BY_SOMEONE if run.batch in by_someone else BY_COMMAND, tuple(told_counts(run.counts)))
        for run in runs
    ]
