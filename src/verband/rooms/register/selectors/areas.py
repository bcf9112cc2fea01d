"""Areas by division: provinces, and whatever divisions were read in."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from verband.rooms.register.choices import Division, Source
from verband.rooms.register.models import Area, AreaMember, SourceRecord
from verband.rooms.register.querysets import in_force

OF_LIST = f"{Division.OWN}:"
"""How the code of a division begins that one of several lists brought."""


@dataclass(frozen=True, slots=True)
class AreaOnDay:
    """An area with the parties that lie in it, by primary key."""

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
    rows = AreaMember.objects.filter(in_force(day), area__division=kind).order_by("area__name")
    if list_name:
        brought = _records_of_areas().filter(key__startswith=f"{list_name}:")
        rows = rows.filter(area__public_id__in=brought.values("object_id"))
    members: dict[tuple[str, str], set[int]] = {}
    for code, name, party in rows.values_list("area__code", "area__name", "party"):
        members.setdefault((code, name), set()).add(party)
    return {code: AreaOnDay(code, name, frozenset(parties)) for (code, name), parties in members.items()}


def _lists_of_areas() -> list[str]:
    keys = _records_of_areas().filter(vanished_on=None).values_list("key", flat=True)
    return sorted({key.partition(":")[0] for key in keys})


def _records_of_areas() -> QuerySet[SourceRecord]:
    return SourceRecord.objects.filter(source=Source.LIST, kind="area")
