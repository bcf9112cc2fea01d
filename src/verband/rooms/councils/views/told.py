"""Tell what was done, with the button that undoes it only for who may."""

from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from verband.rooms.common.toasts import tell
from verband.rooms.history.selectors.batch_state import may_undo_batch
from verband.rooms.history.views.attempt import Written


def say(request: HttpRequest, sentence: str, batch: UUID | None) -> None:
    """Tell on the next page what was done; without a batch it stood so already."""
    if batch and not may_undo_batch(request.user, batch, timezone.localdate()):
        tell(request, sentence)
    else:
        Written(batch).say(request, sentence)
