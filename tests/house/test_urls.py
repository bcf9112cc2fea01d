"""Every address says who it is for before it answers, has one name, and is written in Dutch."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, include, path, re_path
from django.urls.resolvers import RoutePattern

from verband.rooms.common.audience import Audience, audience, audience_of

Patterns = Sequence[URLPattern | URLResolver]
CONVERTER = re.compile(r"<(?:\w+:)?\w+>")
SEGMENT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)?")
ENGLISH = {
    *("area", "history", "membership", "parties", "party", "partnership", "partnerships", "remark", "source"),
    *("about", "create", "delete", "detail", "download", "edit", "home", "list", "new", "search", "update"),
    *("areas", "councillor", "load", "network", "overview", "prompts", "report", "resident", "timeline"),
}
"""Words of the code that must not slip into an address."""


@dataclass(frozen=True)
class Address:
    """One pattern of the site with all that stands before it."""

    route: str
    name: str
    view: Callable[..., Any]
    readable: bool
    """False for a regular expression."""


def addresses(patterns: Patterns, before: str = "", room: str = "") -> Iterator[Address]:
    """Yield every address below a list of patterns, with the namespaces of its rooms in its name."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = ":".join(part for part in (room, pattern.namespace) if part)
            yield from addresses(pattern.url_patterns, route, inner)
        else:
            name = f"{room}:{pattern.name}" if room and pattern.name else pattern.name or ""
            yield Address(route, name, pattern.callback, isinstance(pattern.pattern, RoutePattern))


def flaws(address: Address) -> list[str]:
    """Return what is wrong with one address."""
    found = [] if audience_of(address.view) else ["no audience"]
    found += [] if address.name else ["no name"]
    return found + (flaws_of_route(address.route) if address.readable else ["a regular expression"])


INTERFACE = "api/v1/"
"""Below it no address ends in a slash (NLGov API Design Rules, no-trailing-slash)."""
FIXED = {
    "data/catalogus": "the address at which a catalogue of open data is looked for",
    ".well-known/security.txt": "fixed by RFC 9116",
}
"""Route that is not ours to shape → why."""


def flaws_of_route(route: str) -> list[str]:
    """Return what is wrong with the words of an address."""
    if route in FIXED:
        return []
    segments = [part for part in CONVERTER.sub("", route).split("/") if part]
    found = [f"not lower kebab-case: {part}" for part in segments if not SEGMENT.fullmatch(part)]
    found += [f"not Dutch: {part}" for part in segments if part in ENGLISH]
    if route.startswith(INTERFACE):
        return found + (["a slash at the end"] if route.endswith("/") else [])
    is_file = "." in route.rpartition("/")[2]
    return found + ([] if is_file or not route or route.endswith("/") else ["no slash at the end"])


def doubles(found: Sequence[Address]) -> list[str]:
    """Return the names that stand for more than one address."""
    names = [address.name for address in found if address.name]
    return sorted({name for name in names if names.count(name) > 1})


SITE = list(addresses(get_resolver().url_patterns))


def test_every_address_of_the_site_is_sound():
    assert {address.route: found for address in SITE if (found := flaws(address))} == {}


def test_every_name_stands_for_one_address():
    assert doubles(SITE) == []


def test_no_fixed_address_has_outlived_its_page():
    assert FIXED.keys() <= {address.route for address in SITE}


def test_the_guard_sees_the_addresses_that_there_are():
    assert "" in {address.route for address in SITE}


@audience(Audience.PUBLIC)
def declared(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def undeclared(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (path("overheden/<uuid:public_id>/", declared, name="a"), []),
        (path("", declared, name="a"), []),
        (path("zoeken.xml", declared, name="a"), []),
        (path("overheden/", undeclared, name="a"), ["no audience"]),
        (path("overheden/", declared), ["no name"]),
        (path("Overheden/", declared, name="a"), ["not lower kebab-case: Overheden"]),
        (path("mijn_overheden/", declared, name="a"), ["not lower kebab-case: mijn_overheden"]),
        (path("search/", declared, name="a"), ["not Dutch: search"]),
        (path("overheden", declared, name="a"), ["no slash at the end"]),
        (path("api/v1/overheden", declared, name="a"), []),
        (path("api/v1/overheden/", declared, name="a"), ["a slash at the end"]),
        (re_path("^overheden/$", declared, name="a"), ["a regular expression"]),
    ],
)
def test_a_planted_flaw_is_seen(pattern: URLPattern, found: list[str]):
    [address] = addresses([pattern])
    assert flaws(address) == found


def test_addresses_are_found_inside_rooms():
    room = ([path("lijst/", declared, name="all"), path("lijst/alle/", declared, name="all")], "fund")
    found = list(addresses([path("fonds/", include(room))]))
    assert [address.route for address in found] == ["fonds/lijst/", "fonds/lijst/alle/"]
    assert doubles(found) == ["fund:all"]
