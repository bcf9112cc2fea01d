"""The three ways back: give old values again, take out what was added, bring back what was taken away.

A step is set-wise: events of one kind that go the same way, each record at most once.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from verband.rooms.common.words import datum
from verband.rooms.history.kinds import Kind, signatures
from verband.rooms.history.models import Event
from verband.rooms.history.rows import REVISION, ModelRows, Pair, chunks
from verband.rooms.history.selectors.chains import chains_of
from verband.rooms.history.selectors.events import labels_of
from verband.rooms.history.services.record import Values
from verband.rooms.history.services.refusals import NAMED, Rest

Written = list[tuple[Event, tuple[Values | None, Values | None]]]
"""Each event that was taken back, with what the new event tells before and after."""


def step_for(run: Mapping[UUID, Event], told: Mapping[int, Pair], rows: ModelRows, kind: Kind) -> "Step":
    """Return the way back of events, by record, that all tell of a new, a changed or a lost one."""
    before, after = told[next(iter(run.values())).pk]
    step = _Remove if before is None else _Restore if after is None else _Rewrite
    return step(run, told, rows, kind)


class Step(ABC):
    """One way back for some events."""

    removes: frozenset[UUID] = frozenset()
    brings: frozenset[UUID] = frozenset()

    def __init__(
        self, events: Mapping[UUID, Event], told: Mapping[int, Pair], rows: ModelRows, kind: Kind
    ) -> None:
        self._events = events
        self._told = told
        self._rows = rows
        self._kind = kind
        self._standing = rows.take(self._events)

    @abstractmethod
    def rests(self, ours: Collection[int]) -> list[Rest]:
        """Return what stands in the way; ``ours`` are the numbers of all events that are taken back together."""

    @abstractmethod
    def write(self) -> Written:
        """Write the rows."""

    def _rest(self, object_id: UUID, why: str) -> Rest:
        return Rest(object_id, f"{self._kind.label} '{self._events[object_id].label}'", why)

    def _gone(self) -> list[Rest]:
        gone = self._events.keys() - self._standing.keys()
        return [self._rest(one, "dit record staat hier niet meer; haal het eerst terug") for one in gone]


class _Remove(Step):
    """A record was added: it goes to the bin, where its event keeps all its values."""

    def rests(self, ours: Collection[int]) -> list[Rest]:
        newer = _newer(self._events, ours)
        leaning = self._rows.leaning_on(self._standing)
        names = labels_of([one.object_id for one in leaning[:NAMED] if one.object_id])
        return [
            *(rest for rest in self._gone() if rest.object_id not in newer),
            *(self._rest(one, _told_later(event)) for one, event in newer.items()),
            *(
                self._rest(one.on, f"hieraan hangt: {one.what} '{names.get(one.object_id or one.on, '')}'")
                for one in leaning
            ),
        ]

    def write(self) -> Written:
        self._rows.remove(self._standing)
        self.removes = frozenset(self._standing)
        return [(event, (self._standing[one], None)) for one, event in self._events.items()]


class _Restore(Step):
    """A record was taken away: it comes back under the public id that it had."""

    def rests(self, ours: Collection[int]) -> list[Rest]:
        del ours
        values = self._values()
        there = [self._rest(one, "dit staat er al") for one in self._standing]
        absent = {one: sorted(found) for one, found in self._rows.absent(values).items()}
        names = labels_of([UUID(ref) for found in list(absent.values())[:NAMED] for ref in found])
        return [
            *there,
            *(self._rest(one, f"dit hoort bij {_named(found, names)}") for one, found in absent.items()),
        ]

    def write(self) -> Written:
        self._rows.put(self._values())
        self.brings = frozenset(self._events)
        back = self._rows.take(self._events)
        return [(event, (None, back[one])) for one, event in self._events.items()]

    def _values(self) -> dict[UUID, Values]:
        return {one: self._told[event.pk][0] or {} for one, event in self._events.items()}


class _Rewrite(Step):
    """Values were changed: those that still stand as they were written go back."""

    def rests(self, ours: Collection[int]) -> list[Rest]:
        del ours
        others = {one: names for one in self._standing if (names := self._changed_since(one))}
        latest = _latest(self._events, others)
        changed = [
            self._rest(one, _changed_by(self._label(names), latest.get(one))) for one, names in others.items()
        ]
        absent = self._rows.absent({one: self._back(one) for one in self._standing})
        names_of = labels_of([UUID(ref) for found in list(absent.values())[:NAMED] for ref in found])
        lost = [
            self._rest(one, f"dit hoort bij {_named(sorted(found), names_of)}")
            for one, found in absent.items()
        ]
        return [*self._gone(), *changed, *lost]

    def write(self) -> Written:
        changes = {one: back for one in self._events if (back := self._back(one))}
        self._rows.write(changes)
        found: Written = []
        for one, event in self._events.items():
            back = changes.get(one, {})
            found.append((event, ({name: self._standing[one].get(name) for name in back}, back)))
        return found

    def _back(self, object_id: UUID) -> Values:
        """Return the values that go back: those that do not stand already."""
        before, _ = self._pair(object_id)
        standing = self._standing[object_id]
        return {
            name: value
            for name, value in before.items()
            if self._rows.knows(name) and name != REVISION and not self._same(name, standing, value)
        }

    def _changed_since(self, object_id: UUID) -> list[str]:
        """Return the fields that say neither what was written nor what was there before."""
        before, after = self._pair(object_id)
        standing = self._standing[object_id]
        return [
            name
            for name, value in before.items()
            if self._rows.knows(name)
            and not self._same(name, standing, after.get(name, value))
            and not self._same(name, standing, value)
        ]

    def _same(self, name: str, standing: Values, value: Any) -> bool:  # noqa: ANN401 - of any field
        return self._rows.same(name, standing.get(name), value)

    def _pair(self, object_id: UUID) -> tuple[Values, Values]:
        before, after = self._told[self._events[object_id].pk]
        return before or {}, after or {}

    def _label(self, names: Sequence[str]) -> str:
        says = self._kind.texts.says if self._kind.texts else str
        return ", ".join(says(name) for name in names)


def _newer(events: Mapping[UUID, Event], ours: Collection[int]) -> dict[UUID, Event]:
    """Return of each record the newest later event that holds and is not taken back along with this."""
    later: list[Event] = []
    for some in chunks(events):
        rows = Event.objects.filter(object_id__in=some, pk__gt=min(events[one].pk for one in some))
        later += rows.defer("before", "after").order_by("pk")
    own = {event.pk for event in events.values()}
    roots = [
        event
        for event in later
        if event.undoes_id is None and event.pk not in own and event.pk > events[event.object_id].pk
    ]
    holding = [chain.last for chain in chains_of(roots, light=True).values() if chain.holds]
    return {event.object_id: event for event in holding if event.pk not in ours}


def _latest(events: Mapping[UUID, Event], fields: Mapping[UUID, Sequence[str]]) -> dict[UUID, Event]:
    """Return of the first records the newest later event that tells of one of the fields."""
    some = list(fields)[:NAMED]
    found: dict[UUID, Event] = {}
    for event in Event.objects.filter(object_id__in=some).order_by("pk"):
        told = {*(event.before or {}), *(event.after or {})}
        if event.pk > events[event.object_id].pk and told & set(fields[event.object_id]):
            found[event.object_id] = event
    return found


def _changed_by(fields: str, event: Event | None) -> str:
    if event is None:
        return f"intussen gewijzigd: {fields}"
    return f"intussen gewijzigd door {_who(event)} op {datum(event.day)}: {fields}"


def _told_later(event: Event) -> str:
    return f"daarna {event.get_deed_display()} door {_who(event)} op {datum(event.day)}"


def _who(event: Event) -> str:
    """Sign an event by organisation and role: a sentence that is shown and logged names no person."""
    return signatures(AnonymousUser(), [event.acted], event.day)[event.acted]


def _named(references: Sequence[str], names: Mapping[UUID, str]) -> str:
    told = [f"'{names[UUID(one)]}'" if UUID(one) in names else "een record" for one in references]
    return f"{', '.join(told)}, dat hier niet meer staat; haal dat eerst terug"
