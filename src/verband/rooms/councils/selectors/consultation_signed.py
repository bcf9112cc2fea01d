"""Of which organisation and role each step of a piece is, so that nobody's words pass for those of another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser

from verband.rooms.councils.models import Consultation
from verband.rooms.history.kinds import signatures
from verband.rooms.history.models import Event
from verband.rooms.history.selectors.events import history_of

LAID = "Voorgelegd"
STEPS = {
    "Het stuk": ("subject", "document", "occasion", "year", "procedure"),
    "Verzending": ("sent_on", "sent_proof"),
    "Ontvangst": ("received_on", "proof"),
    "Agenda": ("agenda_on", "agenda"),
    "Besluit en tekst": ("decided_on", "decision", "text"),
    "Versturen": ("returned_on",),
    "Antwoord van het bestuur": ("answered_on", "answer", "outcome"),
    "Wat er daarna gebeurde": ("afterwards",),
}
"""What a step is called, and the columns that it writes."""
AT_HOME = frozenset({"Besluit en tekst", "Versturen"})
"""What others do not learn of before it was sent."""
BY_BOARD = {"Versturen": "Ontvangen door het bestuur"}


@dataclass(frozen=True, slots=True)
class Signed:
    """One step, and whose it is."""

    step: str
    who: str
    """Organisation and role, no name."""
    day: date


def signed_steps(row: Consultation, on: date, *, is_open: bool) -> list[Signed]:
    """Return who wrote what stands in each step; ``is_open``: the reader may read what the council said."""
    found = [(step, event) for step, event in _written(row) if is_open or step not in AT_HOME]
    names = signatures(AnonymousUser(), [event.acted for _, event in found], on)
    told = BY_BOARD if row.by_board else {}
    return [Signed(told.get(step, step), names[event.acted], event.day) for step, event in found]


def _written(row: Consultation) -> Iterator[tuple[str, Event]]:
    events = list(history_of(row.public_id))
    if laid := next((event for event in events if event.before is None), None):
        yield LAID, laid
    changes = [event for event in events if event.before is not None and event.after is not None]
    for step, columns in STEPS.items():
        last = _last(changes, columns)
        if last and any(getattr(row, name) for name in columns):
            yield step, last


def _last(changes: Sequence[Event], columns: Sequence[str]) -> Event | None:
    return next((event for event in reversed(changes) if set(columns) & set(event.after or ())), None)
