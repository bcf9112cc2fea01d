"""Deeds with providers, for administrators."""

from datetime import datetime
from typing import Any, TypedDict

from django.db import transaction
from django.db.models import F

from verband.rooms.accounts.models import Provider, User
from verband.rooms.accounts.oidc.witness import Told, tell


class ProviderValues(TypedDict):
    """What an administrator enters about a provider."""

    name: str
    issuer: str
    client_id: str
    scopes: str
    acr_values: str
    groups_claim: str
    group_roles: dict[str, str]
    places: str
    email_domains: str


FIELDS = tuple(ProviderValues.__annotations__)


class OvertakenError(Exception):
    """Someone else changed the provider since this person opened it."""


@transaction.atomic
def add_provider(*, values: ProviderValues, at: datetime, by: User) -> Provider:
    """Add a provider; nobody can sign in with it until it is switched on."""
    provider = Provider.objects.create(**values)
    _tell(provider, None, at=at, by=by)
    return provider


@transaction.atomic
def change_provider(
    *, provider: Provider, values: ProviderValues, revision: int, at: datetime, by: User
) -> None:
    """Change what is known of a provider.

    Raises
    ------
    OvertakenError
        When the provider is no longer as the person saw it.
    """
    standing = Provider.objects.select_for_update().get(pk=provider.pk)
    if standing.revision != revision:
        raise OvertakenError
    _write(standing, dict(values), at=at, by=by)


@transaction.atomic
def switch_provider(*, provider: Provider, active: bool, at: datetime, by: User) -> None:
    """Let people sign in with a provider, or no longer; those who are signed in stay so."""
    standing = Provider.objects.select_for_update().get(pk=provider.pk)
    _write(standing, {"active": active}, at=at, by=by)


def _write(provider: Provider, values: dict[str, Any], *, at: datetime, by: User) -> None:
    before = _values(provider)
    if {**before, **values} == before:
        return
    Provider.objects.filter(pk=provider.pk).update(**values, revision=F("revision") + 1)
    provider.refresh_from_db()
    _tell(provider, before, at=at, by=by)


def _values(provider: Provider) -> dict[str, Any]:
    return {name: getattr(provider, name) for name in (*FIELDS, "active")}


def _tell(provider: Provider, before: dict[str, Any] | None, *, at: datetime, by: User) -> None:
    tell(Told("provider", provider.public_id, provider.name, before, _values(provider), at, by))
