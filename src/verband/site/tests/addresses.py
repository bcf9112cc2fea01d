"""Every address of the site by its name, and a way to open it on the small region."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from verband.rooms.register.choices import Source
from verband.rooms.register.models import Conflict, Membership, Partnership, SourceRecord
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
        "register:correct-party",
        "patchwork:network-party",
        "patchwork:timeline-party",
        "councils:council",
        "councils:years-of-council",
        "councils:rapporteurs-council",
        "councils:hours-council",
    ),
}
OF_A_PARTNERSHIP = {
    *("register:partnership", "register:change-partnership", "register:end-partnership"),
    *("register:participants", "register:add-participants", "register:particulars"),
    *("patchwork:network-partnership", "patchwork:timeline-partnership"),
    *("councils:calendar", "councils:dates-for"),
    *("councils:years-of-partnership", "councils:rapporteurs-partnership"),
    *("councils:agreement", "councils:contents-of"),
}
OF_A_MEMBERSHIP = {"register:change-participation", "register:end-participation"}
OF_TWO = {"register:merge", "register:decide-match"}
"""Of two partnerships beside each other: the words that stand before them in the address differ."""
OF_A_DIFFERENCE = {"register:decide-conflicts"}
LISTS = ("register:parties", "register:partnerships", "register:memberships")
ABOUT = ("register:search", "register:sources")
OF_ALL = {
    *("home", "accessibility", "publishing", *LISTS, *ABOUT),
    *("register:desk", "register:start-partnership", "register:reports", "register:add-party"),
    *("register:matches", "register:conflicts", "register:find-to-merge"),
    *("register:tasks", "register:tasks-sheet", "register:read-sheet"),
    *(f"patchwork:{page}" for page in ("overview", "matrix", "load", "overlap", "shared", "prompts", "map")),
    *(f"patchwork:{page}" for page in ("completeness", "areas", "deeper", "report")),
    *(f"councils:{page}" for page in ("start", "grid", "collisions", "common-dates", "law")),
    *(f"councils:{page}" for page in ("consultations", "opinions", "permissions", "wishes", "joints")),
    *(f"councils:{page}" for page in ("rapporteurs", "seats-ending", "member-dossiers", "preparation")),
    *(f"councils:{page}" for page in ("instruments", "standards", "agreements", "hours", "contents")),
    *("councils:feeds", "councils:requirements"),
}
SHARED = "patchwork:shared"
"""The one page that asks for two parties in its query."""
LOOKED_AT = sorted(
    name
    for name in OF_ALL
    if name.startswith("patchwork:") or name in {"home", "accessibility", "register:tasks", *LISTS, *ABOUT}
)
"""Pages without an id that look at the whole register; with a role that reads along everything of them shows."""
READ = sorted(OF_A_PARTY | OF_A_PARTNERSHIP | OF_A_MEMBERSHIP | OF_TWO | OF_A_DIFFERENCE | OF_ALL)
"""Pages that the small region alone can fill; the others have tests beside them, with rows of their own."""
NO_ID = UUID(int=0)


def address(name: str, region: Region) -> str:
    """Return the address of a page that has something to show on the region."""
    if name in OF_A_MEMBERSHIP:
        row = Membership.objects.get(partnership=region.waste, party=region.houten)
        return reverse(name, args=[row.public_id])
    if name == "register:merge":
        kind = "samenwerkingsverbanden"
        return reverse(name, args=[kind, region.old_waste.public_id, region.waste.public_id])
    if name == "register:decide-match":
        return reverse(name, args=[region.talks.public_id, region.waste.public_id])
    if name in OF_A_DIFFERENCE:
        return reverse(name, args=[_differing(region.waste)])
    if name in OF_A_PARTY | OF_A_PARTNERSHIP:
        row = region.waste if name in OF_A_PARTNERSHIP else region.houten
        return reverse(name, args=[row.public_id])
    both = f"?een={region.houten.public_id}&ander={region.nieuwegein.public_id}"
    return reverse(name) + (
        both if name == "patchwork:shared" else "?zoek=lek" if name == "register:search" else ""
    )


def _differing(partnership: Partnership) -> UUID:
    """Let the register call a partnership otherwise than it is called here, and return what differs."""
    version = partnership.versions.latest("number")
    record, _ = SourceRecord.objects.get_or_create(
        source=Source.REGISTER,
        kind="version",
        key=str(version.public_id),
        defaults={"object_id": version.public_id, "values": {}, "digest": ""},
    )
    Conflict.objects.get_or_create(
        source_record=record,
        field="name",
        defaults={"base": version.name, "theirs": "Afvaldienst Lek en Linge", "found_on": date(2026, 6, 1)},
    )
    return version.public_id


def any_address(name: str) -> str:
    """Return an address of this name that leads to nothing: ids that nobody has, words that mean nothing."""
    pattern = PATTERNS[name].pattern
    filler = {"UUIDConverter": NO_ID, "IntConverter": 0}
    values = {key: filler.get(type(kind).__name__, "niets") for key, kind in pattern.converters.items()}
    return reverse(name, kwargs=values)
