"""Read keys."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from verband.rooms.accounts.models import ApiToken, User
from verband.rooms.accounts.models.secrets import fingerprint


def user_of_token(token: str, at: datetime) -> tuple[User, frozenset[str]] | None:
    """Return who a key acts for and what it may do at most; None for a key that opens nothing.

    One query. Nobody is told why a key does not work: unknown, expired, revoked and a key of an ended account are
    the same.
    """
    kept = ApiToken.objects.select_related("user").filter(fingerprint=fingerprint(token)).first()
    if kept is None or not kept.holds_at(at) or not kept.user.is_active:
        return None
    return kept.user, frozenset(kept.scopes)


def tokens_of(user: User) -> QuerySet[ApiToken]:
    """Return the keys of a user, the newest first."""
    return ApiToken.objects.filter(user=user)


def working_tokens(user: User, at: datetime) -> QuerySet[ApiToken]:
    """Return the keys of a user that open something at a moment."""
    return tokens_of(user).filter(revoked_at=None, expires_at__gt=at)


def token_of(user: User, public_id: UUID) -> ApiToken:
    """Return one of the keys of a user; another's is not found."""
    return get_object_or_404(ApiToken, user=user, public_id=public_id)
