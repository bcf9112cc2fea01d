"""Who follows which partnership for which council, by which frames, and what was reported; all partners read it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.models import Frame, FrameReport, Rapporteur, ReportDraft
from verband.rooms.councils.rules import drafts_of, may_speak, reports_as
from verband.rooms.councils.selectors.dossier_moments import Coming, ahead_of
from verband.rooms.councils.selectors.planning import onlooker, planning_on
from verband.rooms.councils.selectors.taking_part import (
    Named,
    council_or_404,
    governments,
    governments_in,
    joined_by,
    partnership_or_404,
    partnerships_of,
    succeeded_of,
)
from verband.rooms.register.bridge.snapshot import probable_successions
from verband.rooms.register.models import Membership, Party
from verband.rooms.register.querysets import in_force
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay, register_on

Kept = Rapporteur | Frame | FrameReport | ReportDraft
"""What is kept of how a council follows a partnership."""
Key = int
Found = TypeVar("Found", FrameReport, ReportDraft)
Followed = TypeVar("Followed", PartnershipOnDay, PartyOnDay)


@dataclass(frozen=True, slots=True)
class Line:
    """How one council follows one partnership; ``of`` is the one that the page is not about."""

    of: PartnershipOnDay | PartyOnDay
    rapporteurs: tuple[str, ...]
    frames: int
    last: FrameReport | None

    @property
    def is_gap(self) -> bool:
        """Whether nobody follows it."""
        return not self.rapporteurs


@dataclass(frozen=True, slots=True)
class CouncilPage:
    """How a council follows all that its government takes part in."""

    party: Party
    lines: tuple[Line, ...]
    succeeded: tuple[PartnershipOnDay, ...]
    """What a newer one has probably taken over: left out of the lines."""
    keeps: bool

    @property
    def gaps(self) -> tuple[Line, ...]:
        """Return what nobody follows."""
        return tuple(line for line in self.lines if line.is_gap)


@dataclass(frozen=True, slots=True)
class PartnershipPage:
    """How all councils follow one partnership."""

    named: Named
    lines: tuple[Line, ...]

    @property
    def gaps(self) -> tuple[Line, ...]:
        """Return the councils for which nobody follows it."""
        return tuple(line for line in self.lines if line.is_gap)


@dataclass(frozen=True, slots=True)
class Count:
    """Of one council: in how much its government takes part, and how much of that somebody follows."""

    party: PartyOnDay
    partnerships: int
    followed: int

    @property
    def gaps(self) -> int:
        """Return how many partnerships nobody follows."""
        return self.partnerships - self.followed


@dataclass(frozen=True, slots=True)
class FrameLine:
    """A frame with what was reported on it, the newest first."""

    frame: Frame
    reports: tuple[FrameReport, ...]
    holds: bool
    drafts: tuple[ReportDraft, ...]
    """Those that the visitor reads."""


@dataclass(frozen=True, slots=True)
class Following:
    """How one council follows one partnership, over time."""

    party: Party
    named: Named
    rapporteurs: tuple[Rapporteur, ...]
    """Who follows it now."""
    former: tuple[Rapporteur, ...]
    """Who followed it, and who will."""
    frames: tuple[FrameLine, ...]
    keeps: bool
    takes_part: bool
    reports_as: tuple[Rapporteur, ...] = ()
    """As whom the visitor writes reports."""

    def may_add(self, model: type[Kept]) -> bool:
        """Whether the visitor adds a row of a kind: a rapporteur drafts of reports, the clerk all others."""
        return self.takes_part and (bool(self.reports_as) if model is ReportDraft else self.keeps)


def counts(on: date) -> tuple[Count, ...]:
    """Return for each council how much of what its government takes part in somebody follows."""
    register = register_on(on)
    rows = Rapporteur.objects.filter(in_force(on)).values_list("party", "partnership").distinct()
    followed: dict[Key, set[Key]] = defaultdict(set)
    for party, partnership in rows:
        followed[party].add(partnership)
    found, succeeded = [], probable_successions(register).keys()
    for each in governments(register):
        joined = joined_by(each.pk, register) - succeeded
        found.append(Count(each, len(joined), len(joined & followed[each.pk])))
    return tuple(found)


def council_page(visitor: Visitor, public_id: UUID, on: date) -> CouncilPage:
    """Return how a council follows all that its government takes part in.

    Raises
    ------
    Http404
        When there is no such government.
    """
    party = council_or_404(public_id)
    register = register_on(on)
    lines = _lines(partnerships_of(party.pk, register), Q(party=party), "partnership", on)
    return CouncilPage(party, lines, succeeded_of(party.pk, register), may_speak(visitor, party, on))


def partnership_page(_visitor: Visitor, public_id: UUID, on: date) -> PartnershipPage:
    """Return how all councils follow one partnership.

    Raises
    ------
    Http404
        When there is no such partnership.
    """
    named = partnership_or_404(public_id, on)
    found = governments_in(named.partnership.pk, on)
    return PartnershipPage(named, _lines(found, Q(partnership=named.partnership), "party", on))


def _lines(followed: Sequence[Followed], about: Q, by: str, on: date) -> tuple[Line, ...]:
    """Return a line for each of what is followed, or of who follows; ``by`` is the column that tells them apart."""
    names: dict[Key, list[str]] = defaultdict(list)
    for key, name in Rapporteur.objects.filter(about & in_force(on)).values_list(by, "name"):
        names[key].append(name)
    holding = Frame.objects.filter(about, set_on__lte=on).filter(Q(valid_to=None) | Q(valid_to__gt=on))
    frames: dict[Key, int] = defaultdict(int)
    for key in holding.values_list(by, flat=True):
        frames[key] += 1
    told = FrameReport.objects.filter(frame__in=Frame.objects.filter(about), on__lte=on)
    last: dict[Key, FrameReport] = {}
    for report in told.select_related("frame").order_by("on", "pk"):
        last[getattr(report.frame, f"{by}_id")] = report
    return tuple(Line(each, tuple(names[each.pk]), frames[each.pk], last.get(each.pk)) for each in followed)


def following(visitor: Visitor, party_id: UUID, public_id: UUID, on: date) -> Following:
    """Return how one council follows one partnership, over time.

    Raises
    ------
    Http404
        When the government never took part in the partnership.
    """
    party, named = council_or_404(party_id), partnership_or_404(public_id, on)
    if not Membership.objects.filter(party=party, partnership=named.partnership).exists():
        raise Http404
    about = {"party": party, "partnership": named.partnership}
    rows = Rapporteur.objects.filter(**about).select_related("account").order_by("-valid_from", "pk")
    now, drafts = tuple(row for row in rows if _holds(row, on)), drafts_of(visitor, on)
    return Following(
        party=party,
        named=named,
        rapporteurs=now,
        former=tuple(row for row in rows if row not in now),
        frames=_frames(Q(**about), drafts, on),
        keeps=may_speak(visitor, party, on),
        takes_part=named.partnership.pk in joined_by(party.pk, register_on(on)),
        reports_as=tuple(reports_as(visitor, on).filter(**about).order_by("pk")),
    )


def coming(visitor: Visitor, page: Following, on: date) -> tuple[Coming, ...]:
    """Return what comes to the council of the partnership; nothing when its government takes no part in it now."""
    if not page.takes_part:
        return ()
    planning = planning_on(on, [page.named.partnership.pk])
    row = planning.register.partnerships[page.named.partnership.pk]
    council = planning.register.parties[page.party.pk]
    return ahead_of(planning, council, onlooker(visitor, on)).of(row)


def _holds(row: Rapporteur, on: date) -> bool:
    return row.valid_from <= on and (row.valid_to is None or row.valid_to > on)


def _frames(about: Q, drafts: QuerySet[ReportDraft], on: date) -> tuple[FrameLine, ...]:
    frames = list(Frame.objects.filter(about).order_by("set_on", "pk"))
    told = _by_frame(FrameReport.objects.filter(frame__in=frames))
    meant = _by_frame(drafts.filter(frame__in=frames))
    lines = [
        FrameLine(
            frame,
            told.get(frame.pk, ()),
            frame.valid_to is None or frame.valid_to > on,
            meant.get(frame.pk, ()),
        )
        for frame in frames
    ]
    return tuple(sorted(lines, key=lambda line: not line.holds))


def _by_frame(rows: QuerySet[Found]) -> Mapping[Key, tuple[Found, ...]]:
    found = rows.select_related("frame", "rapporteur").order_by("frame", "-on", "-pk")
    return {key: tuple(some) for key, some in groupby(found, key=lambda row: row.frame_id)}
