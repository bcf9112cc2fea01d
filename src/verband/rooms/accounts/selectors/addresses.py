"""Read which other address someone asked for, and who can help where no mail is sent."""

from datetime import datetime

from verband.rooms.accounts.models import AddressChange, User
from verband.rooms.accounts.models.secrets import fingerprint

NAMED = 3


def open_change_of(user: User, at: datetime) -> AddressChange | None:
    """Return the address that someone asked for and has not confirmed yet, None when there is none."""
    return AddressChange.objects.filter(user=user, used_at=None, expires_at__gt=at).first()


def change_behind(user: User, secret: str) -> AddressChange | None:
    """Return what a link is for, to the one who asked for it; for others there is no such link."""
    return AddressChange.objects.filter(user=user, fingerprint=fingerprint(secret)).first()


def is_taken(email: str) -> bool:
    """Whether an account has an address; never to be told to whoever asks."""
    return User.objects.filter(email=User.objects.normalize_email(email)).exists()


def administrators_named() -> str:
    """Return who runs the site, by name, for people with an account to turn to; empty when none has a name."""
    names = User.objects.filter(is_staff=True, is_active=True).exclude(name="").order_by("name")
    return " of ".join(names.values_list("name", flat=True)[:NAMED])
