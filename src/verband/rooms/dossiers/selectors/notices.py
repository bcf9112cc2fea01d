"""What the owners of dossiers must know, in sentences that tell nothing of the content."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import Visitor, is_user
from verband.rooms.accounts.selectors.help import help_in_words
from verband.rooms.common.words import datum
from verband.rooms.dossiers.choices import DossierState
from verband.rooms.dossiers.models import Dossier, DossierReader, EmergencyOpening
from verband.rooms.dossiers.querysets import SHUT_FOR, holding_on
from verband.rooms.dossiers.rules import is_owner, is_shut
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
    found += [Notice(dossier, _shut_out(row.user)) for row in _shut_in(dossier, at)]
    if dossier.warned_at and dossier.destroy_on:
        day = datum(dossier.destroy_on)
        sentence = f"De bewaartermijn van een dossier van u eindigt op {day}. Daarna wordt het vernietigd."
        found.append(Notice(dossier, sentence))
    return found


def own_notice(visitor: Visitor, at: datetime) -> str:
    """Return what someone must know whose own dossiers are or were shut to them; empty when there is nothing."""
    if not is_user(visitor) or not visitor.helped_at or visitor.helped_at <= at - SHOWN_FOR:
        return ""
    rows = DossierReader.objects.filter(
        holding_on(timezone.localdate(at)),
        user=visitor,
        admitted_at__lt=visitor.helped_at,
        dossier__state=DossierState.OPEN,
    )
    if not rows.exists():
        return ""
    until = datum(timezone.localdate(visitor.helped_at + SHUT_FOR))
    return (
        f"Na {help_in_words(visitor)} zijn uw vertrouwelijke dossiers dichtgegaan. "
        f"Een andere eigenaar laat u weer toe. Waar geen andere eigenaar is, duurt het tot en met {until}, "
        "of langer als ook een andere eigenaar kort geleden is geholpen of beëindigd. "
        "Hebt u hier niet om gevraagd? Bel dan de andere eigenaren en een andere beheerder."
    )


def _shut_in(dossier: Dossier, at: datetime) -> list[DossierReader]:
    day = timezone.localdate(at)
    return [row for row in dossier.readers.all() if row.holds_on(day) and is_shut(row, at)]


def _shut_out(user: User) -> str:
    return (
        f"{user.get_full_name()} kan er nu niet bij, na {help_in_words(user)}. "
        "Bel de persoon zelf om te weten of het klopt en laat haar of hem dan weer toe."
    )


def _asked(opening: EmergencyOpening, at: datetime) -> str:
    day = datum(timezone.localtime(opening.asked_at).date())
    return f"Op {day} is noodtoegang gevraagd tot een dossier van u. Nu: {status_of(opening, at)}."
