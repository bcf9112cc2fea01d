"""Carry out as long work what is too much to undo on a page, such as a reading of the whole country."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse

from verband.rooms.accounts.models import User
from verband.rooms.jobs.models import Run
from verband.rooms.jobs.selectors import under_way
from verband.rooms.jobs.services.starting import start
from verband.rooms.register.tasks import undo_large


class UndoCarrier:
    """Puts large undos in the queue; of one deed at most one is under way."""

    def start(self, *, batch: UUID, last: int, title: str, by: User, at: datetime) -> str:
        """Have a deed undone and return the page of that work; asked twice, the page of the first."""
        run = start(
            task=undo_large,
            title=title,
            by=by,
            arguments={"batch": str(batch), "last": last, "by": str(by.public_id)},
            at=at,
            about=str(batch),
        )
        return _page(run)

    def under_way(self, batch: UUID) -> str:
        """Return the page of the undo of a deed that has not ended, empty when there is none."""
        run = under_way(task=undo_large, about=str(batch))
        return _page(run) if run else ""


def _page(run: Run) -> str:
    return reverse("jobs:run", args=[run.public_id])
