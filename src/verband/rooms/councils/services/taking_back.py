"""Who takes back a deed on the record of another council: whoever did it, as long as that council wrote nothing.

One deed puts a piece before many councils, or asks many of them; who did so must be able to take all of it back. What
a council itself wrote is taken back by its own clerk only.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from verband.rooms.accounts.models import User
from verband.rooms.councils import rules
from verband.rooms.councils.models import Consultation, JointOpinion, JointStance, Recess
from verband.rooms.councils.selectors.consultation_keepers import layings_of
from verband.rooms.councils.selectors.consultation_page import is_untouched
from verband.rooms.councils.services.board_views import RECEIPT_OF_BOARD, VIEW_OF_BOARD
from verband.rooms.councils.services.sent import pieces_of_councils
from verband.rooms.history.models import Event
from verband.rooms.register.models import Partnership, Party

OF_WHO_LAYS = frozenset(
    {
        *("subject", "document", "occasion", "year", "procedure", "sent_on", "sent_proof"),
        *("answered_on", "answer", "outcome", *VIEW_OF_BOARD, *RECEIPT_OF_BOARD),
    }
)
"""Columns of a piece that are written by others than the clerk of its council too."""


def by_who_laid(user: User, events: Sequence[Event], on: date) -> set[int]:
    """Return the own deeds on pieces of councils that a user may take back, and the layings of the own house."""
    own = [event for event in _own(user, events, Consultation.told_as) if _is_of_who_lays(event)]
    asked = {event.pk for event in events if event.object_kind == Consultation.told_as} - {
        event.pk for event in own
    }
    laid = layings_of(user, on)
    of_house = set(Event.objects.filter(laid, pk__in=asked).values_list("pk", flat=True)) if laid else set()
    mine = own + [event for event in events if event.pk in of_house]
    partnerships = _partnerships(mine)
    rows = Partnership.objects.filter(public_id__in=set(partnerships.values()))
    may = {row.public_id for row in rows if rules.may_lay_before(user, row, on)}
    allowed = {event.pk for event in mine if partnerships.get(event.pk) in may}
    return allowed - pieces_of_councils(mine) - _confirmed(mine)


def by_who_asked(user: User, events: Sequence[Event], on: date) -> set[int]:
    """Return the own questions to other councils that a user may take back."""
    mine = [event for event in _own(user, events, JointStance.told_as) if _comes_or_goes(event)]
    joints = {event.pk: UUID(str((event.before or event.after or {})["joint"])) for event in mine}
    drafted = JointOpinion.objects.filter(public_id__in=set(joints.values()))
    drafters = dict(drafted.values_list("public_id", "drafted_by"))
    councils = rules.councils_of(user, on)
    # A joint text that is gone comes back together with its questions; its own event says who may do that.
    return {pk for pk, joint in joints.items() if joint not in drafters or drafters[joint] in councils}


def by_who_reported(user: User, events: Sequence[Event], on: date) -> set[int]:
    """Return the own deeds on recesses that a user noted of councils, as long as their clerk did not confirm them."""
    mine = _own(user, events, Recess.told_as)
    rows = Recess.objects.filter(public_id__in={event.object_id for event in mine}).select_related("party")
    standing = {row.public_id: row for row in rows}
    return {event.pk for event in mine if _is_noted(user, event, standing.get(event.object_id), on)}


def _is_noted(user: User, event: Event, row: Recess | None, on: date) -> bool:
    if row:
        return row.reported and rules.may_report(user, row.party, on)
    told = event.before or event.after or {}
    party = Party.objects.filter(public_id=str(told["party"])).first() if told.get("reported") else None
    if party is None or not rules.may_report(user, party, on):
        return False
    days = {"first_day__lte": told["last_day"], "last_day__gte": told["first_day"]}
    return not Recess.objects.filter(party=party, **days).exists()


def _confirmed(events: Sequence[Event]) -> set[int]:
    """Return the deeds on what the board noted that are of the council now: its clerk confirmed or corrected it."""
    noted = {*VIEW_OF_BOARD, *RECEIPT_OF_BOARD}
    told = [event for event in events if not _comes_or_goes(event) and set(event.after or ()) & noted]
    rows = Consultation.objects.filter(public_id__in={event.object_id for event in told})
    of_board = {row.public_id for row in rows if row.by_board or is_untouched(row)}
    return {event.pk for event in told if event.object_id not in of_board}


def _own(user: User, events: Sequence[Event], kind: str) -> list[Event]:
    return [event for event in events if event.actor_id == user.pk and event.object_kind == kind]


def _comes_or_goes(event: Event) -> bool:
    return event.before is None or event.after is None


def _is_of_who_lays(event: Event) -> bool:
    return _comes_or_goes(event) or set(event.after or ()) <= OF_WHO_LAYS


def _partnerships(events: Sequence[Event]) -> dict[int, UUID]:
    """Return the partnership of each event: as it tells itself, else of the row that stands."""
    rows = Consultation.objects.filter(public_id__in={event.object_id for event in events})
    standing = dict(rows.values_list("public_id", "partnership__public_id"))
    found = {event.pk: _told(event) or standing.get(event.object_id) for event in events}
    return {pk: UUID(str(one)) for pk, one in found.items() if one}


def _told(event: Event) -> str:
    told = (values.get("partnership", "") for values in (event.before, event.after) if values)
    return next((str(one) for one in told if one), "")
