"""What a clerk and a rapporteur write of how a council follows a partnership: to who may, and to nobody else."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.councils.models import Frame, FrameReport, Rapporteur, ReportDraft
from verband.rooms.councils.rules import councils_of, drafts_of, people_of, reports_as
from verband.rooms.councils.selectors.rapporteurs import Following, Kept, following
from verband.rooms.councils.selectors.taking_part import joined_by
from verband.rooms.register.selectors.on_day import register_on


@dataclass(frozen=True, slots=True)
class Follows:
    """What the visitor follows as rapporteur, with how many own drafts lie there."""

    row: Rapporteur
    name: str
    drafts: int


def follows_of(visitor: Visitor, on: date) -> tuple[Follows, ...]:
    """Return what the visitor follows as rapporteur, by name; nothing in which the government takes no part now."""
    own = Count("drafts", filter=Q(drafts__in=drafts_of(visitor, on)))
    rows = list(reports_as(visitor, on).annotate(number=own).select_related("party", "partnership"))
    if not rows:
        return ()
    register = register_on(on)
    found = (
        Follows(row, register.partnerships[row.partnership_id].name, row.number)
        for row in rows
        if row.partnership_id in joined_by(row.party_id, register)
    )
    return tuple(sorted(found, key=lambda each: alphabetical_key(each.name)))


def following_to_add(
    visitor: Visitor, model: type[Kept], party_id: UUID, public_id: UUID, on: date
) -> Following:
    """Return how a council follows a partnership to who adds a row of a kind; to others there is no such page.

    Raises
    ------
    Http404
        When it is not theirs to add.
    """
    found = following(visitor, party_id, public_id, on)
    if not found.may_add(model):
        raise Http404
    return found


def rows_to_keep(visitor: Visitor, model: type[Kept], on: date) -> QuerySet[Any]:
    """Return the rows of a kind that the visitor keeps: the clerk those of its council, a rapporteur the own ones."""
    if model is ReportDraft:
        return drafts_of(visitor, on)
    of_council = Q(**{f"{'frame__' if model is FrameReport else ''}party__in": councils_of(visitor, on)})
    own = Q(rapporteur__in=reports_as(visitor, on)) if model is FrameReport else Q()
    return model._default_manager.filter(of_council | own)


def row_to_keep(visitor: Visitor, model: type[Kept], public_id: UUID, on: date) -> Kept:
    """Return a rapporteur, a frame, a report or a draft to who keeps it; otherwise there is none.

    Raises
    ------
    Http404
        When there is none, or it is not theirs to keep.
    """
    found: Kept | None = rows_to_keep(visitor, model, on).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def of_council(row: Kept) -> tuple[UUID, UUID]:
    """Return the public ids of the government and the partnership that a row is about."""
    about = row if isinstance(row, Rapporteur | Frame) else row.frame
    return about.party.public_id, about.partnership.public_id


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in a form about how one council follows one partnership."""

    frames: QuerySet[Frame]
    rapporteurs: QuerySet[Rapporteur]
    people: QuerySet[User]


def choices_on(page: Following, model: type[Kept], row: Kept | None, on: date) -> Choices:
    """Return what the visitor can choose for a row; a draft stays of the rapporteur that it is of.

    Who writes now stays in the list, also when the role for the government has ended.
    """
    about = {"party": page.party, "partnership": page.named.partnership}
    rapporteurs = Rapporteur.objects.filter(**about).order_by("-valid_from", "pk")
    if model is ReportDraft or not page.keeps:
        own = [row.rapporteur] if isinstance(row, ReportDraft) else page.reports_as
        rapporteurs = rapporteurs.filter(pk__in=[each.pk for each in own])
    people = people_of(page.party, on)
    if isinstance(row, Rapporteur) and row.account_id:
        people = User.objects.filter(Q(pk__in=people) | Q(pk=row.account_id)).order_by("name", "email")
    return Choices(Frame.objects.filter(**about).order_by("set_on", "pk"), rapporteurs, people)
