"""Read what was reported as not right."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Affiliation, MistakeReport, Partnership, PartnershipVersion, Party
from verband.rooms.register.querysets import in_force
from verband.rooms.register.rules import (
    care_of_all,
    is_team,
    parties_corrected_by,
    parties_in_care,
    partnerships_kept_by,
    runs_site,
)


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
    """Return the reports about what someone corrects, those that wait first.

    What nobody who keeps anything here can mend is for who runs the site.
    """
    cares_for, with_team = parties_in_care(visitor, on), is_team(visitor, on)
    mine = Q(pk__in=[])
    if cares_for:
        parties = parties_corrected_by(cares_for, on, with_team=with_team)
        mine = _about(parties, partnerships_kept_by(cares_for, on, with_team=with_team))
    if runs_site(visitor):
        mine |= ~_about(*_mended_by_keepers(on))
    return MistakeReport.objects.filter(mine).order_by("answered_at", "-reported_at")


def _about(parties: QuerySet[Party], partnerships: QuerySet[Partnership]) -> Q:
    """Return which reports are about these, or about what was merged into them."""
    return _about_one_kind(parties) | _about_one_kind(partnerships)


def _about_one_kind(rows: QuerySet[Any]) -> Q:
    reported = Q(public_id__in=MistakeReport.objects.order_by().values("object_id"))
    standing = rows.filter(merged_into=None).order_by()
    merged = rows.model._default_manager.order_by().filter(reported, merged_into__in=standing)
    ours = Q(object_id__in=standing.filter(reported).values("public_id"))
    return ours | Q(object_id__in=merged.values("public_id"))


def _mended_by_keepers(on: date) -> tuple[QuerySet[Party], QuerySet[Partnership]]:
    """Return what a government or a team on this site has in its own care, or its team can correct."""
    cared, with_team = care_of_all(on)
    parties = Q(pk__in=cared)
    for care in _cares_of_teams(on):
        parties |= Q(pk__in=parties_corrected_by(care, on, with_team=True).order_by().values("pk"))
    return Party.objects.filter(parties), partnerships_kept_by(cared, on, with_team=with_team)


def _cares_of_teams(on: date) -> set[frozenset[int]]:
    """Return the parties in the care of who is in a programme team, each care once."""
    teams = Affiliation.objects.filter(in_force(on), role=AffiliationRole.TEAM)
    people = User.objects.filter(pk__in=teams.values("user"), ended_at=None)
    return {parties_in_care(person, on) for person in people.prefetch_related("affiliations__party")}


class Answerer(StrEnum):
    """Who answers a report; the words are those that the sender reads."""

    KEEPER = "Wie deze gegevens bijhoudt, leest uw melding en antwoordt."
    ADMINISTRATOR = (
        "Geen overheid houdt deze gegevens hier bij. De beheerder van de site leest uw melding en antwoordt."
    )


def who_answers(public_id: UUID, on: date) -> Answerer:
    """Return who answers what is reported of a record today."""
    for rows in _mended_by_keepers(on):
        standing = rows.filter(merged_into=None)
        if standing.filter(Q(public_id=public_id) | Q(merged_from__public_id=public_id)).exists():
            return Answerer.KEEPER
    return Answerer.ADMINISTRATOR


def report_for(visitor: Visitor, public_id: UUID, on: date) -> MistakeReport:
    """Return one report to who answers it.

    Raises
    ------
    Http404
        When there is none, or another answers it.
    """
    report = reports_for(visitor, on).filter(public_id=public_id).first()
    if report is None:
        raise Http404
    return report
