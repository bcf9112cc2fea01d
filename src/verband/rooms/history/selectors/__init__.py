"""Read what was done, one file per page."""

from verband.rooms.history.selectors.events import history_of, labels_of, last_event_number

__all__ = ["history_of", "labels_of", "last_event_number"]
