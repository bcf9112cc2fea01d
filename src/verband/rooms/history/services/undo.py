"""Undo: a new deed made from what was before, under the same rights, in one transaction, with a batch of its own.

What was changed gets its old values back, what was added goes to the bin, what was taken away comes back under the
address it had. Nothing is undone when something newer rests on any of it. An undo is undone like any other deed.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, OperationalError, transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.words import datum
from verband.rooms.history.choices import FINAL, Deed
from verband.rooms.history.kinds import CONFIDENTIAL, Kind, keepers, kind_of, may_take_back, whole_only
from verband.rooms.history.models import Event
from verband.rooms.history.rows import ModelRows, Pair
from verband.rooms.history.selectors.chains import chains_of, is_undo
from verband.rooms.history.selectors.events import first_numbers, newest_numbers
from verband.rooms.history.selectors.together import along
from verband.rooms.history.services.record import Change, keep_others_out, record_changes
from verband.rooms.history.services.refusals import (
    AlreadyUndoneError,
    NotAllowedError,
    Rest,
    UndoError,
    UndoRefusedError,
)
from verband.rooms.history.services.steps import Step, step_for

UNDONE = "ongedaan gemaakt: "
"""How the reason of an undo begins."""
Progress = Callable[[float, str], None]
"""Told how far it is, 0 to 100, and with what; it may raise to stop, and then nothing is changed."""
COUNTERPART = {Deed.END: Deed.REOPEN, Deed.REOPEN: Deed.END}


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did."""

    batch: UUID
    """The batch of the undo itself, by which it can be undone."""
    count: int
    label: str
    """Name of the record, empty when there were more."""
    removed: frozenset[UUID]
    """Records that are in the bin now."""
    again: bool
    """Whether it undid an undo, so that what was done first holds once more."""


def _tell_nobody(_percent: float, _step: str) -> None:
    """Undo without telling how far it is."""


def undo_batch(
    *, batch: UUID, at: datetime, on: date, by: User | None, progress: Progress = _tell_nobody
) -> Undone:
    """Undo all that was done together, as far as it was not undone before.

    Parameters
    ----------
    on
        The day on which the rights are looked at.
    by
        Who asks; None for the program itself, which may do anything.

    Raises
    ------
    NotAllowedError
        When there is no such batch, or whoever asks may not undo all of it.
    AlreadyUndoneError, UndoRefusedError, UndoError
        Nothing is changed; the sentence says why.
    """
    return _in_one_go(list(Event.objects.filter(batch=batch)), at, on, by, whole=True, progress=progress)


def undo_event(*, number: int, at: datetime, on: date, by: User | None) -> Undone:
    """Undo one event; what was done together with it stays, unless the one makes no sense without the other.

    Raises as ``undo_batch`` does.
    """
    events = list(Event.objects.filter(pk=number))
    last = [chain.last for chain in chains_of(events).values() if chain.holds]
    batch = last[0].batch if last else None
    if batch and along(last, whole_only({batch})):
        return undo_batch(batch=batch, at=at, on=on, by=by)
    return _in_one_go(events, at, on, by, whole=False)


def _in_one_go(
    events: list[Event],
    at: datetime,
    on: date,
    by: User | None,
    *,
    whole: bool,
    progress: Progress = _tell_nobody,
) -> Undone:
    try:
        with transaction.atomic():
            keep_others_out()
            targets = _targets(events, by, on, whole=whole)
            done = _Undoing(targets, at, whole=whole, progress=progress).run(by)
            return replace(done, again=is_undo(events[0]))
    except IntegrityError as error:
        message = "Dit past niet meer naast wat er nu staat; er is niets gewijzigd. Wijzig het met de hand."
        raise UndoError(message) from error
    except OperationalError as error:
        message = "Iemand anders was op hetzelfde moment bezig; er is niets gewijzigd. Probeer het nog eens."
        raise UndoError(message) from error


