"""Events as a page shows them: who, what, each field before and after, and whether it can be undone."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from verband.rooms.accounts.rules import Visitor, is_user
from verband.rooms.common.words import UNKNOWN
from verband.rooms.history.bridge import Piece, word_differences
from verband.rooms.history.kinds import Kind, kind_of, signatures_of, sources_of, whole_only
from verband.rooms.history.models import Event
from verband.rooms.history.reading import EMPTY
from verband.rooms.history.rows import Pair, Values, chunks
from verband.rooms.history.selectors.together import Along, along, may_put_back
from verband.rooms.history.services.undo import why_never

LONG = 60
"""Characters from which a text is shown word by word."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, before and after; of a long text its words."""

    label: str
    before: str
    after: str
    words: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One event on a page."""

    event: Event
    moment: datetime
    kind: str
    deed: str
    who: str
    source: str
    """From which source it was read in, empty when a person did it."""
    is_new: bool
    """Whether the record was added or came back, so that there is only an after."""
    is_gone: bool
    differences: tuple[Difference, ...]
    undone_by: str
    """Who undid it, empty when it stands."""
    undone_at: datetime | None
    can_undo: bool
    along: int
    """How many others of the same deed go back along with it; none when it can go back alone."""
    whole_only: bool
    """Whether it is undone with its whole batch or not at all."""
    never: str
    """Why it can never be undone; only told to who could otherwise."""


def entries_of(visitor: Visitor, events: Sequence[Event], on: date) -> list[Entry]:
    """Return events as a visitor sees them, in the order given."""
    undoing = _undoing(events)
    batches = {event.batch for event in events if event.batch}
    read_in = whole_only(batches)
    others = along(events, read_in)
    looked = _Looked(
        signed=signatures_of(visitor, (*events, *undoing.values()), on),
        undoing=undoing,
        differences=_differences(events),
        allowed=may_put_back(visitor, events, others, on) if is_user(visitor) else set(),
        along=others,
        parts=_parts(events, read_in),
        sources=sources_of(batches),
    )
    return [looked.entry(event) for event in events]


@dataclass(frozen=True, slots=True)
class _Looked:
    """All that was looked up for some events at once."""

    signed: Mapping[int, str]
    undoing: Mapping[int, Event]
    differences: Mapping[int, tuple[Difference, ...]]
    allowed: Collection[int]
    along: Along
    parts: Collection[int]
    sources: Mapping[UUID, str]

    def entry(self, event: Event) -> Entry:
        kind = kind_of(event.object_kind)
        by = self.undoing.get(event.pk)
        may = event.pk in self.allowed and by is None
        never = why_never(event) if may else ""
        return Entry(
            event=event,
            moment=timezone.localtime(event.moment),
            kind=kind.label if kind else "",
            deed=deed_label(event, kind),
            who=self.signed[event.pk],
            source=self.sources.get(event.batch, "") if event.batch else "",
            is_new=event.before is None,
            is_gone=event.after is None,
            differences=self.differences.get(event.pk, ()),
            undone_by=self.signed[by.pk] if by else "",
            undone_at=timezone.localtime(by.moment) if by else None,
            can_undo=may and not never and event.pk not in self.parts,
            along=self.along.get(event.pk, 0),
            whole_only=event.pk in self.parts,
            never=never,
        )


def deed_label(event: Event, kind: Kind | None) -> str:
    """Return in words what was done."""
    own = kind.deeds.get(event.deed) if kind else None
    return own or event.get_deed_display()


def _undoing(events: Sequence[Event]) -> dict[int, Event]:
    found: dict[int, Event] = {}
    for some in chunks([event.pk for event in events]):
        rows = Event.objects.filter(undoes__in=some).defer("before", "after")
        found |= {event.undoes_id: event for event in rows if event.undoes_id}
    return found


def _parts(events: Sequence[Event], read_in: Collection[UUID]) -> set[int]:
    """Return the events of rows that came or went with a whole batch."""
    return {event.pk for event in events if event.batch in read_in and None in (event.before, event.after)}


def _differences(events: Sequence[Event]) -> dict[int, tuple[Difference, ...]]:
    found: dict[int, tuple[Difference, ...]] = {}
    of_kind: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        of_kind[event.object_kind].append(event)
    for code, some in of_kind.items():
        kind = kind_of(code)
        if kind and kind.rows and kind.texts:
            pairs = kind.rows.settle(some)
            found |= _told(kind, some, pairs)
    return found


def _told(kind: Kind, events: Sequence[Event], pairs: Sequence[Pair]) -> dict[int, tuple[Difference, ...]]:
    """Put all values of one kind in words at once."""
    if kind.texts is None:
        return {}
    fields = [
        (event, name, pair) for event, pair in zip(events, pairs, strict=True) for name in _shown(kind, pair)
    ]
    asked = [(name, (side or {}).get(name)) for _, name, pair in fields for side in pair]
    words = iter(kind.texts.words(asked))
    found: dict[int, list[Difference]] = defaultdict(list)
    for event, name, pair in fields:
        was, now = next(words), next(words)
        told = (was if pair[0] is not None else "", now if pair[1] is not None else "")
        found[event.pk].append(_difference(kind.texts.says(name), *told))
    return {number: tuple(differences) for number, differences in found.items()}


def _shown(kind: Kind, pair: Pair) -> list[str]:
    """Return the fields worth showing: those that changed, and of a whole record those that say something."""
    before, after = pair
    names = list(dict.fromkeys([*(before or {}), *(after or {})]))
    shown = [name for name in names if kind.texts and kind.texts.shows(name)]
    if before is not None and after is not None:
        return [name for name in shown if before.get(name) != after.get(name)]
    whole: Values = (after if before is None else before) or {}
    return [name for name in shown if not _says_nothing(whole.get(name))]


def _says_nothing(value: Any) -> bool:  # noqa: ANN401 - of any field
    return value is None or value in ("", [], {})


def _difference(label: str, before: str, after: str) -> Difference:
    said = {before, after}.isdisjoint({"", UNKNOWN, EMPTY})
    long = said and max(len(before), len(after)) > LONG
    return Difference(label, before, after, word_differences(before, after) if long else ())
