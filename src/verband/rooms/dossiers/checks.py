"""Say at the start, and before going live, what is wrong with the keys."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from verband.rooms.dossiers.vault.destroyed import destroyed
from verband.rooms.dossiers.vault.errors import VaultError
from verband.rooms.dossiers.vault.ring import ring


@register(Tags.security)
def keys_are_usable(*_args: object, **_options: Any) -> list[CheckMessage]:
    """Refuse a key that is no key, a site for others without one, and a list that cannot be read."""
    try:
        if settings.VAULT_KEY or settings.PRODUCTION:
            ring()
        destroyed()
    except VaultError as error:
        return [Error(str(error), id="dossiers.E001")]
    return []


@register(Tags.security, deploy=True)
def key_comes_from_outside(*_args: object, **_options: Any) -> list[CheckMessage]:
    """Refuse to go live with the key of a working copy, which lies beside the database."""
    if settings.VAULT_KEY:
        return []
    return [
        Error(
            "De sleutel van de vertrouwelijke dossiers ligt naast de database. Zet VERBAND_VAULT_KEY op een sleutel "
            "of op het pad van een bestand dat elders staat (docs/beheer.md).",
            id="dossiers.E002",
        )
    ]
