"""The calendar of one arrangement in one year, and of each of its councils."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.bridge.moments import (
    Arrangement,
    Collision,
    Moment,
    Planned,
    Sitting,
    find_collisions,
)
from verband.rooms.councils.models import BoardMeeting, CouncilMeeting, OwnTerm, Recess
from verband.rooms.councils.rules import may_plan
from verband.rooms.councils.selectors.extras import Extra, extras_of
from verband.rooms.councils.selectors.own_moments import (
    consultations_of,
    loose_moments,
    loose_pieces,
    own_moment,
)
from verband.rooms.councils.selectors.planning import Planning, planning_on
from verband.rooms.register.bridge.snapshot import probable_successions
from verband.rooms.register.models import Partnership
from verband.rooms.register.rules import reads_along
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay

Same = tuple[str, int, date | None, date, bool]
"""What makes the terms of two councils one: rule, year, first and last day, and whether receipt is known."""
NO_LAW = (
    "Voor deze vorm noemt de Wgr geen vaste momenten in het jaar. Wat raden hier willen horen, "
    "spreken de partners zelf af."
)


@dataclass(frozen=True, slots=True)
class CouncilTerm:
    """The term of councils at one moment, together where it is the same for them."""

    councils: tuple[PartyOnDay, ...]
    moment: Moment
    from_receipt: bool
    """Whether it runs from their own day of receipt; otherwise that day is not known."""


@dataclass(frozen=True)
class Calendar:
    """What the page of an arrangement shows for one year."""

    partnership: Partnership
    row: PartnershipOnDay
    year: int
    arrangement: Arrangement | None
    moments: tuple[Moment, ...]
    councils: tuple[PartyOnDay, ...]
    terms: tuple[CouncilTerm, ...]
    extras: tuple[Extra, ...]
    collisions: tuple[Collision, ...]
    names: dict[str, str]
    """Public id of a council → its name, for the collisions."""
    meetings: tuple[BoardMeeting, ...]
    own_terms: tuple[OwnTerm, ...]
    may_plan: bool
    reads_along: bool
    """Whether the visitor is a partner, who sees more than what was published."""
    succeeded: bool
    """Whether a newer arrangement has probably taken its place."""

    @property
    def why_none(self) -> str:
        """Return why there are no moments; empty when there are."""
        return "" if self.moments else NO_LAW


def calendar_for(visitor: Visitor, public_id: UUID, year: int, on: date) -> Calendar:
    """Return the calendar of an arrangement in a year.

    Raises
    ------
    Http404
        When no such partnership is in force on the day.
    """
    partnership, row, planning = _loaded(public_id, on)
    moments, councils = planning.moments(partnership.pk, year), planning.councils(partnership.pk)
    arrangement = planning.arrangement(partnership.pk)
    terms = _terms(planning, row, moments, year)
    return Calendar(
        partnership=partnership,
        row=row,
        year=year,
        arrangement=arrangement,
        moments=moments,
        councils=councils,
        terms=terms,
        extras=extras_of([row], {council.kind for council in councils}, year),
        collisions=_collisions(row, moments, terms, councils),
        names={str(one.public_id): one.name for one in councils},
        meetings=tuple(BoardMeeting.objects.filter(partnership=partnership).order_by("-on", "-id")),
        own_terms=tuple(OwnTerm.objects.filter(partnership=partnership)),
        may_plan=may_plan(visitor, partnership, on),
        reads_along=reads_along(visitor, on),
        succeeded=partnership.pk in probable_successions(planning.register),
    )


def partnership_in_force(public_id: UUID, on: date) -> tuple[Partnership, PartnershipOnDay]:
    """Return a partnership with what it is called on a day.

    Raises
    ------
    Http404
        When no such partnership is in force on the day.
    """
    partnership, row, _ = _loaded(public_id, on)
    return partnership, row


def _loaded(public_id: UUID, on: date) -> tuple[Partnership, PartnershipOnDay, Planning]:
    partnership = Partnership.objects.filter(public_id=public_id).first()
    if partnership is None:
        raise Http404
    planning = planning_on(on, [partnership.pk])
    row = planning.register.partnerships.get(partnership.pk)
    if row is None:
        raise Http404
    return partnership, row, planning


def _terms(
    planning: Planning, row: PartnershipOnDay, moments: tuple[Moment, ...], year: int
) -> tuple[CouncilTerm, ...]:
    if planning.arrangement(row.pk) is None:
        return ()
    running = [moment for moment in moments if moment.opens]
    given = consultations_of({moment.year for moment in running}, partnerships=[row.pk])
    own = [
        own_moment(planning, row, council, moment, given)
        for moment in running
        for council in planning.councils(row.pk)
    ]
    own += loose_moments(planning, loose_pieces(partnerships=[row.pk]), {year})
    found: dict[Same, tuple[Moment, list[PartyOnDay]]] = {}
    for each in own:
        moment, received = each.moment, each.handed.received_on is not None
        same = (moment.rule.code, moment.year, moment.opens, moment.day, received)
        found.setdefault(same, (moment, []))[1].append(each.council)
    return tuple(CouncilTerm(tuple(councils), moment, same[-1]) for same, (moment, councils) in found.items())


def _collisions(
    row: PartnershipOnDay,
    moments: tuple[Moment, ...],
    terms: tuple[CouncilTerm, ...],
    councils: tuple[PartyOnDay, ...],
) -> tuple[Collision, ...]:
    own = [
        Planned(row.name, str(council.public_id), each.moment) for each in terms for council in each.councils
    ]
    plain = [
        Planned(row.name, str(council.public_id), moment)
        for moment in moments
        if moment.rule.for_councils and not moment.opens
        for council in councils
    ]
    keys = {council.pk: str(council.public_id) for council in councils}
    return find_collisions([*own, *plain], *days_of_councils(keys))


def days_of_councils(
    keys: dict[int, str],
) -> tuple[dict[str, list[tuple[date, date]]], dict[str, list[Sitting]]]:
    """Return the recesses and the meetings that decide, by the key of each council."""
    recesses: dict[str, list[tuple[date, date]]] = {}
    for pk, first, last in Recess.objects.filter(party__in=keys).values_list(
        "party", "first_day", "last_day"
    ):
        recesses.setdefault(keys[pk], []).append((first, last))
    meetings: dict[str, list[Sitting]] = {}
    held = CouncilMeeting.objects.filter(party__in=keys, decides=True)
    for pk, on, papers_by in held.values_list("party", "on", "papers_by"):
        meetings.setdefault(keys[pk], []).append(Sitting(on, papers_by))
    return recesses, meetings
