"""Areas by division: provinces, and whatever divisions were read in."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from verband.rooms.register.choices import Division, Source
from verband.rooms.register.models import Area, AreaMember, SourceRecord
from verband.rooms.register.querysets import in_force

OF_LIST = f"{Division.OWN}:"
"""How the code of a division begins that one of several lists brought."""


@dataclass(frozen=True, slots=True)
class AreaOnDay:
    """An area with the parties that lie in it, by primary key."""

    public_id: UUID
    division: str
    code: str
    name: str
    parties: frozenset[int]


def divisions() -> dict[str, str]:
    """Return the divisions of which there are areas, code → label; each of several own lists is one by itself."""
    found = set(Area.objects.values_list("division", flat=True))
    known = {code: label for code, label in Division.choices if code in found}
    lists = _lists_of_areas() if Division.OWN in found else []
    if len(lists) < 2:
        return known
    label = known.pop(Division.OWN)
    return known | {f"{OF_LIST}{name}": f"{label} '{name}'" for name in lists}


def areas_on(day: date, division: str) -> dict[str, AreaOnDay]:
    """Return the areas of a division as they were on a day, by code, in the order of their names."""
    kind, _, list_name = division.partition(":")
    rows = AreaMember.objects.filter(in_force(day), area__division=kind)
    if list_name:
        brought = _records_of_areas().filter(key__startswith=f"{list_name}:")
        rows = rows.filter(area__public_id__in=brought.values("object_id"))
    return {area.code: area for area in areas_of(rows)}


def areas_of(rows: QuerySet[AreaMember]) -> list[AreaOnDay]:
    """Return the areas of some rows with the parties in them, by division and name."""
    members: dict[tuple[UUID, str, str, str], set[int]] = {}
    fields = ("area__public_id", "area__division", "area__code", "area__name")
    for *area, party in rows.order_by("area__division", "area__name").values_list(*fields, "party"):
        members.setdefault((area[0], area[1], area[2], area[3]), set()).add(party)
    return [AreaOnDay(*area, frozenset(parties)) for area, parties in members.items()]


def _lists_of_areas() -> list[str]:
    keys = _records_of_areas().filter(vanished_on=None).values_list("key", flat=True)
    return sorted({key.partition(":")[0] for key in keys})


def _records_of_areas() -> QuerySet[SourceRecord]:
    return SourceRecord.objects.filter(source=Source.LIST, kind="area")
