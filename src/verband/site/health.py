"""Whether the site lives, and whether it can do its work: for whoever watches over it."""

from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.jobs.selectors import worker_alive

UNAVAILABLE = 503


@audience(Audience.PUBLIC)
@never_cache
@require_safe
def alive(_request: HttpRequest) -> JsonResponse:
    """Answer that the process lives; nothing else is asked."""
    return JsonResponse({"status": "gezond"})


@audience(Audience.PUBLIC)
@never_cache
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """Tell whether the database answers and is up to date, and whether a worker does the long work.

    A site without a worker still serves its pages: it is ready, and says so.
    """
    try:
        told = _told()
    except DatabaseError:
        told = {"database": "geen antwoord", "ready": False}
    is_ready = told.pop("ready")
    told["status"] = "gereed" if is_ready else "niet gereed"
    return JsonResponse(told, status=200 if is_ready else UNAVAILABLE)


def _told() -> dict[str, Any]:
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return {
        "database": "bijgewerkt" if not waiting else f"{waiting} migraties wachten",
        "worker": "werkt" if worker_alive(timezone.now()) else "niet gezien",
        "ready": not waiting,
    }
