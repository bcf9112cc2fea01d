"""What the partnerships of a region agreed on, and which have no agreement yet: alphabetical, never ranked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.councils.bridge.involvement import (
    Effort,
    Standard,
    ask_of,
    effort_of_one,
    standards,
    terms_of,
)
from verband.rooms.councils.models import Involvement
from verband.rooms.councils.selectors.taking_part import councils_in, own_governments
from verband.rooms.register.bridge.snapshot import probable_successions
from verband.rooms.register.models import Party
from verband.rooms.register.selectors.on_day import PartnershipOnDay, RegisterOnDay, register_on
from verband.rooms.register.selectors.regions import EVERYWHERE, Region


@dataclass(frozen=True, slots=True)
class Line:
    """One partnership: its agreement, when there is one, and how many of its councils agreed."""

    partnership: PartnershipOnDay
    councils: int
    involvement: Involvement | None
    standard: Standard | None
    agreed: int
    effort: Effort | None
    """Hours a year of each council; None without an agreement."""


@dataclass(frozen=True, slots=True)
class AgreementsOfRegion:
    """The partnerships of a part of the register in which councils could be involved."""

    lines: tuple[Line, ...]
    """Those that the address asks for."""
    total: int
    with_agreement: int
    succeeded: int
    """How many are left out: probably succeeded by a newer one, and without an agreement."""
    houses: Sequence[Party]
    """The governments that the visitor belongs to."""
    day: date


MOST_NAMED = 500
"""Partnerships that a query names one by one; of more all agreements are read."""
WITH, WITHOUT = "met", "zonder"


def agreements_in(
    visitor: Visitor, on: date, *, region: Region = EVERYWHERE, party: str = "", agreement: str = ""
) -> AgreementsOfRegion:
    """Return the partnerships of a region with their agreements, by name.

    Parameters
    ----------
    party
        Public id of a government: only what it takes part in. Empty for all.
    agreement
        ``met`` or ``zonder`` an agreement, empty for both.
    """
    whole = register_on(on)
    part = region.narrow(whole)
    every = {pk: frozenset(one.pk for one in councils_in(pk, part)) for pk in part.partnerships}
    councils = {pk: found for pk, found in every.items() if found}
    if party:
        own = [pk for pk, row in part.parties.items() if str(row.public_id) == party]
        councils = {pk: found for pk, found in councils.items() if own and own[0] in found}
    agreements = agreements_of(councils)
    left_out = succeeded(whole) & councils.keys()
    lines = [
        _line(part.partnerships[pk], councils[pk], agreements.get(pk))
        for pk in councils
        if pk not in left_out
    ]
    lines.sort(key=lambda line: alphabetical_key(line.partnership.name))
    return AgreementsOfRegion(
        lines=tuple(line for line in lines if _is_asked(line, agreement)),
        total=len(lines),
        with_agreement=len(agreements),
        succeeded=len(left_out),
        houses=own_governments(visitor, on),
        day=on,
    )


def _is_asked(line: Line, agreement: str) -> bool:
    if agreement == WITH:
        return line.involvement is not None
    return line.involvement is None if agreement == WITHOUT else True


def succeeded(register: RegisterOnDay) -> frozenset[int]:
    """Return the partnerships that a newer one probably succeeded and that agreed on nothing."""
    agreed = Involvement.objects.values_list("partnership", flat=True)
    return frozenset(probable_successions(register).keys() - set(agreed))


def agreements_of(partnerships: Iterable[int]) -> dict[int, Involvement]:
    """Return the agreements of partnerships with all that was agreed, in three queries."""
    wanted = frozenset(partnerships)
    rows = Involvement.objects.prefetch_related("instruments", "consents")
    if len(wanted) <= MOST_NAMED:
        rows = rows.filter(partnership__in=wanted)
    return {row.partnership_id: row for row in rows if row.partnership_id in wanted}


def _line(partnership: PartnershipOnDay, councils: frozenset[int], found: Involvement | None) -> Line:
    if found is None:
        return Line(partnership, len(councils), None, None, 0, None)
    rows = list(found.instruments.all())
    terms = terms_of(found.work_kind, found.participation, rows)
    agreed = [row for row in found.consents.all() if row.party_id in councils and row.terms == terms]
    effort = effort_of_one(ask_of(row) for row in rows)
    return Line(partnership, len(councils), found, standards().get(found.work_kind), len(agreed), effort)
