"""Tell history of what rapporteurs write: a report is for all partners, a draft for its writer and the clerk.

What happened to a draft stays with the two of them after it was offered: only the report itself is told to others.
"""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Exists, Q

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor, is_user
from verband.rooms.councils import rules
from verband.rooms.councils.models import Frame, FrameReport, ReportDraft
from verband.rooms.history.models import Event


def sees_drafts(visitor: Visitor, on: date) -> Q | None:
    """Return the events of drafts that stand and that the visitor reads, and of those that are gone."""
    if not is_user(visitor) or not rules.houses_of(visitor, on):
        return None
    own = Q(Exists(rules.reports_as(visitor, on)), before__author=str(visitor.public_id))
    seen = Q(object_id__in=rules.drafts_of(visitor, on).values("public_id")) | own
    councils = rules.councils_of(visitor, on)
    if not councils:
        return seen
    frames = Frame.objects.filter(party__in=councils).values_list("public_id", flat=True)
    return seen | Q(before__frame__in=[str(one) for one in frames])


def by_rapporteur(user: User, events: Sequence[Event], on: date) -> set[int]:
    """Return the deeds that a user may take back as rapporteur: on the own reports, and on drafts of its own hand."""
    own = rules.reports_as(user, on)
    named = {str(one) for one in own.values_list("public_id", flat=True)}
    if not named:
        return set()
    reports = FrameReport.objects.filter(rapporteur__in=own).values_list("public_id", flat=True)
    drafts = ReportDraft.objects.filter(rapporteur__in=own, author=user).values_list("public_id", flat=True)
    asked = {event.object_id for event in events}
    standing = {*reports.filter(public_id__in=asked), *drafts.filter(public_id__in=asked)}
    return {event.pk for event in events if _is_of(event, named, str(user.public_id), standing)}


def _is_of(event: Event, rapporteurs: Collection[str], writer: str, standing: Collection[UUID]) -> bool:
    told = [values for values in (event.before, event.after) if values]
    named = {values["rapporteur"] for values in told if "rapporteur" in values}
    others = {values["author"] for values in told if "author" in values} - {writer}
    return not others and named <= set(rapporteurs) and (bool(named) or event.object_id in standing)
