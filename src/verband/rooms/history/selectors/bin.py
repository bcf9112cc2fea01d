"""What was thrown away and can be brought back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from verband.rooms.accounts.rules import Visitor, is_user
from verband.rooms.common.facets import Facet
from verband.rooms.history.choices import Deed
from verband.rooms.history.kinds import (
    Kind,
    all_kinds,
    kind_of,
    signatures_of,
    visible,
    whole_only,
)
from verband.rooms.history.models import Event
from verband.rooms.history.rows import chunks
from verband.rooms.history.selectors.together import along, may_put_back


@dataclass(frozen=True)
class BinRow:
    """One record in the bin."""

    number: int
    """Of the event that threw it away."""
    batch: UUID | None
    object_id: UUID
    kind: Kind
    label: str
    moment: datetime
    who: str
    along: int
    """How many other changes of the same deed go back along with it."""

    @cached_property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """Values to filter by."""
        return {"soort": (self.kind.code,)}


@dataclass(frozen=True, slots=True)
class Bin:
    """What lies in the bin: records that come back one by one, and what was undone of imports."""

    rows: tuple[BinRow, ...]
    with_import: int
    """Records that went when a reading of a source was undone, and come back with it only."""


def bin_for(visitor: Visitor, on: date) -> Bin:
    """Return the records in the bin that a visitor may see, the last thrown away first."""
    events = _thrown_away(visitor, on)
    parts = whole_only({event.batch for event in events if event.batch})
    alone = [event for event in events if event.batch not in parts]
    signed = signatures_of(visitor, alone, on)
    others = along(alone, parts)
    rows = tuple(
        BinRow(
            event.pk,
            event.batch,
            event.object_id,
            kind,
            event.label,
            timezone.localtime(event.moment),
            signed[event.pk],
            others.get(event.pk, 0),
        )
        for event in alone
        if (kind := kind_of(event.object_kind))
    )
    return Bin(rows, len(events) - len(alone))


def restorable(visitor: Visitor, rows: Sequence[BinRow], on: date) -> set[int]:
    """Return which of these a visitor may bring back."""
    if not is_user(visitor):
        return set()
    events = [
        event for some in chunks([row.number for row in rows]) for event in Event.objects.filter(pk__in=some)
    ]
    return may_put_back(visitor, events, {row.number: row.along for row in rows if row.along}, on)


def bin_facets() -> list[Facet]:
    """Return the facets of the bin."""
    kinds = {kind.code: kind.plural for kind in all_kinds()}
    return [Facet("soort", "Soort record", dict(sorted(kinds.items(), key=lambda pair: pair[1])))]


def _thrown_away(visitor: Visitor, on: date) -> list[Event]:
    """Return the deeds that took a record away that did not come back since."""
    back = Event.objects.filter(
        object_id=OuterRef("object_id"), deed__in=(Deed.CREATE, Deed.RESTORE), pk__gt=OuterRef("pk")
    )
    rows = Event.objects.filter(visible(visitor, on), deed__in=(Deed.DELETE, Deed.MERGE), after__isnull=True)
    return list(rows.filter(~Exists(back), undone_by=None).order_by("-id").defer("before"))
