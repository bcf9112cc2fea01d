"""Every address of the site by its name, and a way to open it on the small region."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from verband.rooms.register.tests.factories import Region


def _named(patterns: Sequence[URLPattern | URLResolver], room: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(part for part in (room, pattern.namespace) if part)
            yield from _named(pattern.url_patterns, inner)
        else:
            yield f"{room}:{pattern.name}" if room else str(pattern.name), pattern


PATTERNS = dict(_named(get_resolver().url_patterns))
VIEWS: dict[str, Callable[..., Any]] = {name: pattern.callback for name, pattern in PATTERNS.items()}
OF_ONE = sorted(name for name, pattern in PATTERNS.items() if pattern.pattern.converters)
"""Pages about one party or one partnership."""
OF_ALL = sorted(PATTERNS.keys() - set(OF_ONE))
SHARED = "patchwork:shared"
"""The one page that asks for two parties in its query."""


def address(name: str, region: Region) -> str:
    """Return the address of a page that has something to show on the region."""
    if name in OF_ONE:
        row = region.fire if name.endswith("partnership") else region.houten
        return reverse(name, args=[row.public_id])
    both = f"?een={region.houten.public_id}&ander={region.nieuwegein.public_id}"
    return reverse(name) + (both if name == SHARED else "?zoek=lek" if name == "register:search" else "")
