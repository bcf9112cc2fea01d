"""Whose entries must be made anew, as the events since the last time tell."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q

from verband.rooms.history.models import Event
from verband.rooms.history.rows import chunks
from verband.rooms.register.models import Area, Partnership, PartnershipVersion, Party, Remark, Seat, Task

MOST_EVENTS = 400
"""More than this many, and making everything anew takes no longer."""
Part = type[PartnershipVersion] | type[Task] | type[Seat] | type[Remark]
OF_A_PARTNERSHIP: Mapping[str, Part] = {
    "version": PartnershipVersion,
    "task": Task,
    "seat": Seat,
    "remark": Remark,
}
Merges = type[Party] | type[Partnership]
MERGE: Mapping[str, Merges] = {"party": Party, "partnership": Partnership}
OWNERS: Mapping[str, Merges | type[Area]] = {**MERGE, "area": Area}
LOOKED_AT = {*OWNERS, *OF_A_PARTNERSHIP}


def owners_since(number: int, until: int) -> set[UUID] | None:
    """Return the parties, partnerships and areas told of by the events in between; None when it may be any.

    An event can tell of a record that is gone by now: then its values say to which partnership it belonged.
    """
    events = Event.objects.filter(pk__gt=number, pk__lte=until, object_kind__in=LOOKED_AT)
    told = list(events.values_list("object_kind", "object_id", "before", "after")[: MOST_EVENTS + 1])
    if len(told) > MOST_EVENTS:
        return None
    by_kind: dict[str, dict[UUID, list[Any]]] = defaultdict(dict)
    for kind, object_id, before, after in told:
        by_kind[kind].setdefault(object_id, []).extend((before, after))
    owners: set[UUID] = set()
    for kind, records in by_kind.items():
        found = _owners(kind, records) if kind in OWNERS else _partnerships(kind, records)
        if found is None:
            return None
        owners |= found
    return owners | _leaning_on(by_kind["party"])


def _owners(kind: str, records: Mapping[UUID, list[Any]]) -> set[UUID] | None:
    """Return the records themselves, and those in which they went up, now or before."""
    standing = set(
        OWNERS[kind]._default_manager.filter(public_id__in=records).values_list("public_id", flat=True)
    )
    if kind == "party" and standing != records.keys():
        return None  # its name may stand with partnerships whose body it was
    return {*records, *_roots(kind, standing), *_named("merged_into", records.values())}


def _roots(kind: str, ids: Collection[UUID]) -> set[UUID]:
    """Follow what was merged to where it went up; areas never are."""
    found: set[UUID] = set()
    while kind in MERGE and (ids := _merged_into(MERGE[kind], ids) - found):
        found |= ids
    return found


def _merged_into(model: Merges, ids: Collection[UUID]) -> set[UUID]:
    rows = model._default_manager.filter(public_id__in=ids).exclude(merged_into=None)
    return set(rows.values_list("merged_into__public_id", flat=True))


def _partnerships(kind: str, records: Mapping[UUID, list[Any]]) -> set[UUID] | None:
    """Return the partnerships of parts, now and as their events have it."""
    rows = OF_A_PARTNERSHIP[kind]._default_manager.filter(public_id__in=records)
    owners = dict(rows.values_list("public_id", "partnership__public_id"))
    gone = [values for one, values in records.items() if one not in owners]
    named = [_named("partnership", [values]) for values in gone]
    if not all(named):
        return None
    return {*owners.values(), *_named("partnership", records.values()), *_merged(owners.values())}.union(
        *named
    )


def _merged(partnerships: Iterable[UUID]) -> set[UUID]:
    return _roots("partnership", set(partnerships))


def _named(name: str, records: Iterable[list[Any]]) -> set[UUID]:
    """Return the public ids under a name in what events tell before and after; sources name records by keys."""
    told = (values.get(name) for record in records for values in record if isinstance(values, dict))
    return {UUID(value) for value in told if isinstance(value, str) and _is_id(value)}


def _is_id(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def _leaning_on(parties: Collection[UUID]) -> set[UUID]:
    """Return the partnerships that carry the name of one of these parties as that of their own body."""
    found: set[UUID] = set()
    for some in chunks(parties):
        carries = Q(versions__body__public_id__in=some) | Q(own_party__public_id__in=some)
        found.update(Partnership.objects.filter(carries).values_list("public_id", flat=True))
    return found | _merged(found)
