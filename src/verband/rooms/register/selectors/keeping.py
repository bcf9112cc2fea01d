"""Read what someone may keep; what is not theirs to keep is not there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.models import Record
from verband.rooms.register.bridge.facts import search_text
from verband.rooms.register.bridge.search import MOST_WORDS
from verband.rooms.register.choices import KEEPER_ROLES, ReportState
from verband.rooms.register.models import (
    Area,
    AreaMember,
    Membership,
    Particulars,
    Partnership,
    PartnershipVersion,
    Party,
    Task,
)
from verband.rooms.register.querysets import in_force
from verband.rooms.register.rules import (
    is_team,
    may_change_party,
    may_keep,
    parties_in_care,
    partnerships_in_care,
    partnerships_kept_by,
    roles_of,
)
from verband.rooms.register.selectors.conflicts import conflict_count
from verband.rooms.register.selectors.matching import match_count
from verband.rooms.register.selectors.on_day import RegisterOnDay
from verband.rooms.register.selectors.reports import reports_for

AnyPart = TypeVar("AnyPart", bound=Record)


@dataclass(frozen=True)
class ToKeep:
    """A partnership that someone may change, with the version that is seen and who takes part today or later."""

    partnership: Partnership
    version: PartnershipVersion
    memberships: Sequence[Membership]

    @property
    def name(self) -> str:
        """Return what it is called in that version."""
        return self.version.name

    @property
    def kinds(self) -> list[str]:
        """Return the codes of its task kinds."""
        return [row.kind for row in self.version.task_kinds.all()]


def partnership_to_keep(visitor: Visitor, public_id: UUID, on: date, seen: date | None = None) -> ToKeep:
    """Return a partnership to someone who may keep it, with the version that its page shows on the day that is seen.

    Without ``seen`` it is the version of the day itself.

    Raises
    ------
    Http404
        When there is none, or it is not theirs to keep.
    """
    partnership = get_object_or_404(Partnership, public_id=public_id)
    leading = partnership.versions.filter(source=partnership.leading_source).prefetch_related("task_kinds")
    version = _shown(leading, seen or on)
    if version is None or not may_keep(visitor, partnership, on):
        raise Http404
    rows = partnership.memberships.filter(source=partnership.leading_source).select_related("party")
    open_rows = rows.filter(Q(valid_to=None) | Q(valid_to__gt=on)).order_by("party__name")
    return ToKeep(partnership, version, list(open_rows.prefetch_related("tasks")))


def _shown(versions: QuerySet[PartnershipVersion], day: date) -> PartnershipVersion | None:
    """Return the version in force, else the last that began before the day, else the first, as the page does."""
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    newest = versions.order_by("-number")
    return newest.filter(in_force(day)).first() or newest.filter(begun).first() or newest.last()


def former_participants(partnership: Partnership, on: date) -> QuerySet[Membership]:
    """Return who took part before a day, as the leading source says, by name."""
    rows = partnership.memberships.filter(source=partnership.leading_source, valid_to__lte=on)
    return rows.select_related("party").order_by("party__name", "valid_from")


def memberships_to_keep(visitor: Visitor, on: date) -> QuerySet[Membership]:
    """Return who takes part in what someone keeps."""
    rows = Membership.objects.select_related("party", "partnership")
    return rows.filter(partnership__in=partnerships_in_care(visitor, on))


def membership_to_keep(visitor: Visitor, public_id: UUID, on: date) -> Membership:
    """Return someone's part in a partnership to who may keep it; otherwise there is none."""
    membership: Membership = get_object_or_404(memberships_to_keep(visitor, on), public_id=public_id)
    return membership


def tasks_to_keep(visitor: Visitor, on: date) -> QuerySet[Task]:
    """Return the tasks of what someone keeps."""
    return Task.objects.select_related("partnership").filter(
        partnership__in=partnerships_in_care(visitor, on)
    )


