"""What the owners of dossiers must know, in sentences that tell nothing of the content."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.templatetags.verband import datum
from verband.rooms.dossiers.models import Dossier, EmergencyOpening
from verband.rooms.dossiers.rules import is_owner
from verband.rooms.dossiers.selectors.emergencies import status_of

SHOWN_FOR = timedelta(days=30)
AT_ONCE = 3
"""Sentences at the top of one page; the others follow when these have been seen."""
_TOLD = ("public_id", "asked_at", "opened_at", "until", "closed_at", "dossier__public_id")


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence about one dossier."""

    dossier: Dossier
    sentence: str


@dataclass(frozen=True, slots=True)
class Unseen:
    """A sentence about emergency access that an owner has not seen."""

    opening: EmergencyOpening
    sentence: str


def notices_for(visitor: Visitor, at: datetime) -> list[Notice]:
    """Return what someone must know as an owner: emergency access of the last month, and terms that end."""
    mine = [each for each in Dossier.objects.readable_by(visitor, at) if is_owner(each, visitor, at)]
    return [notice for dossier in mine for notice in notices_of(dossier, at)]


def openings_to_see(visitor: Visitor, at: datetime) -> list[Unseen]:
    """Return the emergency access to their dossiers that an owner has not seen yet, in one query, the newest first."""
    unseen = EmergencyOpening.objects.unseen_by(visitor, at).select_related("dossier").only(*_TOLD)
    return [Unseen(each, _asked(each, at)) for each in unseen[:AT_ONCE]]


def notices_of(dossier: Dossier, at: datetime) -> list[Notice]:
    """Return what the owners of one dossier must know."""
    recent = [each for each in dossier.openings.all() if each.asked_at > at - SHOWN_FOR]
    found = [Notice(dossier, _asked(each, at)) for each in recent]
    if dossier.warned_at and dossier.destroy_on:
        day = datum(dossier.destroy_on)
        sentence = f"De bewaartermijn van een dossier van u eindigt op {day}. Daarna wordt het vernietigd."
        found.append(Notice(dossier, sentence))
    return found


def _asked(opening: EmergencyOpening, at: datetime) -> str:
    day = datum(timezone.localtime(opening.asked_at).date())
    return f"Op {day} is noodtoegang gevraagd tot een dossier van u. Nu: {status_of(opening, at)}."
