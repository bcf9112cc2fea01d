"""Tell who keep what is of a government that someone got or lost a role for it, or could come in as its people."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from verband.rooms.accounts import emails
from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import User
from verband.rooms.accounts.selectors.help import HELP
from verband.rooms.register.models import Affiliation
from verband.rooms.register.querysets import in_force
from verband.rooms.register.selectors.roles import other_keepers

SUBJECT = "Er is iets veranderd aan de rollen of accounts van uw overheid bij Verband"


def tell_keepers(changed: Affiliation, sentence: str) -> None:
    """Mail who keep what is of the government of a role, except whose role it is; call it after the deed."""
    for keeper in other_keepers(changed, timezone.localdate()):
        _mail(keeper, sentence)


def tell_of_help(user: User, kind: AccountEventKind, at: datetime) -> None:
    """Mail those who keep what is of the same governments that another could come in with this account."""
    today = timezone.localdate(at)
    roles = Affiliation.objects.filter(in_force(today), user=user).select_related("party")
    sentence = (
        f"Door {HELP[kind]} kon ook een ander met het account van {user} binnenkomen. "
        "Vraag de persoon zelf of dit klopt. Klopt het niet, bel dan meteen een beheerder."
    )
    for keeper in {each for role in roles for each in other_keepers(role, today)}:
        transaction.on_commit(partial(_mail, keeper, sentence))


def _mail(keeper: User, sentence: str) -> None:
    mail = partial(emails.send_notice, sentence=sentence, at=timezone.now(), subject=SUBJECT)
    emails.in_background(partial(mail, user=keeper))
