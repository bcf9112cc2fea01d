"""Deeds of history: write down what was done, and undo it."""

from verband.rooms.history.services.ledger import JustChangedError, Ledger, plain_values
from verband.rooms.history.services.overtaken import Differs, OvertakenError, settle
from verband.rooms.history.services.record import Change, Values, keep_others_out, record_changes
from verband.rooms.history.services.refusals import (
    AlreadyUndoneError,
    NotAllowedError,
    Rest,
    UndoError,
    UndoRefusedError,
)
from verband.rooms.history.services.undo import Undone, undo_batch, undo_event

__all__ = [
    "AlreadyUndoneError",
    "Change",
    "Differs",
    "JustChangedError",
    "Ledger",
    "NotAllowedError",
    "OvertakenError",
    "Rest",
    "UndoError",
    "UndoRefusedError",
    "Undone",
    "Values",
    "keep_others_out",
    "plain_values",
    "record_changes",
    "settle",
    "undo_batch",
    "undo_event",
]
