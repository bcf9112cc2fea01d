"""Say at the start what is wrong with the settings that name something in the packs."""

from collections.abc import Iterator
from typing import Any

import yaml
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

PACKS = ("grip", "council-voices", "legal-duties", "affiliated-entities")
"""The packs whose statements of law an operator can switch off."""


@register
def hidden_statements_exist(*_args: object, **_options: Any) -> list[CheckMessage]:
    """Refuse a key that no statement has: the statement that is meant would still be shown."""
    known = keys_of_statements()
    unknown = [key for key in settings.HIDDEN_STATEMENTS if key not in known]
    return [
        Error(
            f"VERBAND_HIDDEN_STATEMENTS noemt '{key}', maar geen uitspraak over de wet heeft die sleutel; verbeter hem "
            "of haal hem weg (docs/beheer.md).",
            id="site.E001",
        )
        for key in unknown
    ]


def keys_of_statements() -> frozenset[str]:
    """Return the keys of all statements in the newest file of each pack, which is the one that is shown."""
    newest = (max((settings.PACKAGE / "packs" / name).glob("*.yaml")) for name in PACKS)
    return frozenset(
        key for file in newest for key in _keys(yaml.safe_load(file.read_text(encoding="utf-8")))
    )


def _keys(told: object) -> Iterator[str]:
    """Yield the key of every statement, however deep it lies."""
    if isinstance(told, dict):
        if "key" in told and told.keys() & {"text", "article"}:
            yield str(told["key"])
        told = list(told.values())
    if isinstance(told, list):
        for each in told:
            yield from _keys(each)
