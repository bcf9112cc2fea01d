"""What a clerk looks up of a partnership, on one day: seats, money, papers, supervision, evaluation, escalation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from verband.rooms.register.bridge.money import per_inhabitant
from verband.rooms.register.models import (
    Contribution,
    Particulars,
    Partnership,
    Seat,
    Task,
    YearFigures,
)
from verband.rooms.register.querysets import in_force


@dataclass(frozen=True, slots=True)
class Paid:
    """What one party pays, and what that comes to for each inhabitant; None when their number is not known."""

    row: Contribution
    per_inhabitant: Decimal | None


@dataclass(frozen=True, slots=True)
class Governance:
    """What is told of a partnership beside its versions and participants."""

    particulars: Particulars | None
    tasks: Sequence[Task]
    seats: Sequence[Seat]
    contributions: Sequence[Paid]
    """Of the last year that is known, by party."""
    figures: Sequence[YearFigures]

    @property
    def per_inhabitant(self) -> bool:
        """Whether of any contribution is known what it comes to for each inhabitant."""
        return any(paid.per_inhabitant is not None for paid in self.contributions)

    @property
    def stakes(self) -> bool:
        """Whether of any party is known what it has at stake."""
        return any({paid.row.stake_begin, paid.row.stake_end} != {None} for paid in self.contributions)

    @property
    def is_empty(self) -> bool:
        """Whether nobody has told anything yet."""
        return not (self.particulars or self.tasks or self.seats or self.contributions or self.figures)


def governance_of(partnership: Partnership, on: date) -> Governance:
    """Return what is told of a partnership on a day."""
    paid = Contribution.objects.filter(partnership=partnership, year__lte=on.year).select_related("party")
    years = groupby(paid.order_by("-year", "party__name", "kind"), key=lambda row: row.year)
    _, last_year = next(years, (0, iter(())))
    return Governance(
        particulars=Particulars.objects.filter(partnership=partnership).first(),
        tasks=list(Task.objects.filter(in_force(on), partnership=partnership)),
        seats=list(Seat.objects.filter(in_force(on), partnership=partnership).select_related("party")),
        contributions=[_paid(row) for row in last_year],
        figures=list(YearFigures.objects.filter(partnership=partnership, year__lte=on.year)),
    )


def _paid(row: Contribution) -> Paid:
    each = None if row.amount is None else per_inhabitant(row.amount, row.party.inhabitants)
    return Paid(row, each)
