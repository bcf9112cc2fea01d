"""Deeds with keys for programs."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from verband.rooms.accounts.choices import AccountEventKind, Scope
from verband.rooms.accounts.models import ApiToken, User
from verband.rooms.accounts.models.secrets import fingerprint, new_secret
from verband.rooms.accounts.models.tokens import PREFIX
from verband.rooms.accounts.services.events import write_event

NOTED_EVERY = timedelta(hours=1)


@transaction.atomic
def make_token(
    *, user: User, name: str, scopes: Collection[Scope], expires_at: datetime, at: datetime
) -> tuple[ApiToken, str]:
    """Make a key; returns it with the secret, which can be read nowhere afterwards."""
    secret = new_secret(PREFIX)
    token = ApiToken.objects.create(
        user=user,
        name=name,
        fingerprint=fingerprint(secret),
        scopes=sorted(scopes),
        made_at=at,
        expires_at=expires_at,
    )
    write_event(AccountEventKind.KEY_MADE, user=user, at=at, by=user, detail=name)
    return token, secret


@transaction.atomic
def revoke_token(*, token: ApiToken, at: datetime, by: User) -> bool:
    """Make a key worthless at once; False when it was already."""
    if not ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at):
        return False
    write_event(AccountEventKind.KEY_REVOKED, user=token.user, at=at, by=by, detail=token.name)
    return True


def note_use(*, token: str, at: datetime) -> None:
    """Remember that a key was used, at most once an hour so that reading writes next to nothing."""
    stale = Q(used_at=None) | Q(used_at__lt=at - NOTED_EVERY)
    ApiToken.objects.filter(stale, fingerprint=fingerprint(token)).update(used_at=at)
