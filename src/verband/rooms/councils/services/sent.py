"""What went out stays as it went out: which deeds are not undone once a text lies with the partners.

Undoing goes field by field and knows nothing of the order of steps. So a deed on a text that was sent, or a taking back
that would send it anew, is corrected by a new deed and never undone.
"""

from collections.abc import Sequence

from verband.rooms.councils.models import Consultation, DeviatingView
from verband.rooms.councils.selectors.consultation_page import is_untouched
from verband.rooms.history.models import Event

SENT, RELEASED = "returned_on", "released_on"
SENDING = frozenset({"sent_on", "sent_proof", "document"})
"""When and how the piece went out and where it stands: of its sender, whatever the council wrote since."""
OF_THE_BOARD = SENDING | {"answered_on", "answer", "outcome", "afterwards", "decision"}
"""What is written after sending: undoing it leaves what the council said as it is."""
OF_THE_PIECE = frozenset({"subject", "occasion", "year", "procedure", "sent_on", "partnership", "party"})
PLACE = frozenset({"partnership", "party", "drafted_by"})
"""What changes when a row goes along with a record that was merged into another."""


def pieces_that_stay(events: Sequence[Event]) -> set[int]:
    """Return the deeds on pieces that are not undone as the pieces stand now."""
    rows = Consultation.objects.in_bulk({event.object_id for event in events}, field_name="public_id")
    return {event.pk for event in events if _stays(event, rows.get(event.object_id))}


def pieces_of_councils(events: Sequence[Event]) -> set[int]:
    """Return the deeds on a piece itself while its council has written something: those are not for who laid it."""
    rows = Consultation.objects.in_bulk({event.object_id for event in events}, field_name="public_id")
    return {
        event.pk
        for event in events
        if (row := rows.get(event.object_id))
        and not is_untouched(row)
        and _fields(event) & OF_THE_PIECE
        and not (_fields(event) <= PLACE or _fields(event) <= SENDING)
    }


def views_that_stay(events: Sequence[Event]) -> set[int]:
    """Return the deeds on the text of views that the other partners read now."""
    out = DeviatingView.objects.filter(
        public_id__in={event.object_id for event in events}, released_on__isnull=False
    )
    ids = set(out.values_list("public_id", flat=True))
    return {event.pk for event in events if event.object_id in ids and not _fields(event) <= PLACE}


def _stays(event: Event, row: Consultation | None) -> bool:
    fields = _fields(event)
    if not fields or fields <= PLACE:
        return False
    sets, clears = (values.get(SENT) is not None for values in (event.after or {}, event.before or {}))
    if clears and not sets:
        # Undoing it sends again: only while nothing else was written, so that the same text goes out.
        return Event.objects.filter(object_id=event.object_id, pk__gt=event.pk).exists()
    if row is None or row.returned_on is None:
        return False
    return row.answered_on is not None if sets else not fields <= OF_THE_BOARD


def _fields(event: Event) -> frozenset[str]:
    """Return what an event changed; nothing for what came or went."""
    return frozenset(event.after) if event.before and event.after else frozenset()
