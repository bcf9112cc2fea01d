"""The calendar of one arrangement in one year, and of each of its councils."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.words import datum, zekerheid
from verband.rooms.councils.bridge.dossier import form_in_words
from verband.rooms.councils.bridge.moments import (
    Arrangement,
    Collision,
    Handed,
    Moment,
    Planned,
    Sitting,
    certainty_of,
    find_collisions,
)
from verband.rooms.councils.models import BoardMeeting, CouncilMeeting, OwnTerm, Recess
from verband.rooms.councils.rules import may_plan
from verband.rooms.councils.selectors.extras import Extra, extras_of
from verband.rooms.councils.selectors.feed_words import BY_TREATY
from verband.rooms.councils.selectors.handed_in import handed_in
from verband.rooms.councils.selectors.no_moments import why_none
from verband.rooms.councils.selectors.own_moments import (
    LOOSE,
    consultations_of,
    loose_moments,
    loose_pieces,
    own_moments,
)
from verband.rooms.councils.selectors.planning import Planning, onlooker, planning_on
from verband.rooms.councils.selectors.taking_part import WITH_BUDGET
from verband.rooms.councils.selectors.without_term import Asked, asked_without_term
from verband.rooms.register.bridge.snapshot import probable_successions
from verband.rooms.register.choices import Form, SchemeKind
from verband.rooms.register.models import Partnership
from verband.rooms.register.rules import reads_along
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay

Same = tuple[str, int, date, str, Handed]
"""What makes the terms of two councils one: rule, year, last day, piece, and when it was sent and received."""
WITH_COUNCILS = (SchemeKind.COUNCIL, SchemeKind.MIXED)


@dataclass(frozen=True, slots=True)
class CouncilTerm:
    """The term of councils at one moment, together where it is the same for them."""

    councils: tuple[PartyOnDay, ...]
    moment: Moment
    subject: str
    """What the piece is called, of what lies outside the yearly cycle."""
    handed: Handed
    """When the piece was sent and received."""


@dataclass(frozen=True)
class Calendar:
    """What the page of an arrangement shows for one year."""

    partnership: Partnership
    row: PartnershipOnDay
    year: int
    on: date
    """As of which day it is known who takes part."""
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
    without_term: tuple[Asked, ...]
    """What its councils were asked without a term: permission, and wishes; for partners."""
    twice_a_year: str
    """That its board meets twice a year; empty where that holds for no such board, or is switched off."""
    may_plan: bool
    reads_along: bool
    """Whether the visitor is a partner, who sees more than what was published."""
    succeeded: bool
    """Whether a newer arrangement has probably taken its place."""
    told: tuple[tuple[Moment, str], ...]
    """Each moment with how far it is, where the arrangement itself has to act and that is known."""
    off: tuple[str, ...]
    """What the rules are called that are switched off here."""
    why_none: str
    """Why the year has no moments; empty when it has."""

    @property
    def board_days(self) -> int:
        """Return on how many days of the year the board meets, as far as was filled in."""
        return len({row.on for row in self.meetings if row.on.year == self.year})

    @property
    def has_budget(self) -> bool:
        """Whether it has a budget of its own."""
        return self.row.form in WITH_BUDGET

    @property
    def by_treaty(self) -> str:
        """Return that it rests on a treaty or on European law; empty for what lies within the country."""
        return BY_TREATY if self.row.cross_border else ""

    @property
    def odd_scheme(self) -> str:
        """Return that form and kind of scheme do not go together by law; empty when they do."""
        if self.row.form != Form.OPERATIONAL_MANAGEMENT_ENTITY or self.row.scheme_kind not in WITH_COUNCILS:
            return ""
        law = form_in_words(self.row.form)
        rests_on = f"{law.legal_base}, tekst van {datum(law.version)}; {zekerheid(law.certainty)}"
        return (
            "Volgens de wet kunnen alleen colleges samen een bedrijfsvoeringsorganisatie treffen; dit is een "
            f"{SchemeKind(self.row.scheme_kind).label} ({rests_on}). Kijk na of de vorm of de soort regeling klopt."
        )


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
    terms, partner = _terms(planning, row, moments, year), reads_along(visitor, on, "councils")
    meetings = tuple(BoardMeeting.objects.filter(partnership=partnership).order_by("-on", "-id"))
    return Calendar(
        partnership=partnership,
        row=row,
        year=year,
        on=on,
        arrangement=arrangement,
        moments=moments,
        councils=councils,
        terms=terms,
        extras=extras_of([row], {council.kind for council in councils}, year, planning.book),
        collisions=_collisions(row, moments, terms, councils),
        names={str(one.public_id): one.name for one in councils},
        meetings=meetings,
        told=tuple((each, handed_in(each, meetings, on)) for each in moments),
        own_terms=tuple(OwnTerm.objects.filter(partnership=partnership)),
        twice_a_year=_twice_a_year(planning, arrangement, year),
        without_term=_without_term(visitor, planning, partnership.pk, year, on) if partner else (),
        may_plan=may_plan(visitor, partnership, on),
        reads_along=partner,
        succeeded=partnership.pk in probable_successions(planning.register),
        off=planning.book.titles_off(),
        why_none="" if moments else why_none(planning, row, year),
    )


def _twice_a_year(planning: Planning, arrangement: Arrangement | None, year: int) -> str:
    rule = planning.book.on("twee-vergaderingen", date(year, 12, 31))
    if rule is None or arrangement is None or not rule.holds_for(arrangement.form, arrangement.scheme_kind):
        return ""
    chapter = arrangement.chapter
    rests_on = f"{rule.article(chapter)}, tekst van {datum(rule.law_of)}; {zekerheid(certainty_of(rule, arrangement))}"
    return f"Een algemeen bestuur vergadert ten minste twee keer per jaar ({rests_on})."


def _without_term(
    visitor: Visitor, planning: Planning, partnership: int, year: int, on: date
) -> tuple[Asked, ...]:
    return asked_without_term(planning, onlooker(visitor, on), {year}, partnerships=[partnership])


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
        each
        for moment in running
        for council in planning.councils(row.pk)
        for each in own_moments(planning, row, council, [moment], given)
    ]
    own += loose_moments(planning, loose_pieces(partnerships=[row.pk]), {year})
    found: dict[Same, tuple[Moment, list[PartyOnDay]]] = {}
    for each in own:
        moment = each.moment
        subject = each.pieces[-1].subject if each.pieces and each.pieces[-1].occasion in LOOSE else ""
        same = (moment.rule.code, moment.year, moment.day, subject, each.handed)
        found.setdefault(same, (moment, []))[1].append(each.council)
    return tuple(
        CouncilTerm(tuple(councils), moment, *same[-2:]) for same, (moment, councils) in found.items()
    )


def _collisions(
    row: PartnershipOnDay,
    moments: tuple[Moment, ...],
    terms: tuple[CouncilTerm, ...],
    councils: tuple[PartyOnDay, ...],
) -> tuple[Collision, ...]:
    own = [
        Planned(row.name, str(council.public_id), each.moment, each.handed)
        for each in terms
        for council in each.councils
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
