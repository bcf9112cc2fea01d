"""Who may undo which deed: whoever may keep the record now, under the same rules as any other change."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from verband.rooms.accounts.models import User
from verband.rooms.history.kinds import whole_only
from verband.rooms.history.models import Event
from verband.rooms.history.rows import chunks
from verband.rooms.register.choices import KEEPER_ROLES
from verband.rooms.register.models import Membership, Partnership, Party
from verband.rooms.register.rules import (
    is_team,
    may_read_in,
    parties_in_care,
    partnerships_kept_by,
    roles_of,
)
from verband.rooms.register.services.keep.gaining import makes_itself
from verband.rooms.register.services.undo.models import MODELS

OF_ALL = frozenset({"challenge", "area", "succession"})
"""Kinds that belong to no partnership or government: the programme team keeps them."""
OF_A_PARTY = frozenset({"party", "confirmation", "conflict", "membership"})
"""Kinds that who keeps the party may undo, whatever partnership they are of."""
PERIOD = ("role", "valid_from", "valid_to")
"""Fields by which a participation counts for rights."""
Points = Mapping[UUID, set[UUID]]
"""Record → the records of one kind that its events and its row point at."""


def may_undo(user: User, events: Sequence[Event], on: date, whole: bool) -> set[int]:
    """Return the events that a user may undo on a day, by number.

    A reading of a source is undone as a whole, by who may read one in. Anything else may be
    undone by who keeps the partnership or the party that it is of, and by who did it under a role still held.
    """
    read_in = whole_only({event.batch for event in events if event.batch}) if whole else set()
    reads_in = may_read_in(user, on)
    hand = [event for event in events if event.batch not in read_in]
    allowed = {event.pk for event in events if event.batch in read_in and reads_in}
    return allowed | _kept(user, hand, on)


def _kept(user: User, events: Sequence[Event], on: date) -> set[int]:
    cares_for = parties_in_care(user, on)
    if not cares_for:
        return set()
    partnerships, parties = _points(events, "partnership"), _points(events, "party")
    kept_parties = _addresses(Party, Q(pk__in=cares_for))
    team = is_team(user, on)
    mine = partnerships_kept_by(cares_for, on, with_team=team)
    kept = _kept_partnerships(mine, {one for found in partnerships.values() for one in found})
    kept |= _kept_with(events, kept_parties)
    own_parties = _addresses(Party, Q(pk__in=[each.party_id for each in roles_of(user, on) if each.party_id]))
    return {
        event.pk
        for event in events
        if _own(user, event, on)
        or (
            not _lets_back(user, event, own_parties, on)
            and _is_kept(event, partnerships, parties, kept, kept_parties, team=team)
        )
    }


def _is_kept(  # all of it was read once for all events
    event: Event,
    partnerships: Points,
    parties: Points,
    kept: set[UUID],
    kept_parties: set[UUID],
    *,
    team: bool,
) -> bool:
    """Whether an event is of a record in someone's care."""
    if event.object_kind in OF_ALL:
        return team
    of_party = event.object_kind in OF_A_PARTY and bool(parties[event.object_id] & kept_parties)
    return of_party or bool(partnerships[event.object_id] & kept)


def _lets_back(user: User, event: Event, own_parties: set[UUID], on: date) -> bool:
    """Whether undoing what another did lets a party back in by who acts for it: someone else has to do that."""
    before, after = event.before or {}, event.after or {}
    told = [name for name in PERIOD if before.get(name) != after.get(name)]
    if event.object_kind != Membership.told_as or not before or not told:
        return False
    row = Membership.objects.filter(public_id=event.object_id).select_related("party", "partnership").first()
    row = row or _gone(before)
    if row is None or row.party.public_id not in own_parties:
        return False
    return makes_itself(_with(row, after), _with(row, before), on=on, by=user)


def _gone(values: Mapping[str, Any]) -> Membership | None:
    """Return a row that was taken away, with whom and what it was of."""
    asked = {"party": _id(values.get("party")), "partnership": _id(values.get("partnership"))}
    party = Party.objects.filter(public_id=asked["party"]).first() if asked["party"] else None
    partnership = (
        Partnership.objects.filter(public_id=asked["partnership"]).first() if asked["partnership"] else None
    )
    return Membership(party=party, partnership=partnership) if party and partnership else None


def _with(row: Membership, values: Mapping[str, Any]) -> Membership:
    """Return a row with the role and the days of an event; one that was not there has no role."""
    trial = copy(row)
    trial.role = values.get("role", row.role if values else "")
    for name in ("valid_from", "valid_to"):
        told = values.get(name, getattr(row, name))
        setattr(trial, name, date.fromisoformat(told) if isinstance(told, str) else told)
    return trial


def _kept_partnerships(mine: QuerySet[Partnership], asked: set[UUID]) -> set[UUID]:
    """Return which of these partnerships are among those that someone keeps."""
    kept: set[UUID] = set()
    for some in chunks(asked):
        kept |= set(mine.filter(public_id__in=some).values_list("public_id", flat=True))
    return kept


def _kept_with(events: Sequence[Event], kept_parties: set[UUID]) -> set[UUID]:
    """Return the partnerships whose participants came or went in these same deeds, one in care among them."""
    found: set[UUID] = set()
    for event in events:
        if event.object_kind == "membership":
            for values in (event.before or {}, event.after or {}):
                if _id(values.get("party")) in kept_parties and (one := _id(values.get("partnership"))):
                    found.add(one)
    return found


def _own(user: User, event: Event, on: date) -> bool:
    """Whether the user did this, under a role that held then and holds still."""
    then = event.day
    return event.actor_id == user.pk and any(
        each.role in KEEPER_ROLES and each.holds_on(then) for each in roles_of(user, on)
    )


def _points(events: Iterable[Event], kind: str) -> Points:
    """Return which partnerships, or parties, each event is about: by itself, its values and its row."""
    found: dict[UUID, set[UUID]] = {event.object_id: set() for event in events}
    of_kind: dict[str, set[UUID]] = {}
    for event in events:
        of_kind.setdefault(event.object_kind, set()).add(event.object_id)
        if event.object_kind == kind:
            found[event.object_id].add(event.object_id)
        names = (kind, "merged_into") if event.object_kind == kind else (kind,)
        for values in (event.before or {}, event.after or {}):
            found[event.object_id] |= {one for name in names if (one := _id(values.get(name)))}
    for code, ids in of_kind.items():
        for object_id, one in _rows_point(code, ids, kind):
            found[object_id].add(one)
    return found


def _rows_point(code: str, ids: Iterable[UUID], kind: str) -> Iterable[tuple[UUID, UUID]]:
    model = MODELS.get(code)
    path = f"task__{kind}" if code == "answer" else kind
    names = {field.name for field in model._meta.concrete_fields} if model else set()
    if model is None or path.partition("__")[0] not in names or (code == "answer" and kind == "party"):
        return
    for some in chunks(ids):
        rows = model._default_manager.filter(public_id__in=some).exclude(**{path: None})
        yield from rows.values_list("public_id", f"{path}__public_id")


def _addresses(model: type[Party] | type[Partnership], which: Q) -> set[UUID]:
    return set(model.objects.filter(which).values_list("public_id", flat=True))


def _id(value: object) -> UUID | None:
    try:
        return UUID(str(value)) if value else None
    except ValueError:
        return None
