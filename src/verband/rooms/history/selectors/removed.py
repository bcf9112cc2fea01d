"""Read of a record that is not there any more how it went."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.models import Record
from verband.rooms.history.kinds import signatures, visible
from verband.rooms.history.models import Event
from verband.rooms.history.selectors.entries import Entry, entries_of


def removed_record(visitor: Visitor, model: type[Record], public_id: UUID, on: date) -> Entry | None:
    """Return how a record came in the bin; None when it is not there, or not for this visitor to see.

    It is signed by organisation and role: who opens a form is told that it was not they, not which colleague.
    """
    of_record = Event.objects.filter(object_kind=model.told_as, object_id=public_id)
    event = of_record.filter(visible(visitor, on)).order_by("-pk").first()
    if event is None or event.before is None or event.after is not None:
        return None
    who = signatures(AnonymousUser(), [event.acted], event.day)[event.acted]
    return replace(entries_of(visitor, [event], on)[0], who=who)
