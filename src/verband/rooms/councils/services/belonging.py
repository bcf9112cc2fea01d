"""Of whom a row is, and with that who sees its events and who may take a deed on it back."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.models import Record
from verband.rooms.councils import models, rules
from verband.rooms.councils.services.preparation_kinds import calls_back
from verband.rooms.councils.services.sent import PLACE
from verband.rooms.history.kinds import everyone
from verband.rooms.history.models import Event
from verband.rooms.history.rows import ModelRows, chunks
from verband.rooms.register.models import Party
from verband.rooms.register.rules import reads_along

Keys = frozenset[int]


def _nothing(_events: Sequence[Event]) -> set[int]:
    return set()


def _nobody_else(_user: User, _events: Sequence[Event], _on: date) -> set[int]:
    return set()


@dataclass(frozen=True, slots=True)
class Belongs:
    """Of which party and partnership a row is, as a path from it, and who of that party keeps it."""

    model: type[Record]
    party: str = ""
    partnership: str = ""
    kept_by: Callable[[Visitor, date], Keys] = rules.councils_of
    read_by: Callable[[Visitor, date], Keys] | None = None
    """Who of the party sees its events, where drafts stand in them; None when every partner does."""
    seen_by: Callable[[Visitor, date], Q | None] | None = None
    """Which of its events others than that party see: those in which no draft stands."""
    public: bool = False
    """Whether everyone sees its events, as everyone sees its page."""
    stays: Callable[[Sequence[Event]], set[int]] = _nothing
    """Which deeds are not undone as the rows stand now."""
    page: str = ""
    """Name of the page of a row, or of what ``owner`` leads to."""
    owner: str = ""
    also: Callable[[User, Sequence[Event], date], set[int]] = _nobody_else
    """Who else takes back a deed: who did it on records of many councils at once."""


def sees(belongs: Belongs) -> Callable[[Visitor, date], Q | None]:
    """Return which events of a kind a visitor may see."""
    if belongs.public:
        return everyone
    read_by = belongs.read_by
    if read_by is None:
        return lambda visitor, on: Q() if reads_along(visitor, on, "councils") else None
    also = belongs.seen_by
    if also is None:
        return lambda visitor, on: _of_house(belongs, read_by(visitor, on))
    return lambda visitor, on: _either(_of_house(belongs, read_by(visitor, on)), also(visitor, on))


def _either(one: Q | None, other: Q | None) -> Q | None:
    return one | other if one and other else one or other


def _of_house(belongs: Belongs, houses: Keys) -> Q | None:
    """Return which events are on rows of these parties, those that are gone too."""
    if not houses:
        return None
    named = Party.objects.filter(pk__in=houses).values_list("public_id", flat=True)
    standing = belongs.model._default_manager.filter(**{f"{belongs.party}__in": houses})
    seen = Q(object_id__in=standing.values("public_id"))
    for one in named:
        seen |= Q(**{f"before__{belongs.party}": str(one)})
    return seen


def may_undo(belongs: Belongs) -> Callable[[User, Sequence[Event], date, bool], set[int]]:
    """Return which events of a kind a user may take back; asked of a whole batch at once."""

    def allowed(user: User, events: Sequence[Event], on: date, _whole: bool) -> set[int]:
        if belongs.model is models.RuleSwitch:
            return {event.pk for event in events} if rules.may_switch(user) else set()
        keeps, named = _owners(belongs, user, on), _named(belongs, events)
        kept = _kept_ids(belongs, keeps, {event.object_id for event in events})
        mine = [
            event
            for event in events
            if event.object_id in kept or named[event.pk] & keeps or _moved_by(user, event)
        ]
        found = {event.pk for event in mine if not calls_back(event)} | belongs.also(user, events, on)
        return found - belongs.stays(events)

    return allowed


def _moved_by(user: User, event: Event) -> bool:
    """Whether the user merged two records and this row only went along."""
    before, after = event.before or {}, event.after or {}
    return event.actor_id == user.pk and before.keys() == after.keys() and after.keys() <= PLACE


def _kept_ids(belongs: Belongs, keeps: set[UUID], ids: Iterable[UUID]) -> set[UUID]:
    """Return the rows that stand and whose owner the user keeps."""
    path = f"{belongs.party or belongs.partnership}__public_id__in"
    rows = belongs.model._default_manager.filter(public_id__in=list(ids), **{path: keeps})
    return set(rows.values_list("public_id", flat=True))


def _owners(belongs: Belongs, user: User, on: date) -> set[UUID]:
    """Return the parties or the partnerships whose rows of this kind the user keeps."""
    if belongs.party:
        parties = Party.objects.filter(pk__in=belongs.kept_by(user, on))
        return set(parties.values_list("public_id", flat=True))
    return set(rules.planned_by(user, on).values_list("public_id", flat=True))


def _named(belongs: Belongs, events: Sequence[Event]) -> dict[int, set[UUID]]:
    """Return of each event the parties or partnerships that it names itself: its row may be gone."""
    field, _, further = (belongs.party or belongs.partnership).partition("__")
    told = {event.pk: _told(event, field) for event in events}
    if not further:
        return told
    owners = _owners_between(belongs.model, field, further, set().union(*told.values()))
    return {pk: set().union(*(owners[one] for one in found)) for pk, found in told.items()}


def _owners_between(
    model: type[Record], field: str, further: str, between: set[UUID]
) -> Mapping[UUID, set[UUID]]:
    """Return the owners behind what lies between, such as the partnership of an agreement."""
    owners: dict[UUID, set[UUID]] = defaultdict(set)
    rows = ModelRows(model).foreign[field]._default_manager
    for some in chunks(between):
        standing = rows.filter(public_id__in=some)
        for one, owner in standing.values_list("public_id", f"{further}__public_id"):
            owners[one].add(owner)
        # What lies between may be gone with it: then its own events tell whose it was.
        for each in Event.objects.filter(object_id__in=some):
            owners[each.object_id] |= _told(each, further)
    return owners


def _told(event: Event, field: str) -> set[UUID]:
    """Return the records that an event tells of in a field."""
    told = [values.get(field) for values in (event.before, event.after) if values]
    return {UUID(str(one)) for one in told if one}
