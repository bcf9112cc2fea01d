"""Read providers: those one can sign in with, and for administrators all of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from verband.rooms.accounts.models import Identity, Provider, User


@dataclass(frozen=True, slots=True)
class Tie:
    """A provider that an account is tied to, as its owner sees it."""

    name: str
    provider_id: UUID | None
    """None when the provider is gone."""
    linked_at: datetime
    used_at: datetime


def open_providers() -> QuerySet[Provider]:
    """Return the providers one can sign in with, by name."""
    return Provider.objects.filter(active=True)


def ties_of(user: User) -> list[Tie]:
    """Return what an account is tied to; a provider that is gone shows by its address."""
    known = {provider.issuer: provider for provider in Provider.objects.all()}
    rows = Identity.objects.filter(user=user)
    return [_tie(row, known.get(row.issuer)) for row in rows]


def linkable_for(user: User) -> QuerySet[Provider]:
    """Return the providers one can sign in with that an account is not tied to yet."""
    return open_providers().exclude(issuer__in=Identity.objects.filter(user=user).values("issuer"))


def open_provider(public_id: UUID) -> Provider:
    """Return a provider one can sign in with; one that is out of use is as if it does not exist."""
    return get_object_or_404(open_providers(), public_id=public_id)


def provider_with(public_id: UUID) -> Provider:
    """Return any provider; its page is for administrators only."""
    return get_object_or_404(Provider, public_id=public_id)


def all_providers() -> QuerySet[Provider]:
    """Return every provider, those out of use too."""
    return Provider.objects.all()


def _tie(row: Identity, provider: Provider | None) -> Tie:
    return Tie(
        name=provider.name if provider else row.issuer,
        provider_id=provider.public_id if provider else None,
        linked_at=row.linked_at,
        used_at=row.used_at,
    )