def _targets(events: list[Event], by: User | None, on: date, *, whole: bool) -> list[Event]:
    """Return the deeds to take back, the newest first: of each event the one that makes it hold now.

    Rights come before anything else: why something cannot be undone tells a stranger that it is there.
    """
    chains = chains_of(events).values()
    targets = [chain.last for chain in chains if chain.holds]
    _refuse_stranger(targets or [chain.last for chain in chains], by, on, whole=whole)
    if not targets:
        last = max((chain.last for chain in chains), key=lambda event: event.pk)
        raise AlreadyUndoneError(last.batch, last.moment)
    return sorted(targets, key=lambda event: event.pk, reverse=True)


def _refuse_stranger(asked: Sequence[Event], by: User | None, on: date, *, whole: bool) -> None:
    if not asked:
        raise NotAllowedError
    if by and not may_take_back(by, asked, on, whole=whole).issuperset(event.pk for event in asked):
        raise NotAllowedError


class _Undoing:
    """One undo, from rights to events."""

    def __init__(self, targets: list[Event], at: datetime, *, whole: bool, progress: Progress) -> None:
        self._progress = progress
        self._targets = targets
        self._at = at
        self._whole = whole
        self._batch = uuid.uuid4()
        self._changes: list[Change] = []
        self._removed: set[UUID] = set()
        self._kinds: dict[str, Kind] = {}

    def run(self, by: User | None) -> Undone:
        """Undo, and write down that it was done."""
        self._progress(5, "kijken of het kan")
        self._refuse_final()
        self._refuse_part()
        self._progress(10, "kijken wat er stond")
        told = self._told()
        self._put_books_back()
        for step in self._steps(told):
            self._progress(20 + 60 * len(self._changes) / len(self._targets), "terugzetten")
            self._take(step)
        self._progress(80, "kijken of alles past")
        self._refuse_clashes()
        self._progress(90, "opschrijven")
        reason = f"{UNDONE}{_told_of(self._targets)}"
        record_changes(self._changes, at=self._at, by=by, batch=self._batch, reason=reason)
        labels = {target.label for target in self._targets}
        label = labels.pop() if len(labels) == 1 else ""
        return Undone(self._batch, len(self._changes), label, frozenset(self._removed), again=False)

    def _refuse_final(self) -> None:
        final = [(event, why) for event in self._targets if (why := why_never(event))]
        if final:
            raise UndoRefusedError([Rest(event.object_id, event.label, why) for event, why in final])
        self._kinds = {event.object_kind: _known(event.object_kind) for event in self._targets}

    def _refuse_part(self) -> None:
        """Refuse to let a row of an import come or go alone: the books of the source would be wrong."""
        if self._whole:
            return
        coming_or_going = [event for event in self._targets if event.before is None or event.after is None]
        batches = whole_only({event.batch for event in coming_or_going if event.batch})
        why = "het hoort bij een inlezing; maak die als geheel ongedaan, of beëindig het met de hand"
        rests = [
            Rest(event.object_id, event.label, why) for event in coming_or_going if event.batch in batches
        ]
        if rests:
            raise UndoRefusedError(rests)

    def _told(self) -> dict[int, Pair]:
        """Return what each target tells; asked before anything changes, while the books still know each key."""
        told: dict[int, Pair] = {}
        of_kind: dict[str, list[Event]] = defaultdict(list)
        for event in self._targets:
            of_kind[event.object_kind].append(event)
        for code, events in of_kind.items():
            pairs = _rows_of(self._kinds[code]).settle(events)
            told |= {event.pk: pair for event, pair in zip(events, pairs, strict=True)}
        return told

    def _put_books_back(self) -> None:
        if not self._whole:
            return
        for undone in sorted({event.batch for event in self._targets if event.batch}):
            for keeper in keepers():
                resting = keeper.put_back(undone=undone, batch=self._batch, at=self._at)
                if resting:
                    raise UndoRefusedError([Rest(None, "", why) for why in resting])

    def _steps(self, told: Mapping[int, Pair]) -> Iterator[Step]:
        """Cut the targets into runs of one kind and one way back, in which no record comes twice."""
        run: dict[UUID, Event] = {}
        way = _way(self._targets[0], told)
        for event in self._targets:
            if _way(event, told) != way or event.object_id in run:
                yield self._step(run, told)
                run, way = {}, _way(event, told)
            run[event.object_id] = event
        yield self._step(run, told)

    def _step(self, run: Mapping[UUID, Event], told: Mapping[int, Pair]) -> Step:
        kind = self._kinds[next(iter(run.values())).object_kind]
        return step_for(run, told, _rows_of(kind), kind)

    def _take(self, step: Step) -> None:
        ours = {event.pk for event in self._targets}
        rests = step.rests(ours)
        if rests:
            raise UndoRefusedError(rests)
        found = step.write()
        self._changes += [
            Change(_counterpart(event), event.object_kind, event.object_id, event.label, *pair, event.pk)
            for event, pair in found
        ]
        self._removed = (self._removed | step.removes) - step.brings

    def _refuse_clashes(self) -> None:
        """Refuse what stands in the way of a record since this deed; what was so before it is as it was."""
        moved = self._moved()
        clashes = [clash for code, ids in moved.items() for clash in _rows_of(self._kinds[code]).clashes(ids)]
        targets = {event.object_id: event for event in self._targets}
        newest = newest_numbers({clash.object_id for clash in clashes if clash.object_id})
        first = first_numbers({one for clash in clashes if (one := targets[clash.on].batch)})
        rests = [
            Rest(clash.object_id, target.label, clash.what)
            for clash in clashes
            for target in [targets[clash.on]]
            if clash.object_id
            and clash.object_id not in targets
            and newest.get(clash.object_id, 0) >= first.get(target.batch, target.pk)
        ]
        if rests:
            raise UndoRefusedError(rests)

    def _moved(self) -> dict[str, set[UUID]]:
        """Return by kind the records that came back or got another place."""
        moved: dict[str, set[UUID]] = defaultdict(set)
        for change in self._changes:
            told = change.after if isinstance(change.after, dict) else {}
            places = _rows_of(self._kinds[change.object_kind]).clashes_by
            if change.object_id not in self._removed and (change.before is None or told.keys() & places):
                moved[change.object_kind].add(change.object_id)
        return moved


