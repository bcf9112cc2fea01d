"""What became of what councils said, years side by side: of one partnership, and of one council."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.councils.choices import Outcome, Reaction, Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.selectors.consultations import Reading, readings, rows_to_read
from verband.rooms.councils.selectors.taking_part import Named, council_or_404, partnership_or_404
from verband.rooms.register.models import Party

MOST_YEARS = 6


@dataclass(frozen=True, slots=True)
class YearRow:
    """One council or one partnership, with what there is in each year."""

    name: str
    cells: Sequence[tuple[int, Sequence[Reading]]]
    """One for each year."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often the board did what with the zienswijzen that were sent in the years shown."""

    sent: int
    counts: Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Years:
    """Zienswijzen in years side by side."""

    years: Sequence[int]
    rows: Sequence[YearRow]
    tally: Tally
    left_out: int
    """Earlier years that are not shown."""


def years_of_partnership(visitor: Visitor, public_id: UUID, on: date) -> tuple[Named, Years]:
    """Return what became of what each council said to one partnership."""
    named = partnership_or_404(public_id, on)
    rows = rows_to_read().filter(partnership=named.partnership)
    return named, _years(visitor, rows, on, lambda one: one.council)


def years_of_council(visitor: Visitor, public_id: UUID, on: date) -> tuple[Party, Years]:
    """Return what became of what one council said to each partnership."""
    party = council_or_404(public_id)
    rows = rows_to_read().filter(party=party)
    return party, _years(visitor, rows, on, lambda one: one.partnership)


def _years(visitor: Visitor, rows: Iterable[Consultation], on: date, name: Callable[[Reading], str]) -> Years:
    found = [one for one in readings(visitor, rows, on) if one.voice == Voice.OPINION]
    every = sorted({one.year for one in found})
    years = every[-MOST_YEARS:]
    shown = [one for one in found if one.year in years]
    cells: dict[str, dict[int, list[Reading]]] = defaultdict(lambda: defaultdict(list))
    for one in shown:
        cells[name(one)][one.year].append(one)
    names = sorted(cells, key=alphabetical_key)
    return Years(
        years=years,
        rows=[YearRow(each, [(year, _in_order(cells[each][year])) for year in years]) for each in names],
        tally=_tally(shown),
        left_out=len(every) - len(years),
    )


def _in_order(found: list[Reading]) -> list[Reading]:
    return sorted(found, key=lambda one: (one.occasion.label, one.subject, one.council))


def _tally(shown: Sequence[Reading]) -> Tally:
    sent = [
        one.said.outcome
        for one in shown
        if one.said and one.said.returned_on and one.said.reaction == Reaction.SAID
    ]
    counts = Counter(sent)
    return Tally(len(sent), [(str(each.label), counts[each]) for each in Outcome if counts[each]])
