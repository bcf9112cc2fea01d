"""One preparation of a board meeting: who reads the note, and whose deviating views.

The note is for administrators and officials of the governments that take part. A deviating view is for those of the
own house, and for the others only once it was released: until then nothing tells them that it is there.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.models import BoardItem, BoardMeeting, DeviatingView
from verband.rooms.councils.rules import advised_of, boards_of, offices_of, reads_notes_of, writes_notes_of
from verband.rooms.councils.selectors.taking_part import participants
from verband.rooms.register.models import PartnershipVersion, Party
from verband.rooms.register.selectors.on_day import PartyOnDay, RegisterOnDay, register_on

LOOKS_BACK = timedelta(days=120)
"""How long a meeting that was held stays in the list."""


@dataclass(frozen=True, slots=True)
class House:
    """A government of the visitor's own that takes part, with its view of an item if it wrote one."""

    party: PartyOnDay
    view: DeviatingView | None
    writes: bool
    """Whether the visitor writes for it."""


@dataclass(frozen=True, slots=True)
class ItemPage:
    """What a visitor reads of one item."""

    item: BoardItem
    board: str
    """Name of the partnership."""
    houses: tuple[House, ...]
    released: tuple[DeviatingView, ...]
    """What other governments released."""
    silent: tuple[PartyOnDay, ...]
    """Other governments that released nothing."""
    writes: bool
    """Whether the visitor writes the note that all share."""
    drew_it_up: bool
    """Whether the visitor writes for whoever put it on the agenda, and so may take it off."""


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """What a visitor reads of a meeting."""

    meeting: BoardMeeting
    board: str
    """Name of the partnership."""
    items: tuple[ItemPage, ...]
    parties: tuple[PartyOnDay, ...]
    writers: tuple[PartyOnDay, ...]
    """The parties for which the visitor can add an item: governments that take part, and the own body of the board."""


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in the list, with how far its preparation is."""

    meeting: BoardMeeting
    board: str
    """Name of the partnership."""
    items: int
    noted: int
    """Items that have a note."""
    own_views: int
    released: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The meetings of the boards in which a government of the visitor takes part."""

    coming: tuple[MeetingLine, ...]
    held: tuple[MeetingLine, ...]
    takes_part: bool


def overview(visitor: Visitor, on: date) -> Overview:
    """Return the meetings of the visitor's boards that are coming, and those that were held not long ago."""
    boards = boards_of(reads_notes_of(visitor, on), on)
    found = BoardMeeting.objects.filter(partnership__in=boards, on__gte=on - LOOKS_BACK)
    meetings = list(found.select_related("partnership").order_by("on", "pk"))
    lines = _lines(visitor, meetings, on)
    return Overview(
        coming=tuple(line for line in lines if line.meeting.on >= on),
        held=tuple(reversed([line for line in lines if line.meeting.on < on])),
        takes_part=boards.exists(),
    )


def _lines(visitor: Visitor, meetings: Sequence[BoardMeeting], on: date) -> list[MeetingLine]:
    names = _names({meeting.partnership_id for meeting in meetings}, on)
    items: dict[int, list[BoardItem]] = defaultdict(list)
    for item in BoardItem.objects.filter(meeting__in=meetings):
        items[item.meeting_id].append(item)
    views = DeviatingView.objects.filter(item__meeting__in=meetings).select_related("item")
    own: dict[int, int] = defaultdict(int)
    released: dict[int, int] = defaultdict(int)
    houses = advised_of(visitor, on)
    for view in views.filter(_visible(houses)):
        (own if view.party_id in houses else released)[view.item.meeting_id] += 1
    return [
        MeetingLine(
            meeting,
            names.get(meeting.partnership_id, str(meeting.partnership)),
            len(items[meeting.pk]),
            sum(bool(item.note) for item in items[meeting.pk]),
            own[meeting.pk],
            released[meeting.pk],
        )
        for meeting in meetings
    ]


def meeting_page(visitor: Visitor, public_id: UUID, on: date) -> MeetingPage:
    """Return a meeting with its items to who takes part.

    Raises
    ------
    Http404
        When there is none, or no government of the visitor takes part.
    """
    boards = boards_of(reads_notes_of(visitor, on), on)
    rows = BoardMeeting.objects.select_related("partnership").filter(partnership__in=boards)
    meeting = get_object_or_404(rows, public_id=public_id)
    items = list(
        BoardItem.objects.filter(meeting=meeting).select_related("meeting__partnership", "drafted_by")
    )
    register = register_on(on)
    parties = participants(meeting.partnership_id, register)
    body, writes = register.parties.get(meeting.partnership.own_party_id or 0), writes_notes_of(visitor, on)
    return MeetingPage(
        meeting=meeting,
        board=_names({meeting.partnership_id}, on).get(meeting.partnership_id, str(meeting.partnership)),
        items=_pages(visitor, items, on),
        parties=parties,
        writers=tuple(each for each in (*([body] if body else []), *parties) if each.pk in writes),
    )