def kept_numbers(visitor: Visitor, on: date) -> frozenset[int]:
    """Return the numbers of the partnerships that someone keeps; none, without asking, for who keeps nothing."""
    cares_for = parties_in_care(visitor, on)
    if not cares_for:
        return frozenset()
    kept = partnerships_kept_by(cares_for, on, with_team=is_team(visitor, on))
    return frozenset(kept.values_list("pk", flat=True))


def parties_to_keep(visitor: Visitor, on: date) -> QuerySet[Party]:
    """Return the parties of someone's roles, by name."""
    return _by_name(parties_in_care(visitor, on))


def _by_name(parties: frozenset[int]) -> QuerySet[Party]:
    return Party.objects.filter(pk__in=parties).order_by("name")


def party_to_keep(visitor: Visitor, public_id: UUID, on: date) -> Party:
    """Return a party to who may say what it is called and where it is; otherwise there is none."""
    party: Party = get_object_or_404(Party, public_id=public_id, merged_into=None)
    if not may_change_party(visitor, party, on):
        raise Http404
    return party


def speaks_for(visitor: Visitor, party: Party, on: date) -> bool:
    """Whether a visitor keeps the register for this very party, and not for the region that it lies in."""
    return any(each.party == party and each.role in KEEPER_ROLES for each in roles_of(visitor, on))


def participants_of(partnership: Partnership) -> QuerySet[Party]:
    """Return who takes or took part, as the leading source says, by name: who can have a seat, or pay."""
    rows = partnership.memberships.filter(source=partnership.leading_source)
    return Party.objects.filter(pk__in=rows.values("party")).order_by("name")


def particulars_of(partnership: Partnership) -> Particulars:
    """Return who to turn to and what comes next; a row that is not saved yet when nobody told."""
    standing = Particulars.objects.filter(partnership=partnership).first()
    return standing or Particulars(partnership=partnership)


def tasks_of(partnership: UUID) -> QuerySet[Task]:
    """Return the tasks of a partnership."""
    return Task.objects.filter(partnership__public_id=partnership)


def rows_of(model: type[AnyPart], partnership: Partnership) -> QuerySet[AnyPart]:
    """Return the parts of one kind of a partnership, such as its seats."""
    return model._default_manager.filter(partnership=partnership)


@dataclass(frozen=True, slots=True)
class Desk:
    """What someone who keeps the register has before them."""

    parties: Sequence[Party]
    """The parties of their roles."""
    partnerships: Sequence[dict[str, Any]]
    """The first of those that were asked for, by name."""
    found: int
    """How many were asked for."""
    kept: int
    """How many there are to keep."""
    conflicts: int
    """Records on which a source says something else than what stands here."""
    proposals: int
    """Pairs of what was told of and what is registered that may be the same."""
    reports: int
    """Reports that nobody looked at yet."""


MOST_SHOWN = 200


def desk_for(visitor: Visitor, register: RegisterOnDay, on: date, asked: str = "") -> Desk:
    """Return the partnerships that someone keeps and asks for, by name, and how much waits for them."""
    cares_for = parties_in_care(visitor, on)
    kept = partnerships_kept_by(cares_for, on, with_team=is_team(visitor, on))
    versions = PartnershipVersion.objects.leading().filter(in_force(on), partnership__in=kept)
    every = versions
    for word in search_text(asked).split()[:MOST_WORDS]:
        versions = versions.filter(search_text__contains=f" {word}")
    fields = versions.order_by("name").values(
        "name", "form", "kept_here", "verified_on", "partnership__public_id", "source"
    )
    shown = list(fields[:MOST_SHOWN])
    found = len(shown) if len(shown) < MOST_SHOWN else versions.count()
    return Desk(
        parties=list(_by_name(cares_for)),
        partnerships=shown,
        found=found,
        kept=every.count() if asked else found,
        conflicts=conflict_count(cares_for, kept),
        proposals=match_count(kept, register),
        reports=reports_for(visitor, on).filter(state=ReportState.NEW).count(),
    )


def governments_of(area: Area, on: date) -> list[Party]:
    """Return who lies in an area on a day."""
    rows = AreaMember.objects.filter(in_force(on), area=area).select_related("party").order_by("party__name")
    return [row.party for row in rows]
