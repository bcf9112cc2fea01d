"""What was done of late: one row for each deed, which may have touched many records."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.facets import Facet
from verband.rooms.common.words import meervoud
from verband.rooms.history.kinds import all_kinds, kind_of, signatures_of, sources_of, visible
from verband.rooms.history.models import Event
from verband.rooms.history.rows import chunks
from verband.rooms.history.selectors.entries import deed_label

MOST = 2000
"""Deeds that are looked through at most, the newest; a day in the address reaches further back."""
BY_HAND = "hand"
Counted = tuple[str, str, int]
"""Kind, deed and number of records."""


@dataclass(frozen=True)
class DeedRow:
    """One deed: everything that was done at once."""

    batch: UUID
    moment: datetime
    first: Event
    counts: tuple[Counted, ...]
    who: str
    source: str
    """From which source it was read in, empty when it was done by hand."""

    @property
    def total(self) -> int:
        """How many changes there were."""
        return sum(number for _, _, number in self.counts)

    @property
    def what(self) -> str:
        """What it was about, in a few words."""
        if self.total == 1:
            return f"{_says(self.first.object_kind, 1)} {self.first.label}"
        totals: dict[str, int] = {}
        for code, _, number in self.counts:
            totals[code] = totals.get(code, 0) + number
        told = ", ".join(_counted(code, number) for code, number in totals.items())
        return f"{self.first.label}: {told}" if not self.source and self.total < 50 else told

    @property
    def done(self) -> str:
        """Which deeds it was."""
        if self.first.undoes_id:
            return "ongedaan gemaakt"
        words = {
            deed_label(Event(deed=deed, object_kind=code), kind_of(code)) for code, deed, _ in self.counts
        }
        return ", ".join(sorted(words))

    @cached_property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """Values to filter by."""
        return {
            "soort": tuple({code for code, _, _ in self.counts}),
            "daad": ("undo",) if self.first.undoes_id else tuple({deed for _, deed, _ in self.counts}),
            "bron": (self.source or BY_HAND,),
        }


def deeds_for(visitor: Visitor, on: date, day: date | None = None) -> list[DeedRow]:
    """Return the newest deeds that a visitor may see, of one day if asked."""
    events = Event.objects.filter(visible(visitor, on), batch__isnull=False)
    if day:
        events = events.filter(_on(day))
    newest = events.order_by().values("batch").annotate(last=Max("id")).order_by("-last")[:MOST]
    batches = [row["batch"] for row in newest if row["batch"]]
    counted = _counted_by(events, batches)
    firsts = _firsts([min(row[3] for row in rows) for rows in counted.values()])
    sources = sources_of(batches)
    signed = signatures_of(visitor, firsts.values(), on)
    return [
        DeedRow(
            batch=batch,
            moment=timezone.localtime(firsts[batch].moment),
            first=firsts[batch],
            counts=tuple((code, deed, number) for code, deed, number, _ in counted[batch]),
            who=signed[firsts[batch].pk],
            source=sources.get(batch, ""),
        )
        for batch in batches
    ]


def deed_facets(rows: Sequence[DeedRow]) -> list[Facet]:
    """Return the facets of the list of deeds."""
    kinds = {kind.code: kind.plural for kind in all_kinds()}
    deeds = {"undo": "ongedaan gemaakt"}
    for row in rows:
        for code, deed, _ in row.counts:
            deeds.setdefault(deed, deed_label(Event(deed=deed, object_kind=code), kind_of(code)))
    sources = {row.source: row.source for row in rows if row.source}
    return [
        Facet("soort", "Soort record", dict(sorted(kinds.items(), key=lambda pair: pair[1]))),
        Facet("daad", "Wat er gebeurde", deeds),
        Facet("bron", "Bron", {BY_HAND: "met de hand", **dict(sorted(sources.items()))}),
    ]


def _on(day: date) -> Q:
    zone = timezone.get_current_timezone()
    begin = datetime.combine(day, time.min, zone)
    return Q(moment__gte=begin, moment__lt=datetime.combine(day + timedelta(days=1), time.min, zone))


def _counted_by(
    events: QuerySet[Event], batches: Iterable[UUID]
) -> dict[UUID, list[tuple[str, str, int, int]]]:
    found: dict[UUID, list[tuple[str, str, int, int]]] = {batch: [] for batch in batches}
    for some in chunks(found):
        rows = events.filter(batch__in=some).order_by().values("batch", "object_kind", "deed")
        for row in rows.annotate(number=Count("id"), first=Min("id")).order_by("first"):
            if row["batch"]:
                found[row["batch"]].append((row["object_kind"], row["deed"], row["number"], row["first"]))
    return found


def _firsts(numbers: Iterable[int]) -> dict[UUID, Event]:
    found: dict[UUID, Event] = {}
    for some in chunks(numbers):
        for event in Event.objects.filter(pk__in=some).defer("before", "after"):
            if event.batch:
                found[event.batch] = event
    return found


def _counted(code: str, number: int) -> str:
    kind = kind_of(code)
    return meervoud(number, f"{kind.label},{kind.plural}" if kind else "record,records")


def _says(code: str, number: int) -> str:
    return _counted(code, number).partition(" ")[2]
