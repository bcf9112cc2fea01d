"""Tell history of the notes of a board: the note is for who takes part, a deviating view for its own house.

Sending a view to the other partners is final, and so is calling it back: undoing that would send it again
without the warning.
"""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils import rules
from verband.rooms.councils.models import BoardItem, BoardMeeting
from verband.rooms.history.models import Event
from verband.rooms.history.rows import Leaning, ModelRows
from verband.rooms.register.models import Party

RELEASED = "released_on"


class QuietRows(ModelRows):
    """The rows of meetings and items: a refusal tells neither titles nor which partner wrote."""

    def leaning_on(self, ids: Collection[UUID]) -> list[Leaning]:
        """Return that something hangs on these rows, and never what or whose it is."""
        found = {leaning.on for leaning in super().leaning_on(ids)}
        return [Leaning(on, "werk van een of meer partners", None) for on in sorted(found, key=str)]


def sees_items(visitor: Visitor, on: date) -> Q | None:
    """Return the events of items on boards in which the visitor's own government takes part."""
    return _told_of(rules.reads_notes_of(visitor, on), on)


def may_undo_items(user: User, events: Sequence[Event], on: date, _whole: bool) -> set[int]:
    """Return the events of items on boards for which the user writes notes: as an official, or of its own body.

    An item goes by who drew it up only: the refusal would tell another that there are views.
    """
    writes_for = rules.writes_notes_of(user, on)
    told = _told_of(writes_for, on)
    if told is None:
        return set()
    own = {str(one) for one in Party.objects.filter(pk__in=writes_for).values_list("public_id", flat=True)}
    mine = [event for event in events if event.before or (event.after or {}).get("drafted_by") in own]
    asked = Event.objects.filter(pk__in=[event.pk for event in mine])
    return set(asked.filter(told).values_list("pk", flat=True))


def calls_back(event: Event) -> bool:
    """Whether an event tells that a view went to the other partners or was called back."""
    told = (event.before or {}, event.after or {})
    return all(told) and any(RELEASED in values for values in told)


def _told_of(parties: Collection[int], on: date) -> Q | None:
    if not parties:
        return None
    meetings = BoardMeeting.objects.filter(partnership__in=rules.boards_of(parties, on))
    standing = BoardItem.objects.filter(meeting__in=meetings).values("public_id")
    known = [str(one) for one in meetings.values_list("public_id", flat=True)]
    return Q(object_id__in=standing) | Q(before__meeting__in=known)
