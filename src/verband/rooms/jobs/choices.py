"""Stored codes of long work."""

from django.db.models import TextChoices


class RunState(TextChoices):
    """How it stands with a run."""

    WAITING = "waiting", "wacht"
    RUNNING = "running", "bezig"
    DONE = "done", "klaar"
    FAILED = "failed", "mislukt"
    CANCELLED = "cancelled", "gestopt"


ENDED = (RunState.DONE, RunState.FAILED, RunState.CANCELLED)
"""States in which nothing happens to a run any more."""
BROUGHT_NOTHING = (RunState.FAILED, RunState.CANCELLED)
"""Ended, and nothing was changed by it."""
UNDER_WAY = (RunState.WAITING, RunState.RUNNING)
"""Asked for, and not ended."""
