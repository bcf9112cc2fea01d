"""Write down what happened to an account, and tell rooms above when someone could come in as another."""

from collections.abc import Callable
from datetime import datetime

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import AccountEvent, User

Hearer = Callable[[User, AccountEventKind, datetime], None]
"""Hears of whom, with what and when; called inside the transaction."""
_hearers: list[Hearer] = []


def on_help(hearer: Hearer) -> None:
    """Let a room above hear of every help with an account; the same one hears it once."""
    if hearer not in _hearers:
        _hearers.append(hearer)


def write_event(
    kind: AccountEventKind, *, user: User, at: datetime, by: User | None, detail: str = ""
) -> AccountEvent:
    """Add an event; call it inside the transaction of the deed itself."""
    return AccountEvent.objects.create(kind=kind, user=user, at=at, by=by, detail=detail[:200])


def note_help(kind: AccountEventKind, *, user: User, at: datetime, by: User | None) -> None:
    """Remember that someone else made it possible to come in as this person; call it inside the transaction."""
    if by == user:
        return
    User.objects.filter(pk=user.pk).update(helped_at=at, helped_by=by, helped_with=kind)
    for hear in _hearers:
        hear(user, kind, at)
