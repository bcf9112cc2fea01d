"""Pages of the history: what was done, and undoing it."""

from verband.rooms.history.views.pages import batch, bin_page, recent, record
from verband.rooms.history.views.undo import put_back, undo

__all__ = ["batch", "bin_page", "put_back", "recent", "record", "undo"]
