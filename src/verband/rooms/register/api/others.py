"""Areas, task kinds and counts, as they are read for an answer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from verband.rooms.common.api.shapes import dutch_codes
from verband.rooms.register.api.looks import Look
from verband.rooms.register.bridge.facts import inventory
from verband.rooms.register.choices import Form, Obligation, Source
from verband.rooms.register.models import Area, AreaMember
from verband.rooms.register.querysets import in_force
from verband.rooms.register.selectors.figures import figures
from verband.rooms.register.selectors.on_day import PartyOnDay

NO_AREA = "Dit gebied staat hier niet."
UNKNOWN = "niet-bekend"


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area, and who lies in it on the day that is looked at."""

    area: Area
    parties: tuple[PartyOnDay, ...]


def areas(look: Look, divisions: Iterable[str]) -> list[AreaRow]:
    """Return the areas of some divisions, or of all, by division and name."""
    found = Area.objects.filter(division__in=divisions) if divisions else Area.objects.all()
    return _with_parties(list(found), look)


def one_area(public_id: UUID, look: Look) -> AreaRow:
    """Return an area, or the answer that there is none."""
    rows = _with_parties(list(Area.objects.filter(public_id=public_id)), look)
    if not rows:
        raise Http404(NO_AREA)
    return rows[0]


def _with_parties(found: list[Area], look: Look) -> list[AreaRow]:
    lie_in: dict[int, list[PartyOnDay]] = defaultdict(list)
    rows = AreaMember.objects.filter(in_force(look.day), area__in=found).order_by("party__name")
    for area, party in rows.values_list("area", "party"):
        if party in look.register.parties:
            lie_in[area].append(look.register.parties[party])
    return [AreaRow(area, tuple(lie_in[area.pk])) for area in found]


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts on a day; codes as the wire calls them."""

    day: date
    partnerships: int
    memberships: int
    memberships_of_ended_parties: int
    parties: int
    told_only: int
    probably_succeeded: int
    by_form: Mapping[str, int]
    by_obligation: Mapping[str, int]
    by_task_kind: Mapping[str, int]
    sources: tuple[str, ...]
    caveat: str


def counted(look: Look, province: str | None) -> Figures:
    """Return the counts of the country, or of the partnerships with a municipality in one province."""
    counts = figures(look.register.in_province(province) if province else look.register)
    same = ("memberships", "memberships_of_ended_parties", "parties", "told_only", "probably_succeeded")
    forms, obligations, sources = dutch_codes(Form), dutch_codes(Obligation), dutch_codes(Source)
    kinds = {UNKNOWN if code == "unknown" else code: n for code, n in counts["by_task_kind"].items()}
    return Figures(
        day=look.day,
        partnerships=sum(counts["by_form"].values()),
        by_form={forms[code]: n for code, n in counts["by_form"].items()},
        by_obligation={obligations[code]: n for code, n in counts["by_obligation"].items()},
        by_task_kind=kinds,
        sources=tuple(sources[code] for code in counts["sources"]),
        caveat=inventory().sentence,
        **{name: counts[name] for name in same},
    )
