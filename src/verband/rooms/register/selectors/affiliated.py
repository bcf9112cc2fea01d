"""The list of affiliated entities (verbonden partijen) of one government, for one budget year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from django.db.models import Case, When

from verband.rooms.accounts.rules import Visitor
from verband.rooms.register.bridge.affiliated import Group, affiliated_entities
from verband.rooms.register.bridge.money import per_inhabitant
from verband.rooms.register.choices import KEEPER_ROLES, FigureKind, Form, Role
from verband.rooms.register.models import (
    Contribution,
    Particulars,
    PartnershipVersion,
    Party,
    Seat,
    YearFigures,
)
from verband.rooms.register.querysets import in_force
from verband.rooms.register.rules import holds, partnerships_in_care
from verband.rooms.register.selectors.on_day import MembershipOnDay, PartnershipOnDay, RegisterOnDay
from verband.rooms.register.selectors.party_page import party_or_404

OfPartnership = TypeVar("OfPartnership", PartnershipVersion, Particulars, YearFigures, Contribution)
MONEY = ("equity_begin", "equity_end", "debt_begin", "debt_end", "result")
STAKE_NAMES = ("stake_begin", "stake_end")
BY_WEIGHT = Case(
    When(kind=FigureKind.BUDGET, then=0), When(kind=FigureKind.AMENDED_BUDGET, then=1), default=2
)
"""The accounts weigh more than a budget, and an amended budget more than the first one."""
HAS_INTEREST = frozenset({Role.PARTICIPANT, Role.HOST})
"""Whoever only looks on or helps has no administrative interest."""


@dataclass(frozen=True, slots=True)
class EntityLine:
    """One affiliated entity as the government that takes part sees it."""

    group: Group
    partnership: PartnershipOnDay
    membership: MembershipOnDay
    place: str
    purpose: str
    participants: int
    seats: Sequence[Seat]
    contribution: Contribution | None
    figures: YearFigures | None
    """Equity, debt and result of the year; None when nobody told them."""
    particulars: Particulars | None
    inhabitants: int | None
    """Of the government that takes part; None when their number is not known."""

    @property
    def public_interest(self) -> str:
        """Return the public interest as told, else the purpose of the arrangement."""
        told = self.particulars.public_interest if self.particulars else ""
        return told or self.purpose

    @property
    def seats_told(self) -> str:
        """Return the seats in words: organ, function and who holds it by office."""
        return "; ".join(
            f"{seat.organ}: {seat.function}{f' ({seat.held_by})' if seat.held_by else ''}"
            for seat in self.seats
        )

    @property
    def form_label(self) -> str:
        """Return the legal form in words."""
        return str(Form(self.partnership.form).label)

    @property
    def money(self) -> dict[str, Decimal | None]:
        """Return equity, debt and result in euro by name; None where nobody told them."""
        return {name: getattr(self.figures, name, None) for name in MONEY}

    @property
    def stakes(self) -> dict[str, Decimal | None]:
        """Return what the government has at stake in euro by name; None where nobody told it."""
        return {name: getattr(self.contribution, name, None) for name in STAKE_NAMES}

    @property
    def risks(self) -> str:
        """Return the risks as told."""
        return self.particulars.risks if self.particulars else ""

    @property
    def amount(self) -> Decimal | None:
        """Return the contribution in euro; None when nobody told it."""
        return self.contribution.amount if self.contribution else None

    @property
    def per_inhabitant(self) -> Decimal | None:
        """Return the contribution in euro for each inhabitant; None when either is not known."""
        return None if self.amount is None else per_inhabitant(self.amount, self.inhabitants)


@dataclass(frozen=True, slots=True)
class EntityTable:
    """The whole list, in the parts that the decree asks for."""

    party: Party
    year: int
    lines: Sequence[EntityLine]

    @property
    def last_day(self) -> date:
        """Return the last day of the year: who took part then is asked of another day."""
        return date(self.year, 12, 31)

    @property
    def parts(self) -> list[tuple[Group, list[EntityLine]]]:
        """Return every part with its lines, also one without any."""
        groups = affiliated_entities().groups
        return [(group, [line for line in self.lines if line.group == group]) for group in groups]

    @property
    def known(self) -> dict[str, int]:
        """Return for how many lines each thing is filled in."""
        return {
            "openbaar belang": sum(bool(line.public_interest) for line in self.lines),
            "belang begin en einde": sum(None not in line.stakes.values() for line in self.lines),
            "bijdrage": sum(line.contribution is not None for line in self.lines),
            "jaarcijfers": sum(line.figures is not None for line in self.lines),
            "zetels": sum(bool(line.seats) for line in self.lines),
        }


def entity_table(public_id: UUID, register: RegisterOnDay, year: int) -> EntityTable:
    """Return the affiliated entities of a party on the day of a register, with the money of one year."""
    party = party_or_404(public_id)
    rows = [
        (register.partnerships[row.partnership], row)
        for row in register.memberships_of.get(party.pk, ())
        if row.role in HAS_INTEREST
    ]
    told = _Told([partnership.pk for partnership, _ in rows], party, year, register.day)
    lines = [
        told.line(partnership, row, len(register.members_of[partnership.pk])) for partnership, row in rows
    ]
    order = {group.key: place for place, group in enumerate(affiliated_entities().groups)}
    lines.sort(key=lambda line: (order[line.group.key], line.partnership.name.casefold()))
    return EntityTable(party, year, lines)


def kept_among(table: EntityTable, visitor: Visitor, on: date) -> frozenset[int]:
    """Return the partnerships of a list that a visitor keeps, by primary key: there it can fill in what is open."""
    if not holds(visitor, KEEPER_ROLES, on):
        return frozenset()
    listed = partnerships_in_care(visitor, on).filter(pk__in=[line.partnership.pk for line in table.lines])
    return frozenset(listed.values_list("pk", flat=True))


class _Told:
    """What is told of some partnerships, read once for all of them."""

    def __init__(self, partnerships: Sequence[int], party: Party, year: int, day: date) -> None:
        among = {"partnership__in": partnerships}
        self._inhabitants = party.inhabitants
        self._versions = _by(PartnershipVersion.objects.leading().on(day).filter(**among).order_by("number"))
        self._particulars = _by(Particulars.objects.filter(**among))
        self._figures = _by(YearFigures.objects.filter(**among, year=year).order_by(BY_WEIGHT))
        self._paid = _by(Contribution.objects.filter(**among, party=party, year=year).order_by(BY_WEIGHT))
        self._seats: Mapping[int, list[Seat]] = defaultdict(list)
        for seat in Seat.objects.filter(in_force(day), **among, party=party):
            self._seats[seat.partnership_id].append(seat)

    def line(
        self, partnership: PartnershipOnDay, membership: MembershipOnDay, participants: int
    ) -> EntityLine:
        """Return the line of one partnership."""
        version = self._versions.get(partnership.pk)
        return EntityLine(
            group=affiliated_entities().group_of(partnership.form),
            partnership=partnership,
            membership=membership,
            place=version.place if version else "",
            purpose=version.purpose if version else "",
            participants=participants,
            seats=self._seats[partnership.pk],
            contribution=self._paid.get(partnership.pk),
            figures=self._figures.get(partnership.pk),
            particulars=self._particulars.get(partnership.pk),
            inhabitants=self._inhabitants,
        )


def _by(rows: Iterable[OfPartnership]) -> dict[int, OfPartnership]:
    """Return the last row of each partnership: of a year the accounts, else the amended budget, else the budget."""
    return {row.partnership_id: row for row in rows}
