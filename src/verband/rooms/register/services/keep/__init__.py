"""Keep the register by hand, one file per subject.

A change in the world holds from a day and leaves what was; a correction says that it was always so. Both are
deeds of their own, each one transaction with one batch of events, so each can be undone as a whole.
"""

from verband.rooms.common.bridge import InputError
from verband.rooms.history.services import Differs, Ledger, OvertakenError, plain_values, settle
from verband.rooms.register.services.keep.participants import (
    Taking,
    add_participants,
    change_participation,
    correct_participation,
    end_participation,
    let_in,
    remove_participation,
)
from verband.rooms.register.services.keep.partnerships import (
    KeepError,
    change_partnership,
    correct_partnership,
    end_partnership,
    start_partnership,
)

__all__ = [
    "Differs",
    "InputError",
    "KeepError",
    "Ledger",
    "OvertakenError",
    "Taking",
    "add_participants",
    "change_participation",
    "change_partnership",
    "correct_participation",
    "correct_partnership",
    "end_participation",
    "end_partnership",
    "let_in",
    "plain_values",
    "remove_participation",
    "settle",
    "start_partnership",
]
