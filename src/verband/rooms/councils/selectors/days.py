"""The days on which the calendar rests, for who keeps them; to others they are not there."""

from datetime import date
from uuid import UUID

from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.models import BoardMeeting, CouncilMeeting, OwnTerm, Recess
from verband.rooms.councils.rules import may_plan, may_speak
from verband.rooms.councils.selectors.calendar import partnership_in_force
from verband.rooms.councils.selectors.taking_part import Named, council_or_404
from verband.rooms.register.models import Party

Day = BoardMeeting | CouncilMeeting | OwnTerm | Recess


def partnership_to_plan(visitor: Visitor, public_id: UUID, on: date) -> Named:
    """Return a partnership in force to who plans it.

    Raises
    ------
    Http404
        When there is none, or it is not theirs to plan.
    """
    partnership, row = partnership_in_force(public_id, on)
    if not may_plan(visitor, partnership, on):
        raise Http404
    return Named(partnership, row.name)


def council_to_plan(visitor: Visitor, public_id: UUID, on: date) -> Party:
    """Return a government to the clerk of its council.

    Raises
    ------
    Http404
        When there is none, or another is its clerk.
    """
    party = council_or_404(public_id)
    if not may_speak(visitor, party, on):
        raise Http404
    return party


def day_to_keep(visitor: Visitor, model: type[Day], public_id: UUID, on: date) -> Day:
    """Return a meeting, a recess or a term to who keeps it.

    Raises
    ------
    Http404
        When there is none, or it is not theirs to keep.
    """
    row = model._default_manager.filter(public_id=public_id).first()
    if row is None or not _keeps(visitor, row, on):
        raise Http404
    return row


def _keeps(visitor: Visitor, row: Day, on: date) -> bool:
    if isinstance(row, BoardMeeting | OwnTerm):
        return may_plan(visitor, row.partnership, on)
    return may_speak(visitor, row.party, on)
