"""What the page about sources tells: what was read in, what differs, how complete it is."""

from dataclasses import dataclass

from django.db.models import Count

from verband.rooms.register.models import Conflict, ImportRun
from verband.rooms.register.selectors.stand import newest_runs


@dataclass(frozen=True)
class SourcesPage:
    """What the page shows."""

    newest: tuple[ImportRun, ...]
    runs: tuple[ImportRun, ...]
    conflicts: tuple[Conflict, ...]
    conflict_total: int


def sources_page() -> SourcesPage:
    """Return the page about sources."""
    conflicts = Conflict.objects.select_related("source_record").order_by("-id")
    return SourcesPage(
        newest=tuple(newest_runs().values()),
        runs=tuple(ImportRun.objects.order_by("-id")[:20]),
        conflicts=tuple(conflicts[:50]),
        conflict_total=conflicts.aggregate(n=Count("id"))["n"],
    )
