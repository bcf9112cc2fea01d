"""Areas by division: provinces, and whatever divisions were read in."""

from dataclasses import dataclass
from datetime import date

from verband.rooms.register.choices import Division
from verband.rooms.register.models import Area, AreaMember
from verband.rooms.register.querysets import in_force


@dataclass(frozen=True, slots=True)
class AreaOnDay:
    """An area with the parties that lie in it, by primary key."""

    code: str
    name: str
    parties: frozenset[int]


def divisions() -> dict[str, str]:
    """Return the divisions of which there are areas, code → label."""
    found = set(Area.objects.values_list("division", flat=True))
    return {code: label for code, label in Division.choices if code in found}


def areas_on(day: date, division: str) -> dict[str, AreaOnDay]:
    """Return the areas of a division as they were on a day, by code, in the order of their names."""
    rows = AreaMember.objects.filter(in_force(day), area__division=division).order_by("area__name")
    members: dict[tuple[str, str], set[int]] = {}
    for code, name, party in rows.values_list("area__code", "area__name", "party"):
        members.setdefault((code, name), set()).add(party)
    return {code: AreaOnDay(code, name, frozenset(parties)) for (code, name), parties in members.items()}
