"""What opens an account without its password: keys, ties with sign-in services, and what rooms above tell."""

from collections.abc import Callable
from datetime import datetime

from verband.rooms.accounts.models import User
from verband.rooms.accounts.oidc.selectors import ties_of
from verband.rooms.accounts.selectors.tokens import working_tokens

Teller = Callable[[User], str]
"""Says in a sentence what stays open after a new password and where it is closed; empty when there is nothing."""
_tellers: list[Teller] = []


def tell_what_stays(teller: Teller) -> None:
    """Let a room above tell what stays open; the same one tells it once."""
    if teller not in _tellers:
        _tellers.append(teller)


def what_stays(user: User) -> str:
    """Return what stays open after a new password, in sentences; empty when nothing does."""
    return " ".join(said for teller in _tellers if (said := teller(user)))


def other_ways(user: User, at: datetime) -> tuple[str, ...]:
    """Return each key that works and each tie, by name: what may end with a new password."""
    keys = [f"sleutel “{token.name}”" for token in working_tokens(user, at)]
    return (*keys, *(f"koppeling met {tie.name}" for tie in ties_of(user)))
