"""Tell someone why nothing here is theirs to read or send for a while."""

from datetime import datetime

from django.utils import timezone

from verband.rooms.accounts.rules import Visitor, is_user
from verband.rooms.accounts.selectors.help import help_in_words
from verband.rooms.common.words import datum
from verband.rooms.councils.rules import held_back_until
from verband.rooms.register.rules import roles_of


def why_held_back(visitor: Visitor, at: datetime) -> str:
    """Return what someone must know who acts for no party now; empty when there is nothing to tell."""
    today = timezone.localdate(at)
    last = held_back_until(visitor, today)
    if last is None or not is_user(visitor) or not roles_of(visitor, today):
        return ""
    return (
        f"Na {help_in_words(visitor)} leest u tot en met {datum(last)} geen concepten en geen zienswijzen die "
        "niet zijn vrijgegeven, en kunt u bij Betrekken niets invullen, vrijgeven of versturen. "
        "Uw collega's kunnen dat wel."
    )
