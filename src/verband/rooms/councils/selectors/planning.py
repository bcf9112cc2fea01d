"""What decides the moments of arrangements: the register on a day, with the days that people filled in."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.bridge.moments import (
    Arrangement,
    BoardDay,
    Handed,
    Moment,
    OwnWeeks,
    RuleBook,
    chapter_of,
    load_rules,
    plan_year,
)
from verband.rooms.councils.choices import Occasion, Voice
from verband.rooms.councils.models import BoardMeeting, Consultation, OwnTerm, RuleSwitch
from verband.rooms.councils.rules import houses_of
from verband.rooms.register.bridge.snapshot import probable_successions
from verband.rooms.register.choices import GOVERNMENTS, Form, Role
from verband.rooms.register.models import Partnership
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay, RegisterOnDay, register_on
from verband.rooms.register.selectors.regions import EVERYWHERE, Region

WITH_BUDGET = (Form.PUBLIC_BODY, Form.OPERATIONAL_MANAGEMENT_ENTITY, Form.JOINT_ORGAN)
"""Forms under the Wgr with a budget of their own."""
UNDER_THE_LAW = (*WITH_BUDGET, Form.PLAIN_ARRANGEMENT, Form.HOST_AUTHORITY)
TAKING_PART = (Role.PARTICIPANT, Role.HOST)


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
            rows = self.register.members_of.get(partnership, ())
            parties = {row.party for row in rows if row.role in TAKING_PART}
            found = (self.register.parties[pk] for pk in parties)
            self._councils[partnership] = tuple(
                sorted((one for one in found if self._has_council(one)), key=lambda one: one.name)
            )
        return self._councils[partnership]

    def _has_council(self, party: PartyOnDay) -> bool:
        return party.kind in GOVERNMENTS and not party.has_ended(self.register.day)

    def arrangement(self, partnership: int) -> Arrangement | None:
        """Return what decides the moments; None when the partnership is no arrangement under the Wgr."""
        row = self.register.partnerships.get(partnership)
        chapter = chapter_of(party.kind for party in self.councils(partnership))
        if row is None or chapter is None or row.form not in UNDER_THE_LAW:
            return None
        return Arrangement(
            form=row.form,
            scheme_kind=row.scheme_kind,
            chapter=chapter,
            meetings=self.meetings.get(partnership, ()),
            own_weeks=self.own_weeks.get(partnership, ()),
        )

    def moments(self, partnership: int, year: int) -> tuple[Moment, ...]:
        """Return the moments of a partnership in a calendar year; none when the law names none for it."""
        arrangement = self.arrangement(partnership)
        return plan_year(arrangement, year, self.book) if arrangement else ()

    def with_budget(self, region: Region = EVERYWHERE) -> tuple[PartnershipOnDay, ...]:
        """Return the arrangements that have moments every year, by name, of one region or of all.

        What a newer arrangement has probably taken over is left out, as it is from every count of load.
        """
        succeeded = probable_successions(self.register)
        held = (
            row
            for row in region.narrow(self.register).partnerships.values()
            if row.form in WITH_BUDGET and row.pk not in succeeded and self.councils(row.pk)
        )
        return tuple(sorted(held, key=lambda row: row.name))


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


def moments_of(partnership: Partnership, year: int, on: date) -> tuple[Moment, ...]:
    """Return the moments of one partnership in a calendar year, with the participants as of a day."""
    return planning_on(on, [partnership.pk]).moments(partnership.pk, year)


PUT = {
    "zienswijze-begroting": Occasion.BUDGET,
    "zienswijze-wijziging": Occasion.BUDGET_CHANGE,
    "ontwerpbegroting": Occasion.BUDGET,
    "wijziging-zenden": Occasion.BUDGET_CHANGE,
    "kaderbrief": Occasion.FRAMEWORKS,
    "voorlopige-jaarrekening": Occasion.ACCOUNTS,
}
"""Rule → what is put before a council at that moment."""
Key = tuple[int, int, str, int]
"""Partnership, party, occasion and the year that it is about."""


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
    for row in rows.order_by("sent_on", "id"):
        found[row.partnership_id, row.party_id, row.occasion, row.year].append(row)
    return dict(found)


def pieces_of(
    given: Mapping[Key, list[Consultation]], partnership: int, party: int, moment: Moment
) -> list[Consultation]:
    """Return what came before a council at a moment; of two meetings in a year each has its own pieces."""
    rows = given.get((partnership, party, PUT[moment.rule.code], moment.year), [])
    return [row for row in rows if moment.is_of(Handed(row.sent_on, row.received_on))]


def loose_pieces(
    *, partnerships: Collection[int] | None = None, parties: Collection[int] | None = None
) -> dict[Key, list[Consultation]]:
    """Return what came before councils outside the yearly cycle: texts of arrangements and named decisions."""
    rows = Consultation.objects.filter(
        occasion__in=(Occasion.ARRANGEMENT, Occasion.DECISION), voice=Voice.OPINION
    ).defer("text", "answer", "afterwards")
    return _by_key(_narrowed(rows, partnerships, parties))


def handed(rows: Collection[Consultation]) -> Handed:
    """Return when a piece came to a council; of several the last that was received counts."""
    received = [row.received_on for row in rows if row.received_on]
    sent = [row.sent_on for row in rows if row.sent_on]
    return Handed(max(sent, default=None), max(received, default=None))
