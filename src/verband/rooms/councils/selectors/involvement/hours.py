"""How many hours a year each council is asked for, over all its partnerships together; unknown is not zero."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.councils.bridge.involvement import (
    Effort,
    ask_of,
    effort_of_all,
    effort_of_one,
    instruments,
)
from verband.rooms.councils.models import Involvement
from verband.rooms.councils.selectors.involvement.region import agreements_of, succeeded
from verband.rooms.councils.selectors.taking_part import council_or_404, governments, in_order, joined_by
from verband.rooms.register.models import Party
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay, register_on
from verband.rooms.register.selectors.regions import EVERYWHERE, Region

MOST_COLUMNS = 60
"""Partnerships side by side that a page can still be read with; an export holds them all."""


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """One council: the hours that each partnership asks, and what all of them ask together."""

    party: PartyOnDay
    cells: Mapping[int, Effort]
    """By partnership, of those with an agreement."""
    all_together: Effort
    partnerships: int
    """In how many it takes part."""

    @property
    def with_agreement(self) -> int:
        """Of how many of them it is known what was agreed."""
        return len(self.cells)


@dataclass(frozen=True, slots=True)
class HoursTable:
    """Councils beside partnerships; sums run over all partnerships of a council, also outside this part."""

    rows: tuple[CouncilRow, ...]
    partnerships: tuple[PartnershipOnDay, ...]
    """Those with an agreement, by name."""

    @property
    def shown(self) -> tuple[PartnershipOnDay, ...]:
        """Return the partnerships that a page shows."""
        return self.partnerships[:MOST_COLUMNS]


@dataclass(frozen=True, slots=True)
class OwnLine:
    """What one partnership asks of one council."""

    partnership: PartnershipOnDay
    effort: Effort | None
    """None when nothing was agreed."""
    consented_on: date | None


@dataclass(frozen=True, slots=True)
class CouncilHours:
    """The page of one council."""

    party: Party
    lines: tuple[OwnLine, ...]
    all_together: Effort
    shared: tuple[str, ...]
    """Instruments that count once, however many partnerships name them."""

    @property
    def with_agreement(self) -> int:
        """Return of how many partnerships it is known what was agreed."""
        return sum(line.effort is not None for line in self.lines)


def hours_table(_visitor: Visitor, on: date, *, region: Region = EVERYWHERE) -> HoursTable:
    """Return the councils of a region beside the partnerships with an agreement, by name."""
    register = register_on(on)
    left_out = succeeded(register)
    joined = {one.pk: joined_by(one.pk, register) - left_out for one in governments(register)}
    there = {row.party for row in region.narrow(register).memberships}
    asked = [pk for pk in joined if pk in there and region.shows(register.parties[pk])]
    agreements = agreements_of({each for pk in asked for each in joined[pk]})
    rows = [_row(register.parties[pk], joined[pk], agreements) for pk in asked]
    rows = [row for row in rows if row.cells]
    named = {pk for row in rows for pk in row.cells}
    columns = sorted(
        (register.partnerships[pk] for pk in named), key=lambda each: alphabetical_key(each.name)
    )
    order = {each.pk: place for place, each in enumerate(in_order(row.party for row in rows))}
    rows.sort(key=lambda row: order[row.party.pk])
    return HoursTable(tuple(rows), tuple(columns))


def council_hours(_visitor: Visitor, public_id: UUID, on: date) -> CouncilHours:
    """Return what each partnership asks of one council, and all of them together.

    Raises
    ------
    Http404
        When there is no such government.
    """
    party, register = council_or_404(public_id), register_on(on)
    own = joined_by(party.pk, register) - succeeded(register)
    agreements = agreements_of(own)
    lines = [_own_line(register.partnerships[pk], party, agreements.get(pk)) for pk in own]
    lines.sort(key=lambda line: alphabetical_key(line.partnership.name))
    asks = [[ask_of(row) for row in found.instruments.all()] for found in agreements.values()]
    shared = {ask.instrument for each in asks for ask in each if ask.shared and ask.times != 0}
    labels = sorted(instruments()[code].label for code in shared)
    return CouncilHours(party, tuple(lines), effort_of_all(asks), tuple(labels))


def _row(party: PartyOnDay, own: frozenset[int], agreements: Mapping[int, Involvement]) -> CouncilRow:
    asks = {pk: [ask_of(row) for row in agreements[pk].instruments.all()] for pk in own if pk in agreements}
    cells = {pk: effort_of_one(found) for pk, found in asks.items()}
    return CouncilRow(party, cells, effort_of_all(asks.values()), len(own))


def _own_line(partnership: PartnershipOnDay, party: Party, found: Involvement | None) -> OwnLine:
    if found is None:
        return OwnLine(partnership, None, None)
    given = next((row for row in found.consents.all() if row.party_id == party.pk), None)
    effort = effort_of_one(ask_of(row) for row in found.instruments.all())
    return OwnLine(partnership, effort, given.agreed_on if given else None)
