"""What search engines may look at: everything that is for everyone, and nothing else."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from verband.rooms.common.audience import Audience, audience_of
from verband.rooms.register.models import Remark
from verband.rooms.register.selectors.on_day import RegisterOnDay

CONVERTER = re.compile(r"<[^>]+>")
LISTS = (
    "home",
    "register:parties",
    "register:partnerships",
    "register:memberships",
    "api-page",
    "accessibility",
)
MOST = 50_000
"""As many addresses as one map of a site may hold."""


def hidden_paths() -> list[str]:
    """Return the paths that are not for everyone, and search, which has no end; shortest first, none twice."""
    found: list[str] = []
    for route in sorted((*_closed(get_resolver().url_patterns), "zoeken/"), key=len):
        where = "/" + CONVERTER.sub("*", route)
        if not any(where.startswith(each) for each in found):
            found.append(where)
    return sorted(found)


def _closed(patterns: Sequence[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _closed(pattern.url_patterns, route)
        elif audience_of(pattern.callback) != Audience.PUBLIC:
            yield route


def robots(site: str) -> str:
    """Return robots.txt."""
    lines = ["User-agent: *", *(f"Disallow: {where}" for where in hidden_paths())]
    return "\n".join([*lines, "", f"Sitemap: {site}{reverse('sitemap')}", ""])


def sitemap(site: str, register: RegisterOnDay) -> str:
    """Return the map of the site; a partnership with remarks asks not to be indexed, and is left out."""
    told_of = set(Remark.objects.values_list("partnership", flat=True))
    parties = (reverse("register:party", args=[row.public_id]) for row in register.parties.values())
    partnerships = (
        reverse("register:partnership", args=[row.public_id])
        for pk, row in register.partnerships.items()
        if pk not in told_of
    )
    where = [*(reverse(name) for name in LISTS), *partnerships, *parties][:MOST]
    rows = "".join(f"<url><loc>{escape(site + each)}</loc></url>" for each in where)
    name_space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="{name_space}">{rows}</urlset>'
