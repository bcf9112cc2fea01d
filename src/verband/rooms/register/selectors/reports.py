"""Read what was reported as not right."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.register.models import Membership, MistakeReport, Partnership, PartnershipVersion, Party
from verband.rooms.register.rules import parties_in_care


@dataclass(frozen=True, slots=True)
class About:
    """A record that a report can be about."""

    row: Party | Partnership
    label: str


def record_to_report(kind: str, public_id: UUID) -> About:
    """Return a party or partnership by the word of its address.

    Raises
    ------
    Http404
        When there is none.
    """
    if kind == "overheid":
        party = get_object_or_404(Party, public_id=public_id)
        return About(party, party.name)
    partnership = get_object_or_404(Partnership, public_id=public_id)
    version = PartnershipVersion.objects.leading().filter(partnership=partnership).order_by("number").last()
    return About(partnership, version.name if version else str(partnership))


def report_by_address(public_id: UUID) -> MistakeReport:
    """Return a report to who has its address, which only the one who wrote it was given; otherwise there is none."""
    return get_object_or_404(MistakeReport, public_id=public_id)


def reports_for(visitor: Visitor, on: date) -> QuerySet[MistakeReport]:
    """Return the reports about what someone keeps, those that wait first."""
    cares_for = parties_in_care(visitor, on)
    parties = Party.objects.filter(pk__in=cares_for).values("public_id")
    joined = Membership.objects.filter(party__in=cares_for).values("partnership__public_id")
    merged = Membership.objects.filter(party__in=cares_for).values("partnership__merged_from__public_id")
    mine = Q(object_id__in=parties) | Q(object_id__in=joined) | Q(object_id__in=merged)
    return MistakeReport.objects.filter(mine).order_by("answered_at", "-reported_at")


def report_for(visitor: Visitor, public_id: UUID, on: date) -> MistakeReport:
    """Return one report to who keeps what it is about.

    Raises
    ------
    Http404
        When there is none, or it is about what another keeps.
    """
    report = reports_for(visitor, on).filter(public_id=public_id).first()
    if report is None:
        raise Http404
    return report
