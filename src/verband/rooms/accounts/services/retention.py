"""Deeds that let go of what is needed no longer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import (
    AccountEvent,
    AddressChange,
    ApiToken,
    Identity,
    RecoveryCode,
    Session,
    User,
)
from verband.rooms.accounts.services.events import write_event

NOWHERE = "vervallen.invalid"
"""No mail can ever be sent here (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """What went."""

    accounts: int
    events: int
    sessions: int
    attempts: int


def tidy_accounts(*, at: datetime) -> Tidied:
    """Erase ended accounts whose term is over, and let go of old events, sessions and failed attempts."""
    over = at - timedelta(days=settings.ENDED_ACCOUNT_DAYS)
    ended = User.objects.filter(ended_at__lte=over, erased_at=None)
    accounts = sum(erase_account(user=user, at=at) for user in ended)
    AddressChange.objects.filter(expires_at__lt=at).delete()
    old = at - timedelta(days=settings.ACCOUNT_EVENT_DAYS)
    return Tidied(
        accounts=accounts,
        events=AccountEvent.objects.filter(at__lt=old).delete()[0],
        sessions=Session.objects.filter(expire_date__lt=at).delete()[0],
        attempts=AccessAttempt.objects.filter(attempt_time__lt=at - settings.AXES_COOLOFF_TIME).delete()[0],
    )


@transaction.atomic
def erase_account(*, user: User, at: datetime) -> bool:
    """Wipe what is known of someone whose account has ended, except the name under which deeds stand in history."""
    kept = User.objects.select_for_update().get(pk=user.pk)
    if not kept.ended_at or kept.erased_at:
        return False
    for table in (TOTPDevice, RecoveryCode, Identity, Session, ApiToken, AddressChange, AccountEvent):
        table.objects.filter(user=kept).delete()
    kept.email, kept.last_login, kept.erased_at = f"{kept.public_id}@{NOWHERE}", None, at
    kept.helped_at, kept.helped_by, kept.helped_with = None, None, ""
    kept.set_unusable_password()
    kept.save()
    write_event(AccountEventKind.ERASED, user=kept, at=at, by=None)
    return True
