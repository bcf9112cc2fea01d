"""Why something is not undone, in sentences that people can do something with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from verband.rooms.common.bridge import InputError
from verband.rooms.common.words import meervoud

NAMED = 10
"""How many records a refusal names; it says how many there are beside those."""


class UndoError(InputError):
    """Something cannot be undone."""


class NotAllowedError(Exception):
    """Whoever asks may not undo this; it gets the answer of what does not exist."""


class AlreadyUndoneError(UndoError):
    """It was undone before; nothing is left to do."""

    def __init__(self, batch: UUID | None, moment: datetime) -> None:
        self.batch = batch
        """The deed that undid it, which can be undone in its turn."""
        self.moment = moment
        super().__init__("Dit was al ongedaan gemaakt; er is nu niets gewijzigd.")


@dataclass(frozen=True, slots=True)
class Rest:
    """One record that stands in the way, and why."""

    object_id: UUID | None
    label: str
    reason: str

    def __str__(self) -> str:
        return f"{self.label}: {self.reason}" if self.label else self.reason


class UndoRefusedError(UndoError):
    """Something newer rests on what would be undone; nothing was changed."""

    def __init__(self, rests: Sequence[Rest]) -> None:
        found = list(dict.fromkeys(rests))
        self.rests = found[:NAMED]
        self.more = len(found) - len(self.rests)
        names = "; ".join(str(rest) for rest in self.rests)
        more = f"; en nog {meervoud(self.more, 'ander record,andere records')}" if self.more else ""
        super().__init__(f"Dit is niet ongedaan te maken en er is niets gewijzigd: {names}{more}.")
