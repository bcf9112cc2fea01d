"""Deeds around being signed in."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from verband.rooms.accounts.choices import AccountEventKind, SignInMethod
from verband.rooms.accounts.models import Session, User
from verband.rooms.accounts.services.events import write_event


def record_sign_in(*, user: User, method: SignInMethod, browser: str, at: datetime) -> None:
    """Write down that someone came in, and how."""
    detail = ", ".join(part for part in (str(method.label), browser) if part)
    write_event(AccountEventKind.SIGNED_IN, user=user, at=at, by=user, detail=detail)


@transaction.atomic
def end_sessions(*, user: User, sessions: Collection[Session], at: datetime) -> int:
    """Sign someone out on other devices; returns how many."""
    keys = [session.session_key for session in sessions]
    gone, _ = Session.objects.filter(user=user, session_key__in=keys).delete()
    if gone:
        write_event(AccountEventKind.SIGNED_OUT_ELSEWHERE, user=user, at=at, by=user)
    return gone
