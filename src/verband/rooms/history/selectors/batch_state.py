"""How one deed stands: whether it holds, who may undo it, and whether that is being done."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min

from verband.rooms.accounts.rules import Visitor, is_user
from verband.rooms.history.kinds import carrier, may_take_back, whole_only
from verband.rooms.history.models import Event
from verband.rooms.history.selectors.chains import Chain, chains_of
from verband.rooms.history.services.undo import why_never

MOST_AT_ONCE = 200
"""Events that are undone while their asker waits; a deed with more of them is undone as long work."""
MOST_BY_HAND = 2000
"""Events of a deed by hand whose rights are looked at one by one; one with more is no deed by hand."""


@dataclass(frozen=True, slots=True)
class BatchState:
    """How a deed stands for a visitor."""

    batch: UUID
    chain: Chain
    """Of an event that stands; of any other one when all of it was undone."""
    may: bool
    """Whether the visitor may undo it, as far as rights go."""
    never: str
    """Why it can never be undone."""
    under_way: str
    """The page of an undo that was asked and has not ended; only told to who may."""

    @property
    def can_undo(self) -> bool:
        """Whether the visitor can ask to undo it now."""
        return self.may and not self.never and self.chain.holds and not self.under_way

    @property
    def undone_by(self) -> Event | None:
        """What undid all of it, None when some of it stands."""
        return None if self.chain.holds else self.chain.last


def batch_state(visitor: Visitor, batch: UUID, on: date) -> BatchState | None:
    """Return how a deed stands, None when there is no such deed."""
    whole = batch in whole_only({batch})
    chain = standing(batch, whole=whole)
    if chain is None:
        return None
    never, may = _may(visitor, batch, on, whole=whole)
    return BatchState(batch, chain, may, never, _under_way(batch) if may else "")


def may_undo_batch(visitor: Visitor, batch: UUID, on: date) -> bool:
    """Whether a visitor may undo a deed, as far as rights go."""
    return _may(visitor, batch, on, whole=batch in whole_only({batch}))[1]


def standing(batch: UUID, *, whole: bool) -> Chain | None:
    """Return the chain of an event that stands; of any other one when all of it was undone; None without any."""
    events = Event.objects.filter(batch=batch).defer("before", "after")
    chains = chains_of(events[: 1 if whole else MOST_BY_HAND], light=True).values()
    return next((chain for chain in chains if chain.holds), next(iter(chains), None))


def is_large(batch: UUID) -> bool:
    """Whether a deed has more events than are undone while their asker waits."""
    return len(Event.objects.filter(batch=batch).values_list("pk")[: MOST_AT_ONCE + 1]) > MOST_AT_ONCE


def _under_way(batch: UUID) -> str:
    found = carrier()
    return found.under_way(batch) if found else ""


def _may(visitor: Visitor, batch: UUID, on: date, *, whole: bool) -> tuple[str, bool]:
    """Return why a deed can never be undone, and whether the visitor may undo it."""
    if not is_user(visitor):
        return "", False
    events = Event.objects.filter(batch=batch)
    # Of a reading only the batch counts: one event of each kind says enough, and no values are read.
    some = list(_one_of_each(batch) if whole else events[:MOST_BY_HAND])
    never = next((why for event in some if (why := why_never(event))), "")
    allowed = may_take_back(visitor, some, on, whole=True)
    return never, bool(some) and allowed.issuperset(event.pk for event in some)


def _one_of_each(batch: UUID) -> list[Event]:
    rows = Event.objects.filter(batch=batch).order_by().values("object_kind", "deed").annotate(one=Min("id"))
    return list(Event.objects.filter(pk__in=[row["one"] for row in rows]))
