"""Deeds with one's own e-mail address: ask for another one, and show that mail is read there."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import AccountEvent, AddressChange, User
from verband.rooms.accounts.models.addresses import TERM
from verband.rooms.accounts.models.secrets import fingerprint, new_secret
from verband.rooms.accounts.services.events import write_event
from verband.rooms.common.bridge import InputError

MOST_ASKED = 3
WITHIN = timedelta(hours=1)
TOO_OFTEN = f"U hebt dit uur al {MOST_ASKED} keer om een ander e-mailadres gevraagd. Probeer het over een uur opnieuw."
CLOSED = (
    "Deze link werkt niet meer: hij is verlopen of vervangen door een nieuwere. "
    "Vraag bij Mijn account opnieuw om het andere e-mailadres."
)
NOT_FREE = (
    "Dit e-mailadres is intussen niet meer vrij. Uw account houdt het adres dat het had; "
    "vraag bij Mijn account om een ander adres, of vraag een beheerder van de site om hulp."
)


@transaction.atomic
def ask_address(*, user: User, email: str, at: datetime) -> str:
    """Keep which address someone wants and return the secret of the link; an earlier link opens nothing any more.

    Whether the address is free is not looked at: what happens here is the same for every address.

    Raises
    ------
    InputError
        When it was asked too often this hour.
    """
    kept = User.objects.select_for_update().get(pk=user.pk)
    asked = AccountEvent.objects.filter(user=kept, kind=AccountEventKind.ADDRESS_ASKED, at__gt=at - WITHIN)
    if asked.count() >= MOST_ASKED:
        raise InputError(TOO_OFTEN)
    forget_address(user=kept)
    secret = new_secret()
    AddressChange.objects.create(
        user=kept,
        email=User.objects.normalize_email(email),
        fingerprint=fingerprint(secret),
        asked_at=at,
        expires_at=at + TERM,
    )
    write_event(AccountEventKind.ADDRESS_ASKED, user=kept, at=at, by=kept)
    return secret


@transaction.atomic
def confirm_address(*, change: AddressChange, at: datetime) -> bool:
    """Let an account have the address at which its link arrived; False on a second click.

    Raises
    ------
    InputError
        When the link opens nothing any more, or another account has taken the address meanwhile.
    """
    user = User.objects.select_for_update().get(pk=change.user_id)
    found = AddressChange.objects.select_for_update().filter(pk=change.pk).first()
    if found and found.used_at:
        return False
    if found is None or not found.is_open(at) or not user.is_active:
        raise InputError(CLOSED)
    user.email = found.email
    try:
        with transaction.atomic():
            user.save(update_fields=["email"])
    except IntegrityError as error:
        raise InputError(NOT_FREE) from error
    found.used_at, found.email = at, ""
    found.save(update_fields=["used_at", "email"])
    write_event(AccountEventKind.CORRECTED, user=user, at=at, by=user, detail="e-mailadres")
    return True


def forget_address(*, user: User) -> None:
    """Make the open link for another address worthless, because something newer was done with the account."""
    AddressChange.objects.filter(user=user, used_at=None).delete()
