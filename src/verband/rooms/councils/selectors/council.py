"""What one council can expect in a year, of all arrangements in which its government takes part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.bridge.moments import (
    Collision,
    Course,
    Handed,
    Moment,
    Planned,
    State,
    find_collisions,
    state_of_sending,
    state_of_view,
)
from verband.rooms.councils.choices import Outcome, Reaction
from verband.rooms.councils.models import Consultation, CouncilMeeting, Recess
from verband.rooms.councils.rules import may_report, may_speak
from verband.rooms.councils.selectors.calendar import days_of_councils
from verband.rooms.councils.selectors.days import stands_on
from verband.rooms.councils.selectors.extras import Extra, extras_of
from verband.rooms.councils.selectors.own_moments import (
    OwnMoment,
    about_years,
    consultations_of,
    handed,
    loose_moments,
    loose_pieces,
    own_moments,
)
from verband.rooms.councils.selectors.planning import Onlooker, Planning, onlooker, planning_on
from verband.rooms.councils.selectors.state_words import state_in_words
from verband.rooms.councils.selectors.taking_part import (
    arrangements_of,
    council_or_404,
    partnerships_of,
    under_law_of,
)
from verband.rooms.councils.selectors.without_term import Asked, asked_without_term
from verband.rooms.register.models import Party
from verband.rooms.register.rules import reads_along
from verband.rooms.register.selectors.on_day import PartnershipOnDay


@dataclass(frozen=True, slots=True)
class Line:
    """One moment of one arrangement for this council."""

    row: PartnershipOnDay
    moment: Moment
    state: State
    told: str
    """The same in words."""
    handed: Handed
    """When it was sent and received."""
    pieces: tuple[Consultation, ...] = ()
    """What was put before the council at this moment; of several the last one decides the state."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the council, with the pieces that stand on it."""

    row: CouncilMeeting
    pieces: tuple[Consultation, ...]
    in_recess: bool


@dataclass(frozen=True)
class CouncilYear:
    """What the page of a council shows."""

    party: Party
    year: int
    lines: tuple[Line, ...]
    extras: tuple[Extra, ...]
    collisions: tuple[Collision, ...]
    recesses: tuple[Recess, ...]
    meetings: tuple[Meeting, ...]
    arrangements: int
    off: tuple[str, ...]
    """What the rules are called that are switched off here."""
    without_term: tuple[Asked, ...]
    """What the council was asked without a term: permission, and wishes; for partners."""
    joined: tuple[PartnershipOnDay, ...]
    """All in which the government takes part, those without a yearly cycle too, by name."""
    may_speak: bool
    may_report: bool
    """Whether the visitor corrects a recess that was noted of this council and that its clerk did not confirm."""
    reads_along: bool
    """Whether the visitor is a partner, who sees more than what was published."""

    @property
    def names(self) -> dict[str, str]:
        """Return the name behind the key of the council, for what collides."""
        return {str(self.party.public_id): self.party.name}

    @property
    def unplanned(self) -> int:
        """Return of how many arrangements no meeting is known."""
        return len({line.row.pk for line in self.lines if not line.moment.known})


def council_year(visitor: Visitor, public_id: UUID, year: int, on: date) -> CouncilYear:
    """Return what a council can expect in a year."""
    party = council_or_404(public_id)
    planning = planning_on(on)
    rows = arrangements_of(party.pk, planning.register)
    joined, eye = partnerships_of(party.pk, planning.register), onlooker(visitor, on)
    lines = council_lines(planning, party, year, eye)
    key, partner = str(party.public_id), reads_along(visitor, on, "councils")
    planned = [Planned(line.row.name, key, line.moment, line.handed) for line in lines]
    recesses = tuple(Recess.objects.filter(party=party, last_day__year__gte=year, first_day__year__lte=year))
    return CouncilYear(
        party=party,
        year=year,
        lines=lines,
        extras=extras_of(rows, {party.kind}, year, planning.book, evaluated=joined),
        collisions=find_collisions(planned, *days_of_councils({party.pk: key})),
        recesses=recesses,
        meetings=_meetings(party, year, recesses, with_pieces=partner),
        arrangements=len(rows),
        off=planning.book.titles_off(),
        without_term=asked_without_term(planning, eye, {year}, parties=[party.pk]) if partner else (),
        joined=joined,
        may_speak=may_speak(visitor, party, on),
        may_report=any(row.reported for row in recesses) and may_report(visitor, party, on),
        reads_along=partner,
    )


def council_lines(planning: Planning, party: Party, year: int, eye: Onlooker) -> tuple[Line, ...]:
    """Return every moment of a year for a council, by day."""
    return _lines(planning, under_law_of(party.pk, planning.register), party, year, eye)


def _lines(
    planning: Planning, rows: Iterable[PartnershipOnDay], party: Party, year: int, eye: Onlooker
) -> tuple[Line, ...]:
    given, council = (
        consultations_of(about_years(year), parties=[party.pk]),
        planning.register.parties[party.pk],
    )
    found: list[OwnMoment] = []
    for row in rows:
        moments = [moment for moment in planning.moments(row.pk, year) if moment.rule.for_councils]
        found += own_moments(planning, row, council, moments, given)
    found += loose_moments(planning, loose_pieces(parties=[party.pk]), {year})
    return tuple(
        sorted((_line(each, eye) for each in found), key=lambda line: (line.moment.day, line.row.name))
    )


def _line(own: OwnMoment, eye: Onlooker) -> Line:
    return Line(own.row, own.moment, *how_far(own.moment, own.pieces, eye), own.handed, own.pieces)


def _meetings(
    party: Party, year: int, recesses: Iterable[Recess], *, with_pieces: bool
) -> tuple[Meeting, ...]:
    """Return the meetings of a year; which pieces stand on them is for partners, who read the agenda of a piece."""
    held = list(CouncilMeeting.objects.filter(party=party, on__year=year))
    rows = Consultation.objects.filter(party=party, agenda_on__year=year).order_by("subject", "pk")
    pieces = list(rows.defer("text", "answer", "afterwards")) if with_pieces and held else []
    return tuple(
        Meeting(
            row,
            tuple(piece for piece in pieces if stands_on(piece, row)),
            any(recess.first_day <= row.on <= recess.last_day for recess in recesses),
        )
        for row in held
    )


def how_far(moment: Moment, pieces: Sequence[Consultation], eye: Onlooker) -> tuple[State, str]:
    """Return how far a moment is for a council, from what was written down of it, and the same in words."""
    course = course_of(pieces, eye)
    is_view = moment.rule.anchor == "receipt"
    state = (state_of_view if is_view else state_of_sending)(moment, course, eye.on)
    return state, state_in_words(moment, state, course)


def state_of(moment: Moment, pieces: Sequence[Consultation], eye: Onlooker) -> State:
    """Return how far a moment is for a council."""
    return how_far(moment, pieces, eye)[0]


def course_of(pieces: Sequence[Consultation], eye: Onlooker) -> Course:
    """Return what may be seen of a piece; of several that came after each other the last counts."""
    if not pieces:
        return Course()
    last = pieces[-1]
    given = handed(pieces)
    if not eye.sees_decision(last):
        return Course(sent_on=given.sent_on, received_on=given.received_on)
    return Course(
        sent_on=given.sent_on,
        received_on=given.received_on,
        decided_on=last.decided_on,
        decided=last.reaction != Reaction.PENDING,
        to_return=last.reaction != Reaction.NOTHING,
        returned_on=last.returned_on,
        answered=last.answered_on is not None or last.outcome != Outcome.UNKNOWN,
    )
