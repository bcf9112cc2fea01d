"""What each room tells history of its kinds of record: who may see their events, how to read and to undo them.

A room registers its kinds when it starts (``apps.ready``), so that history knows no room above it. The events of a
kind that nobody registered are seen by nobody and cannot be undone.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor
from verband.rooms.history.models import Event
from verband.rooms.history.reading import RecordTexts
from verband.rooms.history.rows import ModelRows

Acted = tuple[int | None, date]
"""Who did something (the number of a user, None for the program) and on which day."""
Signatures = Mapping[Acted, str]
Signer = Callable[[Visitor, Collection[Acted], date], Signatures]

NOBODY_IN_PARTICULAR = "beheer van het overzicht"
"""How a deed is signed when nothing may or can be said of who did it."""
CONFIDENTIAL = "het is vertrouwelijk: de geschiedenis bewaart niet wat erin stond"


def everyone(_visitor: Visitor, _on: date) -> Q:
    """Let everyone see all events of a kind."""
    return Q()


def by_role(_visitor: Visitor) -> bool:
    """Sign a kind as all others: whom the signer names reads a name, others an organisation and role."""
    return False


def nobody(_visitor: User, _events: Sequence[Event], _on: date, _whole: bool) -> set[int]:
    """Let nobody undo anything."""
    return set()


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of record, as its room tells of it."""

    code: str
    label: str
    plural: str
    sees: Callable[[Visitor, date], Q | None]
    """Which events of this kind a visitor may see on a day, None for none: never more than see it on its own page."""
    texts: RecordTexts | None = None
    """How values read; None when events have no content to show."""
    rows: ModelRows | None = None
    """How rows are taken and put back; None when no deed on this kind can be undone."""
    never: str = ""
    """Why no deed on this kind can be undone."""
    in_turn: bool = False
    """Whether records take turns: the end of one with the beginning of the next is one change."""
    deeds: Mapping[str, str] = field(default_factory=dict)
    """Deeds of the room's own, with the words for them."""
    reads_names: Callable[[Visitor], bool] = by_role
    """Who reads the name of whoever did it, also without a role in the register: of what concerns the site only."""
    may_undo: Callable[[User, Sequence[Event], date, bool], set[int]] = nobody
    """Which of these events a user may undo on a day, by number; the last argument: their whole batch at once."""


class BatchKeeper(Protocol):
    """Keeps what stands beside the rows of a batch, such as the books of an import."""

    def whole_only(self, batches: Collection[UUID]) -> set[UUID]:
        """Return the batches of which rows come and go together or not at all."""

    def sources(self, batches: Collection[UUID]) -> Mapping[UUID, str]:
        """Return from which source each batch was read in, as people call it."""

    def put_back(self, *, undone: UUID, batch: UUID, at: datetime) -> list[str]:
        """Put back what stood before a batch; return what newer rests on it, in which case all is refused."""


class Carrier(Protocol):
    """Undoes what is too large for a page, while its asker does something else."""

    def start(self, *, batch: UUID, last: int, title: str, by: User, at: datetime) -> str:
        """Have a deed undone and return the page that tells how far it is; asked twice, it is done once.

        ``last`` is the number of the event that made it hold when this was asked.
        """

    def under_way(self, batch: UUID) -> str:
        """Return the page of the undo of a deed that was asked and has not ended, empty when there is none."""


_kinds: dict[str, Kind] = {}
_carriers: list[Carrier] = []
_keepers: list[BatchKeeper] = []
_signers: list[Signer] = []


def register_kinds(*kinds: Kind) -> None:
    """Tell history of kinds of record; a second time replaces the first."""
    _kinds.update({kind.code: kind for kind in kinds})


def register_keeper(keeper: BatchKeeper) -> None:
    """Tell history of what stands beside the rows of a batch."""
    if keeper not in _keepers:
        _keepers.append(keeper)


