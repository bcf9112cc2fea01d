"""Deeds with invitations."""

from datetime import datetime

from django.db import IntegrityError, transaction

from verband.rooms.accounts.choices import AccountEventKind, AccountState
from verband.rooms.accounts.models import Invitation, User
from verband.rooms.accounts.models.invitations import TERM
from verband.rooms.accounts.models.secrets import fingerprint, new_secret
from verband.rooms.accounts.services.events import write_event
from verband.rooms.common.bridge import InputError

KNOWN = (
    "Er is al een account met dit e-mailadres. Zoek het op in de lijst; daar kunt u een nieuwe link maken."
)
NOT_WAITING = "Dit account wacht niet op een uitnodiging. Maak zo nodig een link voor een nieuw wachtwoord."
CLOSED = "Deze uitnodiging is intussen gebruikt, ingetrokken of verlopen. Vraag om een nieuwe."


@transaction.atomic
def invite(
    *, email: str, name: str, at: datetime, by: User | None, administrator: bool = False
) -> tuple[Invitation, str]:
    """Make an account that waits for its person; returns the invitation and the secret for its link.

    Raises
    ------
    InputError
        When there is an account with this address.
    """
    try:
        with transaction.atomic():
            user = User.objects.create_user(email, name=name, is_active=False, is_staff=administrator)
    except IntegrityError as error:
        raise InputError(KNOWN) from error
    write_event(AccountEventKind.INVITED, user=user, at=at, by=by)
    if administrator:
        write_event(AccountEventKind.ADMINISTRATOR_ON, user=user, at=at, by=by)
    return _make(user, at, by)


@transaction.atomic
def renew_invitation(*, user: User, at: datetime, by: User | None) -> tuple[Invitation, str]:
    """Make a new link for who has not come yet; the old one opens nothing any more.

    Raises
    ------
    InputError
        When the account is in use or has ended.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.state != AccountState.INVITED:
        raise InputError(NOT_WAITING)
    _close_open(locked, at)
    write_event(AccountEventKind.RENEWED, user=locked, at=at, by=by)
    return _make(locked, at, by)


@transaction.atomic
def withdraw_invitation(*, user: User, at: datetime, by: User) -> bool:
    """Make the open link of an account worthless; False when there is none."""
    if not _close_open(user, at):
        return False
    write_event(AccountEventKind.WITHDRAWN, user=user, at=at, by=by)
    return True


@transaction.atomic
def accept_invitation(*, invitation: Invitation, name: str, password: str | None, at: datetime) -> User:
    """Take the account into use; without a password someone can sign in through a provider only.

    Raises
    ------
    InputError
        When the link was used, withdrawn or expired in the meantime.
    """
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    user = User.objects.select_for_update().get(pk=locked.user_id)
    if not locked.is_open(at) or user.state != AccountState.INVITED:
        raise InputError(CLOSED)
    user.name, user.is_active = name, True
    user.set_password(password)
    user.save(update_fields=["name", "is_active", "password"])
    Invitation.objects.filter(pk=locked.pk).update(accepted_at=at)
    write_event(AccountEventKind.ACCEPTED, user=user, at=at, by=user)
    return user


def note_mailed(*, invitation: Invitation, at: datetime) -> None:
    """Remember that the link was handed to the mail server."""
    Invitation.objects.filter(pk=invitation.pk).update(mailed_at=at)


def _make(user: User, at: datetime, by: User | None) -> tuple[Invitation, str]:
    secret = new_secret()
    invitation = Invitation.objects.create(
        user=user, fingerprint=fingerprint(secret), invited_by=by, made_at=at, expires_at=at + TERM
    )
    return invitation, secret


def _close_open(user: User, at: datetime) -> int:
    return Invitation.objects.filter(user=user, accepted_at=None, withdrawn_at=None).update(withdrawn_at=at)
