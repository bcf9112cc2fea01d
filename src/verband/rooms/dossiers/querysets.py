"""Conditions on what may be read: always for a person, at a moment."""

from datetime import date, datetime, timedelta
from typing import Any, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor, is_user
from verband.rooms.dossiers.choices import Capacity, DossierState

M = TypeVar("M", bound=models.Model)
SHUT_FOR = timedelta(days=7)
"""How long a dossier that nobody else can open stays shut after help with an account: long enough to hear of it after
some days away, short enough not to lose one's own work."""
COUNTS_FOR = timedelta(days=30)
"""How long an owner who was ended or helped still counts as another who is asked first: otherwise who runs the site
would open a dossier by ending or helping the second owner too."""


def holding_on(day: date) -> Q:
    """Return the condition that a reader is named on a day."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day))


def open_at(at: datetime) -> Q:
    """Return the condition that an emergency opening is open."""
    return Q(opened_at__lte=at, until__gt=at, closed_at=None)


def admitted() -> Q:
    """Return the condition that nobody helped with the account of a reader since an owner let them in."""
    return Q(user__helped_at=None) | Q(user__helped_at__lte=F("admitted_at"))


def admitting(at: datetime) -> Q:
    """Return the condition that a reader decides here, can sign in and is not shut out."""
    return holding_on(timezone.localdate(at)) & admitted() & Q(capacity=Capacity.OWNER, user__is_active=True)


def asked_first(at: datetime) -> Q:
    """Return the condition that a reader decides here, or did until shortly: nothing opens by itself beside them.

    The wait of who was helped begins when nobody else is left, so it is counted here too.
    """
    since = at - COUNTS_FOR - SHUT_FOR
    lately = Q(user__is_active=True, user__helped_at__gt=since) | Q(user__ended_at__gt=since)
    decided = holding_on(timezone.localdate(at)) & Q(capacity=Capacity.OWNER)
    return admitting(at) | (decided & lately)


def _reading(at: datetime) -> Any:  # noqa: ANN401 - of a model that is defined on these conditions
    """Return who is named at a moment and not shut out."""
    readers = apps.get_model("dossiers", "DossierReader").objects
    others = readers.filter(asked_first(at), dossier=OuterRef("dossier")).exclude(user=OuterRef("user"))
    waited = Q(user__helped_at__lte=at - SHUT_FOR) & ~Exists(others)
    return readers.filter(holding_on(timezone.localdate(at)), admitted() | waited)


def _may_read(visitor: Visitor, at: datetime, dossier: str) -> Q:
    """Return the condition that the dossier of a row may be read; ``dossier`` is the path to its number."""
    if not is_user(visitor) or not visitor.is_active:
        return Q(pk__in=[])
    found = Exists(_reading(at).filter(dossier=OuterRef(dossier), user=visitor))
    if not visitor.is_staff:
        return Q(found)
    openings = apps.get_model("dossiers", "EmergencyOpening").objects
    one_of_two = Q(asked_by=visitor) | Q(seconded_by=visitor)
    return Q(found) | Q(Exists(openings.filter(open_at(at), one_of_two, dossier=OuterRef(dossier))))


def _owned(user: User, at: datetime, dossier: str) -> Exists:
    """Return the condition that someone owns the dossier of a row; ``dossier`` is the path to its number."""
    return Exists(_reading(at).filter(dossier=OuterRef(dossier), user=user, capacity=Capacity.OWNER))


class OpeningQuerySet(models.QuerySet[M]):
    """Emergency openings."""

    def unseen_by(self, visitor: Visitor, at: datetime) -> Self:
        """Return what was asked or opened since someone looked, of dossiers that they own."""
        if not is_user(visitor) or not visitor.is_active:
            return self.none()
        since = Coalesce(OuterRef("opened_at"), OuterRef("asked_at"))
        seen = apps.get_model("dossiers", "SeenOpening").objects
        known = seen.filter(opening=OuterRef("pk"), user=visitor, seen_at__gte=since)
        there: dict[str, Any] = {"dossier__state": DossierState.OPEN}
        return self.filter(_owned(visitor, at, "dossier_id"), ~Exists(known), **there)


class DossierQuerySet(models.QuerySet[M]):
    """Dossiers."""

    def readable_by(self, visitor: Visitor, at: datetime) -> Self:
        """Return the dossiers that someone may read, with what is needed to say in which capacity."""
        there = self.filter(_may_read(visitor, at, "pk"), state=DossierState.OPEN)
        return there.prefetch_related("readers__user", "openings")


class SealedQuerySet(models.QuerySet[M]):
    """Rows of a confidential room."""

    def readable_by(self, visitor: Visitor, at: datetime) -> Self:
        """Return the rows that someone may read."""
        allowed: Q = _may_read(visitor, at, "dossier_id")
        open_dossier: dict[str, Any] = {"dossier__state": DossierState.OPEN}
        return self.filter(allowed, **open_dossier)