def register_carrier(carrier: Carrier) -> None:
    """Tell history who undoes what is too large for a page; the last one told is asked."""
    _carriers.append(carrier)


def register_signer(signer: Signer) -> None:
    """Tell history how deeds are signed; the last one told is asked."""
    _signers.append(signer)


def kind_of(code: str) -> Kind | None:
    """Return a kind by its code, None when no room registered it."""
    return _kinds.get(code)


def all_kinds() -> tuple[Kind, ...]:
    """Return all kinds that rooms registered."""
    return tuple(_kinds.values())


def carrier() -> Carrier | None:
    """Return who undoes what is too large for a page, None when no room said so."""
    return _carriers[-1] if _carriers else None


def keepers() -> tuple[BatchKeeper, ...]:
    """Return what stands beside the rows of batches."""
    return tuple(_keepers)


def signatures(visitor: Visitor, acted: Iterable[Acted], on: date) -> Signatures:
    """Return how deeds are signed for a visitor: an organisation and role for the public, a name for partners."""
    asked = set(acted)
    known = _signers[-1](visitor, asked, on) if _signers and asked else {}
    return {each: known.get(each) or NOBODY_IN_PARTICULAR for each in asked}


def signatures_of(visitor: Visitor, events: Iterable[Event], on: date) -> dict[int, str]:
    """Return by number how events are signed for a visitor, each as its kind asks."""
    listed = list(events)
    signed = signatures(visitor, [event.acted for event in listed], on)
    by_name = [event for event in listed if _reads_names(visitor, event)]
    named = _with_names(by_name, on)
    return {event.pk: named.get(event.pk) or signed[event.acted] for event in listed}


def _reads_names(visitor: Visitor, event: Event) -> bool:
    kind = _kinds.get(event.object_kind)
    return kind is not None and kind.reads_names(visitor)


def _with_names(events: Sequence[Event], on: date) -> dict[int, str]:
    """Return by number the name of whoever did it, with the role they had when they had one."""
    names = {user.pk: str(user) for user in User.objects.filter(pk__in={event.actor_id for event in events})}
    roles = signatures(AnonymousUser(), [event.acted for event in events], on)
    found = {}
    for event in events:
        name, role = names.get(event.actor_id or 0, ""), roles[event.acted]
        found[event.pk] = f"{name} ({role})" if name and role != NOBODY_IN_PARTICULAR else name
    return found


def whole_only(batches: Collection[UUID]) -> set[UUID]:
    """Return the batches whose rows come and go together or not at all."""
    return {batch for keeper in _keepers for batch in keeper.whole_only(batches)} if batches else set()


def sources_of(batches: Collection[UUID]) -> dict[UUID, str]:
    """Return from which source each batch was read in; others were done by hand."""
    return {batch: text for keeper in _keepers for batch, text in keeper.sources(batches).items()}


def may_take_back(user: User, events: Iterable[Event], on: date, *, whole: bool) -> set[int]:
    """Return which events a user may undo, by number; kinds that share a rule ask it once, of their own events."""
    of_rule: dict[Callable[[User, Sequence[Event], date, bool], set[int]], list[Event]] = {}
    for event in events:
        if kind := _kinds.get(event.object_kind):
            of_rule.setdefault(kind.may_undo, []).append(event)
    return {number for may_undo, some in of_rule.items() for number in may_undo(user, some, on, whole)}


def visible(visitor: Visitor, on: date) -> Q:
    """Return which events a visitor may see; kinds that share a rule ask it once."""
    of_rule: dict[Callable[[Visitor, date], Q | None], list[str]] = {}
    for kind in _kinds.values():
        of_rule.setdefault(kind.sees, []).append(kind.code)
    seen = Q(pk__in=[])
    for sees, codes in of_rule.items():
        condition = sees(visitor, on)
        if condition is not None:
            seen |= Q(object_kind__in=codes) & condition
    return seen
