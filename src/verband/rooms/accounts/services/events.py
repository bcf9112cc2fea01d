"""Write down what happened to an account."""

from datetime import datetime

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import AccountEvent, User


def write_event(
    kind: AccountEventKind, *, user: User, at: datetime, by: User | None, detail: str = ""
) -> AccountEvent:
    """Add an event; call it inside the transaction of the deed itself."""
    return AccountEvent.objects.create(kind=kind, user=user, at=at, by=by, detail=detail[:200])
