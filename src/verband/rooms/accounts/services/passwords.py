"""Deeds with passwords."""

from datetime import datetime, timedelta

from axes.utils import reset as forget_failures
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction

from verband.rooms.accounts.choices import AccountEventKind, AccountState
from verband.rooms.accounts.models import AccountEvent, Identity, Session, User
from verband.rooms.accounts.selectors.tokens import working_tokens
from verband.rooms.accounts.services.addresses import forget_address
from verband.rooms.accounts.services.events import note_help, write_event
from verband.rooms.accounts.services.tokens import revoke_token
from verband.rooms.common.bridge import InputError

MOST_MAILS = 3
WITHIN = timedelta(hours=1)
HELP_LASTS = timedelta(days=30)
"""How long a link may still come from what an administrator changed, such as the address it is mailed to; a link
itself works for some hours, but a mailbox is asked for a new one at any later day."""
NOT_IN_USE = "Dit account is niet in gebruik. Maak een nieuwe uitnodiging, of herstel het account eerst."


@transaction.atomic
def set_password(
    *,
    user: User,
    password: str,
    at: datetime,
    keep_session: str = "",
    by_link: bool = False,
    end_ways: bool = False,
) -> User:
    """Give an account a new password and end its sessions, but the one in which it was asked.

    A link that is used soon after an administrator helped may be theirs: the help counts from its use. Who uses a link
    may have lost the account to another, so its keys and ties end with the old password, as ``end_ways`` asks for.
    """
    kept = User.objects.select_for_update().get(pk=user.pk)
    kept.set_password(password)
    kept.save(update_fields=["password"])
    if by_link and kept.helped_at and at < kept.helped_at + HELP_LASTS:
        User.objects.filter(pk=kept.pk).update(helped_at=at)
    Session.objects.filter(user=kept).exclude(session_key=keep_session).delete()
    forget_failures(username=kept.email)
    if by_link or end_ways:
        end_other_ways(user=kept, at=at)
    forget_address(user=kept)  # whoever asked for it may have known only the old password
    write_event(AccountEventKind.PASSWORD_CHANGED, user=kept, at=at, by=kept)
    return kept


@transaction.atomic
def end_other_ways(*, user: User, at: datetime) -> None:
    """Make the keys of an account worthless and undo its ties with sign-in services."""
    for token in working_tokens(user, at):
        revoke_token(token=token, at=at, by=user)
    gone, _ = Identity.objects.filter(user=user).delete()
    if gone:
        write_event(AccountEventKind.UNTIED, user=user, at=at, by=user, detail="bij een nieuw wachtwoord")


@transaction.atomic
def make_reset_link(*, user: User, at: datetime, by: User) -> str:
    """Make what a link for a new password carries, for who cannot be reached by mail.

    Raises
    ------
    InputError
        When nobody uses the account.
    """
    if user.state != AccountState.ACTIVE:
        raise InputError(NOT_IN_USE)
    write_event(AccountEventKind.RESET_LINK_MADE, user=user, at=at, by=by)
    note_help(AccountEventKind.RESET_LINK_MADE, user=user, at=at, by=by)
    return default_token_generator.make_token(user)


@transaction.atomic
def allow_reset_mail(*, user: User, at: datetime) -> str:
    """Make what a mailed link carries; empty when enough of them were mailed this hour."""
    User.objects.select_for_update().get(pk=user.pk)
    mailed = AccountEvent.objects.filter(user=user, kind=AccountEventKind.RESET_MAILED, at__gt=at - WITHIN)
    if mailed.count() >= MOST_MAILS:
        return ""
    write_event(AccountEventKind.RESET_MAILED, user=user, at=at, by=None)
    return default_token_generator.make_token(user)
