"""What decides the moments of arrangements: the register on a day, with the days that people filled in."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.councils.bridge.contents import JOINT_ARRANGEMENTS
from verband.rooms.councils.bridge.moments import (
    Arrangement,
    BoardDay,
    Moment,
    OwnWeeks,
    RuleBook,
    chapter_of,
    load_rules,
    plan_year,
)
from verband.rooms.councils.choices import Occasion
from verband.rooms.councils.models import BoardMeeting, Consultation, OwnTerm, RuleSwitch
from verband.rooms.councils.rules import BY_LAW, houses_of
from verband.rooms.councils.selectors.taking_part import councils_in, has_moments
from verband.rooms.register.bridge.snapshot import probable_successions
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay, RegisterOnDay, register_on
from verband.rooms.register.selectors.regions import EVERYWHERE, Region


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Who looks, and on which day: what a council decided is for its own house until it was sent."""

    houses: frozenset[int]
    on: date

    def sees_decision(self, row: Consultation) -> bool:
        """Whether a decision may show that it was taken."""
        return row.returned_on is not None or row.party_id in self.houses


def onlooker(visitor: Visitor, on: date) -> Onlooker:
    """Return a visitor as one who looks on a day."""
    return Onlooker(houses_of(visitor, on), on)


@dataclass(frozen=True)
class Planning:
    """The register on a day with meetings, own terms and rules that are switched off."""

    register: RegisterOnDay
    meetings: Mapping[int, tuple[BoardDay, ...]]
    """By partnership."""
    own_weeks: Mapping[int, tuple[OwnWeeks, ...]]
    book: RuleBook
    _councils: dict[int, tuple[PartyOnDay, ...]] = field(default_factory=dict)
    """What ``councils`` gave before: a page asks for it many times over."""

    def councils(self, partnership: int) -> tuple[PartyOnDay, ...]:
        """Return the governments that take part in full or in part and still exist, by name."""
        if partnership not in self._councils:
            self._councils[partnership] = councils_in(partnership, self.register, BY_LAW)
        return self._councils[partnership]

    def arrangement(self, partnership: int) -> Arrangement | None:
        """Return what decides the moments; None when the partnership is no arrangement under the Wgr."""
        row = self.register.partnerships.get(partnership)
        chapter = chapter_of(party.kind for party in self.councils(partnership))
        if row is None or chapter is None or row.form not in JOINT_ARRANGEMENTS:
            return None
        return Arrangement(
            form=row.form,
            scheme_kind=row.scheme_kind,
            chapter=chapter,
            meetings=self.meetings.get(partnership, ()),
            own_weeks=self.own_weeks.get(partnership, ()),
        )

    def moments(self, partnership: int, year: int) -> tuple[Moment, ...]:
        """Return the moments of a partnership in a calendar year; none when the law names none for it.

        What would have played before the partnership began is left out, and the accounts of a year without it.
        """
        arrangement = self.arrangement(partnership)
        if arrangement is None:
            return ()
        began = self.register.partnerships[partnership].started_on or date.min
        return tuple(
            each
            for each in plan_year(arrangement, year, self.book)
            if each.day >= began and (each.rule.occasion != Occasion.ACCOUNTS or each.year >= began.year)
        )

    def with_moments(self, region: Region, year: int) -> tuple[PartnershipOnDay, ...]:
        """Return the arrangements that have moments every year, and those that have any in this one, by name."""
        yearly = self.with_budget(region)
        known = {row.pk for row in yearly}
        there = region.narrow(self.register).partnerships
        gone = probable_successions(self.register)
        planned = [there[pk] for pk in self.meetings if pk in there and pk not in known and pk not in gone]
        others = [row for row in planned if self.moments(row.pk, year)]
        return (
            tuple(sorted([*yearly, *others], key=lambda row: alphabetical_key(row.name)))
            if others
            else yearly
        )

    def with_budget(self, region: Region = EVERYWHERE) -> tuple[PartnershipOnDay, ...]:
        """Return the arrangements that have moments every year, by name, of one region or of all.

        What a newer arrangement has probably taken over is left out, as it is from every count of load.
        """
        held = (
            row
            for row in region.narrow(self.register).partnerships.values()
            if has_moments(row, self.register) and self.councils(row.pk)
        )
        return tuple(sorted(held, key=lambda row: alphabetical_key(row.name)))


def planning_on(day: date, partnerships: Collection[int] | None = None) -> Planning:
    """Return what decides the moments, for some partnerships or for all."""
    only = {} if partnerships is None else {"partnership__in": partnerships}
    meetings: dict[int, list[BoardDay]] = defaultdict(list)
    for pk, on, occasion, year in BoardMeeting.objects.filter(**only).values_list(
        "partnership", "on", "occasion", "year"
    ):
        meetings[pk].append(BoardDay(on, occasion, year))
    own: dict[int, list[OwnWeeks]] = defaultdict(list)
    fields = ("partnership", "occasion", "weeks", "clause", "valid_from", "valid_to")
    for pk, *values in OwnTerm.objects.filter(**only).values_list(*fields):
        own[pk].append(OwnWeeks(*values))
    return Planning(
        register=register_on(day),
        meetings={pk: tuple(rows) for pk, rows in meetings.items()},
        own_weeks={pk: tuple(rows) for pk, rows in own.items()},
        book=rules_here(),
    )


def rules_here() -> RuleBook:
    """Return the rules of law without those that are switched off on this installation."""
    return load_rules().without(frozenset(RuleSwitch.objects.values_list("code", flat=True)))