def item_page(visitor: Visitor, public_id: UUID, on: date) -> ItemPage:
    """Return an item with the note and the views that a visitor reads.

    Raises
    ------
    Http404
        When there is none, or no government of the visitor takes part.
    """
    boards = boards_of(reads_notes_of(visitor, on), on)
    rows = BoardItem.objects.select_related("meeting__partnership", "drafted_by")
    item = get_object_or_404(rows.filter(meeting__partnership__in=boards), public_id=public_id)
    [page] = _pages(visitor, [item], on)
    return page


def item_to_write(visitor: Visitor, public_id: UUID, on: date) -> ItemPage:
    """Return an item to an official of a participant or of the own body; to others there is no such page.

    Raises
    ------
    Http404
        When there is none, or the visitor does not write here.
    """
    page = item_page(visitor, public_id, on)
    if not page.writes:
        raise Http404
    return page


def house_to_write(page: ItemPage, party_id: UUID) -> House:
    """Return the government for which the visitor writes a deviating view.

    Raises
    ------
    Http404
        When the visitor does not write for it.
    """
    found = next((each for each in page.houses if each.writes and each.party.public_id == party_id), None)
    if found is None:
        raise Http404
    return found


def view_to_write(visitor: Visitor, public_id: UUID, on: date) -> tuple[DeviatingView, ItemPage]:
    """Return a view with its item to an official of the government that wrote it.

    Raises
    ------
    Http404
        When there is none, or it is another house's, also when that released it.
    """
    rows = DeviatingView.objects.select_related("party", "item").filter(party__in=offices_of(visitor, on))
    view = get_object_or_404(rows, public_id=public_id)
    return view, item_to_write(visitor, view.item.public_id, on)


def party_of(house: House) -> Party:
    """Return the row of a house."""
    return Party.objects.get(pk=house.party.pk)


def _visible(houses: Iterable[int]) -> Q:
    """Return the condition under which a view may be read: of the own house, or released."""
    return Q(party__in=houses) | Q(released_on__isnull=False)


def _pages(visitor: Visitor, items: Sequence[BoardItem], on: date) -> tuple[ItemPage, ...]:
    houses, offices = advised_of(visitor, on), offices_of(visitor, on)
    seen = DeviatingView.objects.filter(_visible(houses), item__in=items).select_related("party", "item")
    views: dict[int, list[DeviatingView]] = defaultdict(list)
    for view in seen.order_by("party__name", "pk"):
        views[view.item_id].append(view)
    names, register = _names({item.meeting.partnership_id for item in items}, on), register_on(on)
    own = (houses, offices, writes_notes_of(visitor, on))
    return tuple(_page(item, views[item.pk], names, own, register) for item in items)


def _page(
    item: BoardItem,
    views: Sequence[DeviatingView],
    names: dict[int, str],
    own: tuple[frozenset[int], frozenset[int], frozenset[int]],
    register: RegisterOnDay,
) -> ItemPage:
    (houses, offices, writes), parties = own, participants(item.meeting.partnership_id, register)
    by_party = {view.party_id: view for view in views}
    mine = [each for each in parties if each.pk in houses]
    return ItemPage(
        item=item,
        board=names.get(item.meeting.partnership_id, str(item.meeting.partnership)),
        houses=tuple(House(each, by_party.get(each.pk), each.pk in offices) for each in mine),
        released=tuple(view for view in views if view.party_id not in houses),
        silent=tuple(each for each in parties if each.pk not in houses and each.pk not in by_party),
        writes=bool(writes & {item.meeting.partnership.own_party_id, *(each.pk for each in parties)}),
        drew_it_up=item.drafted_by_id in writes,
    )


def _names(partnerships: Iterable[int], on: date) -> dict[int, str]:
    """Return what partnerships are called: by the version in force, else by the last one."""
    rows = PartnershipVersion.objects.leading().filter(partnership__in=set(partnerships)).order_by("number")
    last = dict(rows.values_list("partnership", "name"))
    return last | dict(rows.on(on).values_list("partnership", "name"))
