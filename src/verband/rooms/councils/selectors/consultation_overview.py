"""The ways into what was put before councils, as they are for one visitor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.councils.choices import Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.rules import boards_of, councils_of, offices_of
from verband.rooms.councils.selectors.consultation_lists import NAMES
from verband.rooms.councils.selectors.consultation_names import partnership_names
from verband.rooms.councils.selectors.consultations import Stage, rows_to_read, stage_of
from verband.rooms.councils.selectors.joint import readable_joints
from verband.rooms.councils.selectors.taking_part import own_governments
from verband.rooms.register.models import Partnership, Party


@dataclass(frozen=True, slots=True)
class House:
    """A government of the visitor, and how much waits there."""

    party: Party
    waiting: int


@dataclass(frozen=True, slots=True)
class ListCount:
    """One of the three lists."""

    voice: Voice
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Way:
    """A partnership whose pieces the visitor puts before councils."""

    public_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Overview:
    """All ways in."""

    houses: Sequence[House]
    lists: Sequence[ListCount]
    ways: Sequence[Way]
    joints: int


def overview_for(visitor: Visitor, on: date) -> Overview:
    """Return the ways in for a visitor."""
    counts = dict(Consultation.objects.order_by().values_list("voice").annotate(count=Count("pk")))
    return Overview(
        houses=_houses(own_governments(visitor, on)),
        lists=[ListCount(voice, title, counts.get(voice.value, 0)) for voice, title in NAMES.items()],
        ways=_ways(councils_of(visitor, on) | offices_of(visitor, on), on),
        joints=readable_joints(visitor, on).count(),
    )


def _houses(parties: Sequence[Party]) -> list[House]:
    rows = list(rows_to_read().filter(party__in=parties).defer("text", "answer", "afterwards"))
    waiting = [row.party_id for row in rows if row.by_board or stage_of(row) != Stage.DONE]
    return [House(party, waiting.count(party.pk)) for party in parties]


def _ways(own: frozenset[int], on: date) -> list[Way]:
    numbers = set(boards_of(own, on)) if own else set()
    names = partnership_names(numbers, on)
    rows = Partnership.objects.filter(pk__in=numbers, merged_into=None)
    ways = [Way(row.public_id, names[row.pk]) for row in rows if row.pk in names]
    return sorted(ways, key=lambda way: alphabetical_key(way.name))