def why_never(event: Event) -> str:
    """Return why an event can never be undone, empty when it can."""
    kind = kind_of(event.object_kind)
    if event.deed in FINAL:
        return FINAL[Deed(event.deed)]
    if kind is None or kind.rows is None:
        return (kind.never if kind else "") or "van dit soort record is geen weg terug bekend"
    return CONFIDENTIAL if event.before is None and event.after is None else kind.never


def _known(code: str) -> Kind:
    kind = kind_of(code)
    if kind is None:
        raise NotAllowedError
    return kind


def _rows_of(kind: Kind) -> ModelRows:
    if kind.rows is None:
        raise NotAllowedError
    return kind.rows


def _way(event: Event, told: Mapping[int, Pair]) -> tuple[str, bool, bool]:
    before, after = told[event.pk]
    return event.object_kind, before is None, after is None


def _counterpart(event: Event) -> Deed:
    if event.before is None:
        return Deed.DELETE
    if event.after is None:
        return Deed.RESTORE
    return COUNTERPART.get(Deed(event.deed), Deed.UPDATE)


def _told_of(targets: Sequence[Event]) -> str:
    """Say in a few words what is taken back."""
    day = datum(targets[-1].day)
    reasons = {event.reason for event in targets if event.reason}
    return f"{reasons.pop()[:200]} ({day})" if len(reasons) == 1 else f"wat op {day} gebeurde"
