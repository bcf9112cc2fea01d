"""What a council gets at each moment: the moments of its arrangements with its own days, and loose pieces.

Every page, grid and calendar takes the moments of a council from here, so that a day never differs between them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet

from verband.rooms.councils.bridge.moments import Handed, Moment, council_moment, piece_moment
from verband.rooms.councils.choices import Occasion, Procedure, Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.planning import Planning
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay

PUT = {
    "zienswijze-begroting": Occasion.BUDGET,
    "zienswijze-wijziging": Occasion.BUDGET_CHANGE,
    "zienswijze-kaderbrief": Occasion.FRAMEWORKS,
    "zienswijze-jaarrekening": Occasion.ACCOUNTS,
    "zienswijze-regeling": Occasion.ARRANGEMENT,
    "zienswijze-besluit": Occasion.DECISION,
    "ontwerpbegroting": Occasion.BUDGET,
    "wijziging-zenden": Occasion.BUDGET_CHANGE,
    "kaderbrief": Occasion.FRAMEWORKS,
    "voorlopige-jaarrekening": Occasion.ACCOUNTS,
    "regeling-zenden": Occasion.ARRANGEMENT,
    "besluit-zenden": Occasion.DECISION,
}
"""Rule → what is put before a council at that moment."""
LOOSE = (Occasion.ARRANGEMENT, Occasion.DECISION)
"""Subjects outside the yearly cycle: every piece has a term of its own, and there can be several in a year."""
Key = tuple[int, int, str, int]
"""Partnership, party, occasion and the year that it is about."""
Laid = Mapping[Key, list[Consultation]]
"""What was put before councils."""


@dataclass(frozen=True, slots=True)
class OwnMoment:
    """One moment of one arrangement for one council, with the pieces that were put before it then."""

    row: PartnershipOnDay
    council: PartyOnDay
    moment: Moment
    pieces: tuple[Consultation, ...]

    @property
    def handed(self) -> Handed:
        """Return when it came."""
        return handed(self.pieces)


def about_years(year: int) -> range:
    """Return the years that what plays in a calendar year can be about: a board may decide a year late or early."""
    return range(year - 2, year + 3)


def own_moments(
    planning: Planning, row: PartnershipOnDay, council: PartyOnDay, moments: Iterable[Moment], given: Laid
) -> Iterator[OwnMoment]:
    """Yield moments of an arrangement as they are for one of its councils.

    What was only planned around a meeting is left out once a loose piece was laid for it: that has its own term.
    """
    for moment in moments:
        occasion = PUT.get(moment.rule.code)
        if occasion not in LOOSE:
            yield own_moment(planning, row, council, moment, given)
        elif not any(
            _is_for(moment, piece) for piece in given.get((row.pk, council.pk, occasion, moment.year), ())
        ):
            yield OwnMoment(row, council, moment, ())


def _is_for(moment: Moment, piece: Consultation) -> bool:
    """Whether a loose piece came for a meeting: before it, and not longer ago than twice the time that councils get."""
    came = piece.received_on or piece.sent_on
    if came is None or moment.meeting is None:
        return True
    return moment.meeting - 2 * (moment.meeting - (moment.opens or moment.day)) <= came <= moment.meeting


def own_moment(
    planning: Planning, row: PartnershipOnDay, council: PartyOnDay, moment: Moment, given: Laid
) -> OwnMoment:
    """Return a moment of an arrangement as it is for one of its councils."""
    pieces = pieces_of(given, row.pk, council.pk, moment)
    arrangement = planning.arrangement(row.pk) if pieces else None
    own = council_moment(moment, handed(pieces), arrangement, planning.book) if arrangement else moment
    return OwnMoment(row, council, own, tuple(pieces))


def loose_moments(planning: Planning, loose: Laid, years: Collection[int]) -> Iterator[OwnMoment]:
    """Yield the terms of loose pieces that end in some years, for the councils that still take part."""
    for (partnership, party, _, _), pieces in loose.items():
        council = next((one for one in planning.councils(partnership) if one.pk == party), None)
        if council is None:
            continue
        for piece in pieces:
            moment = moment_of_piece(planning, piece)
            if moment and moment.day.year in years:
                yield OwnMoment(planning.register.partnerships[partnership], council, moment, (piece,))


def moment_of_piece(planning: Planning, piece: Consultation) -> Moment | None:
    """Return the term that the law sets a council for a loose piece; for ending an arrangement it sets none."""
    arrangement = planning.arrangement(piece.partnership_id)
    if arrangement is None or piece.procedure == Procedure.END:
        return None
    return piece_moment(arrangement, piece.occasion, piece.year, handed([piece]), planning.book)


def consultations_of(
    years: Collection[int],
    *,
    partnerships: Collection[int] | None = None,
    parties: Collection[int] | None = None,
) -> dict[Key, list[Consultation]]:
    """Return what was put before councils about some years; without the texts."""
    rows = Consultation.objects.filter(year__in=years, voice=Voice.OPINION).defer(
        "text", "answer", "afterwards"
    )
    return _by_key(_narrowed(rows, partnerships, parties))


def _narrowed(
    rows: QuerySet[Consultation], partnerships: Collection[int] | None, parties: Collection[int] | None
) -> QuerySet[Consultation]:
    if partnerships is not None:
        rows = rows.filter(partnership__in=partnerships)
    return rows if parties is None else rows.filter(party__in=parties)


def _by_key(rows: QuerySet[Consultation]) -> dict[Key, list[Consultation]]:
    found: dict[Key, list[Consultation]] = defaultdict(list)
    for row in rows.order_by(F("sent_on").asc(nulls_first=True), "id"):
        found[row.partnership_id, row.party_id, row.occasion, row.year].append(row)
    return dict(found)


def pieces_of(given: Laid, partnership: int, party: int, moment: Moment) -> list[Consultation]:
    """Return what came before a council at a moment; of two meetings in a year each has its own pieces."""
    rows = given.get((partnership, party, PUT.get(moment.rule.code, ""), moment.year), [])
    return [row for row in rows if moment.is_of(Handed(row.sent_on, row.received_on))]


def loose_among(given: Laid) -> Laid:
    """Return of what was put before councils the loose pieces."""
    return {key: pieces for key, pieces in given.items() if key[2] in LOOSE}


def loose_pieces(
    *, partnerships: Collection[int] | None = None, parties: Collection[int] | None = None
) -> dict[Key, list[Consultation]]:
    """Return what came before councils outside the yearly cycle: texts of arrangements and named decisions."""
    rows = Consultation.objects.filter(occasion__in=LOOSE, voice=Voice.OPINION)
    rows = rows.defer("text", "answer", "afterwards")
    return _by_key(_narrowed(rows, partnerships, parties))


def handed(rows: Sequence[Consultation]) -> Handed:
    """Return when a piece came to a council; of several the last one that was laid counts, as for how far it is."""
    return Handed(rows[-1].sent_on, rows[-1].received_on) if rows else Handed()
