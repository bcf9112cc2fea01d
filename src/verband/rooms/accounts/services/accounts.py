"""Deeds with an account as a whole."""

from datetime import datetime

from django.db import IntegrityError, transaction

from verband.rooms.accounts.choices import AccountEventKind, AccountState
from verband.rooms.accounts.models import ApiToken, Invitation, Session, User
from verband.rooms.accounts.services.addresses import forget_address
from verband.rooms.accounts.services.events import note_help, write_event
from verband.rooms.common.bridge import InputError

LAST_ADMINISTRATOR = (
    "Dit is de enige beheerder. Maak eerst iemand anders beheerder, anders kan niemand de site beheren."
)
ERASED = "De gegevens van dit account zijn gewist. Nodig de persoon opnieuw uit; dat geeft een nieuw account."
NOT_ENDED = "Dit account is niet beëindigd. Er is niets veranderd."
TAKEN = "Er is al een ander account met dit e-mailadres. Er is niets veranderd."


@transaction.atomic
def end_account(*, user: User, at: datetime, by: User) -> bool:
    """End an account: no one signs in with it, and its sessions, keys and links die at once; False on a second click.

    What was done with it stays, under its name.

    Raises
    ------
    InputError
        When nobody would be left to run the site.
    """
    _refuse_last_administrator(user)
    ended = User.objects.filter(pk=user.pk, ended_at=None).update(is_active=False, ended_at=at)
    if not ended:
        return False
    Session.objects.filter(user=user).delete()
    ApiToken.objects.filter(user=user, revoked_at=None).update(revoked_at=at)
    Invitation.objects.filter(user=user, accepted_at=None, withdrawn_at=None).update(withdrawn_at=at)
    forget_address(user=user)
    write_event(AccountEventKind.ENDED, user=user, at=at, by=by)
    return True


@transaction.atomic
def restore_account(*, user: User, at: datetime, by: User) -> User:
    """Undo the end of an account; its keys and sessions stay dead.

    Raises
    ------
    InputError
        When the account has not ended, or its data have been erased since.
    """
    kept = User.objects.select_for_update().get(pk=user.pk)
    if kept.state != AccountState.ENDED:
        raise InputError(NOT_ENDED)
    if kept.erased_at:
        raise InputError(ERASED)
    kept.ended_at = None
    # Who had never come yet is waiting for an invitation again.
    kept.is_active = Invitation.objects.filter(user=kept, accepted_at__isnull=False).exists() or bool(
        kept.last_login
    )
    kept.save(update_fields=["ended_at", "is_active"])
    write_event(AccountEventKind.RESTORED, user=kept, at=at, by=by)
    return kept


@transaction.atomic
def correct_account(*, user: User, name: str, email: str, at: datetime, by: User) -> bool:
    """Change the name or the address of an account; False when nothing differs.

    Links for a new password that were made for the old address stop working with it.

    Raises
    ------
    InputError
        When another account has the address.
    """
    kept = User.objects.select_for_update().get(pk=user.pk)
    address = User.objects.normalize_email(email)
    changed = [
        word
        for word, differs in (("naam", kept.name != name), ("e-mailadres", kept.email != address))
        if differs
    ]
    if not changed:
        return False
    kept.name, kept.email = name, address
    try:
        with transaction.atomic():
            kept.save(update_fields=["name", "email"])
    except IntegrityError as error:
        raise InputError(TAKEN) from error
    forget_address(user=kept)
    write_event(AccountEventKind.CORRECTED, user=kept, at=at, by=by, detail=" en ".join(changed))
    if "e-mailadres" in changed:
        note_help(AccountEventKind.CORRECTED, user=kept, at=at, by=by)
    return True


@transaction.atomic
def rename_account(*, user: User, name: str, at: datetime) -> bool:
    """Change one's own name; False when it was so already."""
    changed = User.objects.filter(pk=user.pk).exclude(name=name).update(name=name)
    if changed:
        write_event(AccountEventKind.CORRECTED, user=user, at=at, by=user, detail="naam")
    return bool(changed)


@transaction.atomic
def set_administrator(*, user: User, runs_the_site: bool, at: datetime, by: User | None) -> bool:
    """Let someone run the site, or no longer; False when it was so already.

    Raises
    ------
    InputError
        When nobody would be left to run the site.
    """
    if not runs_the_site:
        _refuse_last_administrator(user)
    turned = User.objects.filter(pk=user.pk, is_staff=not runs_the_site).update(is_staff=runs_the_site)
    if turned:
        kind = AccountEventKind.ADMINISTRATOR_ON if runs_the_site else AccountEventKind.ADMINISTRATOR_OFF
        write_event(kind, user=user, at=at, by=by)
    return bool(turned)


def _refuse_last_administrator(user: User) -> None:
    """Lock the administrators in one order, so that two of them cannot end each other at the same moment."""
    running = User.objects.select_for_update().filter(is_staff=True, is_active=True).order_by("pk")
    if [each.pk for each in running] == [user.pk]:
        raise InputError(LAST_ADMINISTRATOR)
