"""The moments that calendars give: of an arrangement, and of a council with its own days of receipt."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from verband.rooms.councils.bridge.moments import Moment
from verband.rooms.councils.choices import Occasion
from verband.rooms.councils.models import BoardMeeting, Consultation
from verband.rooms.councils.selectors.own_moments import (
    OwnMoment,
    about_years,
    consultations_of,
    loose_moments,
    loose_pieces,
    own_moments,
)
from verband.rooms.councils.selectors.planning import Planning
from verband.rooms.councils.selectors.taking_part import under_law_of
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay

Years = Collection[int]
OF_THE_BOARD = "meeting-itself"
"""The anchor of what the board decides: councils have no term there, and still want to know the day."""
WITHOUT_MEETING = frozenset({Occasion.BUDGET, Occasion.ACCOUNTS})
"""What stands in the calendar before its meeting is known; the first meeting that is filled in takes that place."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment in a calendar."""

    row: PartnershipOnDay
    moment: Moment
    calendar_year: int
    """The year in which it plays."""
    place: str = ""
    """What tells it from the same moment of another meeting: the public id of its own one, or nothing."""
    council: PartyOnDay | None = None
    """For which council it is; None for the arrangement as a whole."""
    piece: Consultation | None = None
    """The piece whose own term it is, outside the moments of every year."""
    pieces: tuple[Consultation, ...] = ()
    """What was put before the council at this moment."""


def shown_to_councils(moment: Moment) -> bool:
    """Whether a moment stands in the calendar of each council: what comes to it, and what the board decides."""
    return moment.rule.for_councils or moment.rule.anchor == OF_THE_BOARD


def moments_of_partnerships(planning: Planning, partnerships: Collection[int], years: Years) -> list[Dated]:
    """Return every moment of some arrangements in some years, and the terms of loose pieces: each term once."""
    places = _places(partnerships)
    loose = loose_moments(planning, loose_pieces(partnerships=partnerships), years)
    terms = {(each.row.pk, each.pieces[0].subject, each.moment.day): each for each in loose}
    return [
        *(
            Dated(row, moment, year, places.get(_key(row, moment), ""))
            for row, moment, year in _planned(planning, partnerships, years)
        ),
        *(
            Dated(each.row, each.moment, each.moment.day.year, piece=each.pieces[0])
            for each in terms.values()
        ),
    ]


def moments_of_councils(planning: Planning, councils: Collection[PartyOnDay], years: Years) -> list[Dated]:
    """Return what stands in the calendars of councils: the moments of every year, and the terms of loose pieces."""
    rows = {council.pk: under_law_of(council.pk, planning.register) for council in councils}
    places = _places({row.pk for found in rows.values() for row in found})
    about = {one for year in years for one in about_years(year)}
    given, loose = consultations_of(about, parties=list(rows)), loose_pieces(parties=list(rows))
    moments = [
        _dated(own, year, places.get(_key(row, moment), ""))
        for council in councils
        for row, moment, year in _planned(planning, [row.pk for row in rows[council.pk]], years)
        if shown_to_councils(moment)
        for own in own_moments(planning, row, council, [moment], given)
    ]
    return [*moments, *(_of_piece(found) for found in loose_moments(planning, loose, years))]


def _dated(found: OwnMoment, year: int, place: str) -> Dated:
    return Dated(found.row, found.moment, year, place, found.council, pieces=found.pieces)


def _of_piece(found: OwnMoment) -> Dated:
    """Return the term of what lies before a council outside the yearly cycle, such as the text of an arrangement."""
    [piece] = found.pieces
    year = found.moment.day.year
    return Dated(found.row, found.moment, year, council=found.council, piece=piece, pieces=found.pieces)


def _planned(
    planning: Planning, partnerships: Collection[int], years: Years
) -> Iterator[tuple[PartnershipOnDay, Moment, int]]:
    for pk in partnerships:
        row = planning.register.partnerships.get(pk)
        if row is None:
            continue
        for year in years:
            yield from ((row, moment, year) for moment in planning.moments(pk, year))


def _key(row: PartnershipOnDay, moment: Moment) -> tuple[int, str, int, date | None]:
    return row.pk, moment.rule.occasion, moment.year, moment.meeting


def _places(partnerships: Collection[int]) -> dict[object, str]:
    """Return by meeting what tells its moments from those of another meeting on the same subject.

    The meeting that was filled in first takes the place of the one that was not known, so that an entry that people
    have in their calendar moves to its day instead of vanishing. A later meeting brings entries of its own.
    """
    rows = BoardMeeting.objects.filter(partnership__in=partnerships).order_by("pk")
    taken: set[tuple[int, str, int]] = set()
    places: dict[object, str] = {}
    for pk, occasion, year, on, public_id in rows.values_list(
        "partnership", "occasion", "year", "on", "public_id"
    ):
        first = occasion in WITHOUT_MEETING and (pk, occasion, year) not in taken
        places[pk, occasion, year, on] = "" if first else str(public_id)
        taken.add((pk, occasion, year))
    return places
