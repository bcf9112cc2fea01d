"""Read emergency openings: for the owners of a dossier, and for administrators."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor, may_manage
from verband.rooms.dossiers.choices import DossierDeed, DossierState
from verband.rooms.dossiers.models import Dossier, EmergencyOpening
from verband.rooms.dossiers.rules import (
    ASKED_FOR,
    NotForYou,
    is_owner,
    may_ask,
    may_close,
    may_second,
)
from verband.rooms.history.models import Event


@dataclass(frozen=True, slots=True)
class ReadInEmergency:
    """One record that was opened."""

    moment: datetime
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class OpeningShown:
    """An emergency opening with how it stands and what someone may do with it."""

    opening: EmergencyOpening
    status: str
    is_open: bool
    may_second: bool
    may_close: bool
    reads: list[ReadInEmergency]


def openings_of(dossier: Dossier, visitor: Visitor, at: datetime) -> list[OpeningShown]:
    """Return every emergency opening of a dossier with what was read through it; for its owners."""
    if not is_owner(dossier, visitor, at):
        return []
    return [_shown(each, visitor, at) for each in _all().filter(dossier=dossier)]


def openings_for(visitor: Visitor, at: datetime) -> list[OpeningShown]:
    """Return the emergency openings that an administrator has a part in, or may open as the second person."""
    if not may_manage(visitor):
        return []
    found = (_shown(each, visitor, at) for each in _all().filter(dossier__state=DossierState.OPEN))
    return [each for each in found if each.may_second or each.opening.is_for(visitor)]


def opening_for(visitor: Visitor, public_id: UUID, at: datetime) -> EmergencyOpening:
    """Return an opening that someone may open or close."""
    opening = _all().filter(public_id=public_id).first()
    if opening is None or not (may_second(opening, visitor, at) or may_close(opening, visitor, at)):
        raise NotForYou
    return opening


def dossier_to_ask(visitor: Visitor, public_id: UUID, at: datetime) -> Dossier | None:
    """Return the dossier that an administrator may ask emergency access to."""
    dossier = Dossier.objects.filter(public_id=public_id).first()
    return dossier if dossier and may_ask(dossier, visitor, at) else None


def status_of(opening: EmergencyOpening, at: datetime) -> str:
    """Return how an opening stands, in words."""
    if opening.is_open(at):
        return "open"
    if opening.closed_at:
        return "gesloten" if opening.opened_at else "ingetrokken voordat iemand opende"
    if opening.opened_at:
        return "voorbij"
    return (
        "wacht op een tweede persoon"
        if at < opening.asked_at + ASKED_FOR
        else "verlopen zonder tweede persoon"
    )


def _all() -> QuerySet[EmergencyOpening]:
    people = ("asked_by", "seconded_by", "closed_by", "dossier")
    return EmergencyOpening.objects.select_related(*people).prefetch_related(
        "dossier__readers", "dossier__openings"
    )


def _shown(opening: EmergencyOpening, visitor: Visitor, at: datetime) -> OpeningShown:
    return OpeningShown(
        opening,
        status_of(opening, at),
        opening.is_open(at),
        may_second(opening, visitor, at),
        may_close(opening, visitor, at),
        _reads(opening),
    )


def _reads(opening: EmergencyOpening) -> list[ReadInEmergency]:
    events = list(Event.objects.filter(batch=opening.public_id, deed=DossierDeed.READ).order_by("id"))
    people = User.objects.in_bulk([event.actor_id for event in events if event.actor_id])
    return [
        ReadInEmergency(event.moment, people[event.actor_id].get_full_name(), _what(event.object_kind))
        for event in events
        if event.actor_id in people
    ]


def _what(kind: str) -> str:
    model = apps.get_model(kind)
    return "titel van het dossier" if model is Dossier else str(model._meta.verbose_name)
