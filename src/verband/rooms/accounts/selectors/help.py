"""Tell people that someone else made it possible to come in with their account."""

from datetime import datetime

from django.utils import timezone

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import User
from verband.rooms.accounts.services.passwords import HELP_LASTS
from verband.rooms.common.words import datum

HELP = {
    AccountEventKind.RESET_LINK_MADE: "een link voor een nieuw wachtwoord",
    AccountEventKind.SECOND_FACTOR_OFF: "het uitzetten van de tweede stap",
    AccountEventKind.CORRECTED: "een ander e-mailadres",
    AccountEventKind.TIED: "een koppeling met een aanmelddienst",
}
"""With what someone else made it possible."""


def help_in_words(user: User) -> str:
    """Say with what, by whom and when someone was helped; only of who was."""
    day = datum(timezone.localdate(user.helped_at))
    other = user.helped_by if user.helped_by_id != user.pk else None
    giver = f" van beheerder {other.get_full_name()}" if other else ""
    return f"{HELP[AccountEventKind(user.helped_with)]}{giver} op {day}"


def help_to_tell(user: User, at: datetime) -> str:
    """Return what someone reads when coming in, as long as the help is new; empty when there is nothing."""
    if not user.helped_at or at >= user.helped_at + HELP_LASTS:
        return ""
    return (
        f"Door {help_in_words(user)} kon ook een ander met uw account binnenkomen. Hebt u hier niet om gevraagd? "
        "Kies dan een nieuw wachtwoord en bel een andere beheerder."
    )
