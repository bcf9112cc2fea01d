"""Undo what is too large for a page: asked for here, carried out as long work by the room that said it would."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from verband.rooms.accounts.models import User
from verband.rooms.common.words import datum
from verband.rooms.history.kinds import carrier, whole_only
from verband.rooms.history.models import Event
from verband.rooms.history.selectors.batch_state import batch_state, is_large, standing
from verband.rooms.history.selectors.chains import is_undo
from verband.rooms.history.services.refusals import (
    AlreadyUndoneError,
    NotAllowedError,
    Rest,
    UndoError,
    UndoRefusedError,
)
from verband.rooms.history.services.undo import UNDONE, Undone, undo_batch

MOVED_ON = (
    "Intussen is dit ongedaan gemaakt en weer opnieuw gedaan; er is nu niets gewijzigd. "
    "Kijk in de geschiedenis wat er nu staat en vraag het daar opnieuw."
)


@dataclass(frozen=True, slots=True)
class Later:
    """It is being done; this page tells how far it is."""

    address: str


def undo_now_or_later(*, batch: UUID, at: datetime, on: date, by: User) -> Undone | Later:
    """Undo a deed at once when it is small, and as long work when it is large; raises as ``undo_batch`` does.

    What can be known beforehand is refused here; the work itself looks again, inside its transaction.
    """
    carries = carrier()
    if carries is None or not is_large(batch):
        return undo_batch(batch=batch, at=at, on=on, by=by)
    state = batch_state(by, batch, on)
    if state is None or not state.may:
        raise NotAllowedError
    if state.under_way:
        return Later(state.under_way)
    if state.never:
        raise UndoRefusedError([Rest(None, "", state.never)])
    if state.undone_by:
        raise AlreadyUndoneError(state.undone_by.batch, state.undone_by.moment)
    title = title_of(state.chain.event)
    return Later(carries.start(batch=batch, last=state.chain.last.pk, title=title, by=by, at=at))


def undo_once(
    *, batch: UUID, last: int, at: datetime, on: date, by: User, progress: Callable[[float, str], None]
) -> UUID:
    """Undo a deed that stood by its event ``last`` when that was asked, and return the batch of the undo.

    An earlier attempt that was broken off may have done it already: that is told as done. Raises as ``undo_batch``.
    """
    chain = standing(batch, whole=batch in whole_only({batch}))
    if chain is None:
        raise NotAllowedError
    if chain.holds and chain.last.pk != last:
        raise UndoError(MOVED_ON)
    try:
        return undo_batch(batch=batch, at=at, on=on, by=by, progress=progress).batch
    except AlreadyUndoneError as before:
        return before.batch or batch


def title_of(event: Event) -> str:
    """Return what the undo of the deed of an event is called."""
    what = event.reason.removeprefix(UNDONE) or f"wat op {datum(event.day)} gebeurde"
    return f"{'Opnieuw doen' if is_undo(event) else 'Ongedaan maken'}: {what}"
