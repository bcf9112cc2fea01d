"""Write down what happened to an account."""

from datetime import datetime

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import AccountEvent, User


def write_event(
    kind: AccountEventKind, *, user: User, at: datetime, by: User | None, detail: str = ""
) -> AccountEvent:
    """Add an event; call it inside the transaction of the deed itself."""
    return AccountEvent.objects.create(kind=kind, user=user, at=at, by=by, detail=detail[:200])


def note_help(kind: AccountEventKind, *, user: User, at: datetime, by: User | None) -> None:
    """Remember that someone else made it possible to come in as this person; call it inside the transaction."""
    if by != user:
        User.objects.filter(pk=user.pk).update(helped_at=at, helped_by=by, helped_with=kind)
