"""The days on which the calendar rests, for who keeps them; to others they are not there."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.choices import Reaction
from verband.rooms.councils.models import BoardMeeting, Consultation, CouncilMeeting, OwnTerm, Recess
from verband.rooms.councils.rules import may_plan, may_report, may_speak
from verband.rooms.councils.selectors.calendar import partnership_in_force
from verband.rooms.councils.selectors.taking_part import Named, council_or_404, governments_in
from verband.rooms.register.models import Party
from verband.rooms.register.selectors.on_day import PartnershipOnDay

Day = BoardMeeting | CouncilMeeting | OwnTerm | Recess


def partnership_to_plan(visitor: Visitor, public_id: UUID, on: date) -> Named:
    """Return a partnership in force to who plans it.

    Raises
    ------
    Http404
        When there is none, or it is not theirs to plan.
    """
    partnership, row = partnership_in_force(public_id, on)
    if not may_plan(visitor, partnership, on):
        raise Http404
    return Named(partnership, row.name)


def council_to_plan(visitor: Visitor, public_id: UUID, on: date) -> Party:
    """Return a government to the clerk of its council.

    Raises
    ------
    Http404
        When there is none, or another is its clerk.
    """
    party = council_or_404(public_id)
    if not may_speak(visitor, party, on):
        raise Http404
    return party


def day_to_keep(visitor: Visitor, model: type[Day], public_id: UUID, on: date) -> Day:
    """Return a meeting, a recess or a term to who keeps it.

    Raises
    ------
    Http404
        When there is none, or it is not theirs to keep.
    """
    row = model._default_manager.filter(public_id=public_id).first()
    if row is None or not _keeps(visitor, row, on):
        raise Http404
    return row


def pieces_on(row: Day) -> list[Consultation]:
    """Return the pieces that stand on a meeting of a council and on which it has not decided; of other days none."""
    if not isinstance(row, CouncilMeeting):
        return []
    waiting = Consultation.objects.filter(party=row.party, reaction=Reaction.PENDING, returned_on=None)
    there = waiting.filter(agenda_on=row.on).select_related("party").order_by("subject", "pk")
    return [piece for piece in there if stands_on(piece, row)]


def stands_on(piece: Consultation, meeting: CouncilMeeting) -> bool:
    """Whether a piece stands on a meeting of its council; one with a day and no name stands where it can decide."""
    named = piece.agenda == meeting.name or (meeting.decides and not piece.agenda)
    return piece.agenda_on == meeting.on and named


def agendas_of(
    held: Sequence[CouncilMeeting], arrangements: Mapping[int, PartnershipOnDay]
) -> Iterator[tuple[CouncilMeeting, list[str]]]:
    """Yield meetings of councils, each with what stands on its agenda: a piece and its arrangement, in words."""
    rows = Consultation.objects.filter(
        party__in={each.party_id for each in held}, agenda_on__in={each.on for each in held}
    )
    pieces = list(rows.defer("text", "answer", "afterwards").order_by("subject", "pk")) if held else []
    for meeting in held:
        yield (
            meeting,
            [
                f"{piece.subject} ({arrangements[piece.partnership_id].name})"
                for piece in pieces
                if piece.party_id == meeting.party_id
                and piece.partnership_id in arrangements
                and stands_on(piece, meeting)
            ],
        )


def _keeps(visitor: Visitor, row: Day, on: date) -> bool:
    if isinstance(row, BoardMeeting | OwnTerm):
        return may_plan(visitor, row.partnership, on)
    noted = isinstance(row, Recess) and row.reported
    return may_speak(visitor, row.party, on) or (noted and may_report(visitor, row.party, on))


def waits_for_clerk(visitor: Visitor, row: Day, on: date) -> bool:
    """Whether a recess was noted by others and the visitor is the clerk who confirms it by writing it down."""
    return isinstance(row, Recess) and row.reported and may_speak(visitor, row.party, on)


def councils_to_report(visitor: Visitor, public_id: UUID, on: date) -> tuple[Named, tuple[Party, ...]]:
    """Return a partnership with its councils to who plans it; for others there is none."""
    named = partnership_to_plan(visitor, public_id, on)
    numbers = [each.pk for each in governments_in(named.partnership.pk, on)]
    by_number = Party.objects.in_bulk(numbers)
    return named, tuple(by_number[number] for number in numbers)
