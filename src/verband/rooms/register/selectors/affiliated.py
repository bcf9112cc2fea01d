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
from verband.rooms.common.words import UNKNOWN, euro
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

OfPartnership = TypeVar("OfPartnership", PartnershipVersion, Particulars)
Paper = TypeVar("Paper", YearFigures, Contribution)
STAKE_NAMES = ("stake_begin", "stake_end")
PAID = {"amount": "bijdrage", "stake_begin": "belang begin", "stake_end": "belang einde"}
FIGURES = {
    "equity_begin": "eigen vermogen begin",
    "equity_end": "eigen vermogen einde",
    "debt_begin": "vreemd vermogen begin",
    "debt_end": "vreemd vermogen einde",
    "result": "resultaat",
}
BY_WEIGHT = Case(
    When(kind=FigureKind.ACCOUNTS, then=0), When(kind=FigureKind.AMENDED_BUDGET, then=1), default=2
)
"""The accounts weigh more than a budget, and an amended budget more than the first one."""
HAS_INTEREST = frozenset({Role.PARTICIPANT, Role.HOST})
"""Whoever only looks on or helps has no administrative interest."""


@dataclass(frozen=True, slots=True)
class MoneyCell:
    """One or two amounts that stand together, and where they are filled in."""

    label: str
    what: str
    """What is missing, in a sentence."""
    word: str
    """Of the page that fills it in."""
    amounts: Sequence[Decimal | None]
    row: Contribution | YearFigures | None
    """The firmest paper of the year, in which what is missing can be filled in; None when there is none."""

    @property
    def told(self) -> str:
        """Return the amounts in words; when none is known that is said once."""
        known = any(amount is not None for amount in self.amounts)
        return " – ".join(euro(amount) for amount in self.amounts) if known else UNKNOWN

    @property
    def is_whole(self) -> bool:
        """Whether every amount is known."""
        return None not in self.amounts


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
    paid: Sequence[Contribution]
    """What it pays and has at stake over the year, the firmest paper first."""
    figures: Sequence[YearFigures]
    """Equity, debt and result of the year, the firmest paper first."""
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
        """Return equity, debt and result in euro by name, each of the firmest paper that knows it, else None."""
        return {name: _amount(self.figures, name) for name in FIGURES}

    @property
    def stakes(self) -> dict[str, Decimal | None]:
        """Return what the government has at stake in euro by name, of the firmest paper that knows it, else None."""
        return {name: _amount(self.paid, name) for name in STAKE_NAMES}

    @property
    def papers(self) -> str:
        """Return in which papers the amounts stand, and which in which when there are more."""
        found: dict[str, list[str]] = {}
        for rows, names in ((self.paid, PAID), (self.figures, FIGURES)):
            for name, label in names.items():
                if row := _knowing(rows, name):
                    found.setdefault(row.get_kind_display(), []).append(label)
        if len(found) == 1:
            return next(iter(found))
        return "; ".join(f"{paper}: {', '.join(labels)}" for paper, labels in found.items())

    @property
    def cells(self) -> list[MoneyCell]:
        """Return the amounts as they stand beside each other on the page."""
        paid, figures = next(iter(self.paid), None), next(iter(self.figures), None)
        stakes, money = self.stakes, self.money
        equity, debt = (
            [money[f"{name}_{moment}"] for moment in ("begin", "end")] for name in ("equity", "debt")
        )
        return [
            MoneyCell("Belang begin – einde", "het financieel belang", "bijdragen", [*stakes.values()], paid),
            MoneyCell("Bijdrage", "de bijdrage", "bijdragen", [self.amount], paid),
            MoneyCell("Eigen vermogen begin – einde", "het eigen vermogen", "jaarcijfers", equity, figures),
            MoneyCell("Vreemd vermogen begin – einde", "het vreemd vermogen", "jaarcijfers", debt, figures),
            MoneyCell("Resultaat", "het resultaat", "jaarcijfers", [money["result"]], figures),
        ]

    @property
    def risks(self) -> str:
        """Return the risks as told."""
        return self.particulars.risks if self.particulars else ""

    @property
    def amount(self) -> Decimal | None:
        """Return the contribution in euro; None when nobody told it."""
        return _amount(self.paid, "amount")

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
            "bijdrage": sum(line.amount is not None for line in self.lines),
            "jaarcijfers": sum(set(line.money.values()) != {None} for line in self.lines),
            "zetels": sum(bool(line.seats) for line in self.lines),
        }


def day_of(year: int, today: date) -> date:
    """Return the day of which the list of a year tells: its last, or today while it runs."""
    return today if year == today.year else date(year, 12, 31)


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
        self._figures = _all_by(YearFigures.objects.filter(**among, year=year).order_by(BY_WEIGHT))
        self._paid = _all_by(Contribution.objects.filter(**among, party=party, year=year).order_by(BY_WEIGHT))
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
            paid=self._paid.get(partnership.pk, ()),
            figures=self._figures.get(partnership.pk, ()),
            particulars=self._particulars.get(partnership.pk),
            inhabitants=self._inhabitants,
        )


def _by(rows: Iterable[OfPartnership]) -> dict[int, OfPartnership]:
    """Return the last row of each partnership."""
    return {row.partnership_id: row for row in rows}


def _all_by(rows: Iterable[Paper]) -> Mapping[int, Sequence[Paper]]:
    """Return the rows of each partnership in their order."""
    found: dict[int, list[Paper]] = defaultdict(list)
    for row in rows:
        found[row.partnership_id].append(row)
    return found


def _knowing(rows: Sequence[Contribution | YearFigures], name: str) -> Contribution | YearFigures | None:
    """Return the first row that knows an amount: a firmer paper that leaves it open says nothing of it."""
    return next((row for row in rows if getattr(row, name) is not None), None)


def _amount(rows: Sequence[Contribution | YearFigures], name: str) -> Decimal | None:
    return getattr(_knowing(rows, name), name, None)
