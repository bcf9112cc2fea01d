"""Where the rows of the room have a page of their own, for the log of what was done."""

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.history.reading import RecordTexts
from verband.rooms.history.rows import ModelRows, chunks


class LinkedTexts(RecordTexts):
    """Texts of rows that have a page, or whose owner has one."""

    def __init__(self, rows: ModelRows, page: str, path: str = "") -> None:
        """Link to the page of this name, with the public id of what ``path`` leads to."""
        super().__init__(rows)
        self._page, self._path = page, path

    def addresses(self, events: Sequence[Event]) -> dict[UUID, str]:
        """Return the page of each row that stands."""
        found: dict[UUID, str] = {}
        for some in chunks({event.object_id for event in events}):
            rows = self.rows.model._default_manager.filter(public_id__in=some)
            for one, owner in rows.values_list("public_id", f"{self._path}public_id"):
                found[one] = reverse(self._page, args=[owner])
        return found
