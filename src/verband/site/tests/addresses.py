"""Every address of the site by its name, and a way to open it on the small region."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from verband.rooms.register.models import Membership
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
OF_A_PARTY = {
    *("register:party", "register:resident", "register:council-member", "register:affiliated"),
    *(
        "register:compare-affiliated",
        "register:confirm",
        "patchwork:network-party",
        "patchwork:timeline-party",
    ),
}
OF_A_PARTNERSHIP = {
    *("register:partnership", "register:change-partnership", "register:end-partnership"),
    *("register:participants", "register:add-participants", "register:particulars"),
    *("patchwork:network-partnership", "patchwork:timeline-partnership"),
}
OF_A_MEMBERSHIP = {"register:change-participation", "register:end-participation"}
LISTS = ("register:parties", "register:partnerships", "register:memberships")
ABOUT = ("register:search", "register:sources")
OF_ALL = {
    *("home", "accessibility", "publishing", *LISTS, *ABOUT),
    *("register:desk", "register:start-partnership", "register:reports"),
    *("register:tasks", "register:tasks-sheet", "register:read-sheet"),
    *(f"patchwork:{page}" for page in ("overview", "matrix", "load", "overlap", "shared", "prompts", "map")),
    *(f"patchwork:{page}" for page in ("completeness", "areas", "deeper", "report")),
}
SHARED = "patchwork:shared"
"""The one page that asks for two parties in its query."""
LOOKED_AT = sorted(
    name
    for name in OF_ALL
    if name.startswith("patchwork:") or name in {"home", "accessibility", "register:tasks", *LISTS, *ABOUT}
)
"""Pages without an id that look at the whole register; with a role that reads along everything of them shows."""
READ = sorted(OF_A_PARTY | OF_A_PARTNERSHIP | OF_A_MEMBERSHIP | OF_ALL)
"""Pages that the small region alone can fill; the others have tests beside them, with rows of their own."""
NO_ID = UUID(int=0)


def address(name: str, region: Region) -> str:
    """Return the address of a page that has something to show on the region."""
    if name in OF_A_MEMBERSHIP:
        row = Membership.objects.get(partnership=region.waste, party=region.houten)
        return reverse(name, args=[row.public_id])
    if name in OF_A_PARTY | OF_A_PARTNERSHIP:
        row = region.waste if name in OF_A_PARTNERSHIP else region.houten
        return reverse(name, args=[row.public_id])
    both = f"?een={region.houten.public_id}&ander={region.nieuwegein.public_id}"
    return reverse(name) + (
        both if name == "patchwork:shared" else "?zoek=lek" if name == "register:search" else ""
    )


def any_address(name: str) -> str:
    """Return an address of this name that leads to nothing: ids that nobody has, words that mean nothing."""
    pattern = PATTERNS[name].pattern
    filler = {"UUIDConverter": NO_ID, "IntConverter": 0}
    values = {key: filler.get(type(kind).__name__, "niets") for key, kind in pattern.converters.items()}
    return reverse(name, kwargs=values)
