"""Which pages are opened together, and which of them everyone sees now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from verband.rooms.register.models import Publication

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Overzicht": ("patchwork:overview",),
    "Matrix": ("patchwork:matrix",),
    "Kaart": ("patchwork:map",),
    "Gebieden": ("patchwork:areas",),
    "Netwerken": ("patchwork:network-party", "patchwork:network-partnership"),
    "Regelingen per overheid": ("patchwork:load",),
    "Overlap": ("patchwork:overlap", "patchwork:shared"),
    "Volledigheid": ("patchwork:completeness",),
    "Gespreksaanleidingen": ("patchwork:prompts",),
    "Verdieping": ("patchwork:deeper",),
    "Taken en kenmerken": ("register:tasks", "register:tasks-sheet"),
    "Rapport": ("patchwork:report", "patchwork:report-pdf"),
    "Kalender van raden": (
        *("councils:grid", "councils:calendar", "councils:council"),
        *("councils:partnership-ics", "councils:moment-ics"),
    ),
}
"""What is opened together, by the name people know; a test keeps every page for partners in it."""
GROUP_OF = {page: name for name, pages in GROUPS.items() for page in pages}


class State(StrEnum):
    """How far everyone sees the pages of a group."""

    OPEN = "open"
    PARTLY = "partly"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that are opened together."""

    name: str
    state: State
    since: date | None
    """From which day everyone sees what is open of it; None when only partners do."""

    @property
    def is_partly(self) -> bool:
        """Whether everyone sees some of its pages, as when one was built after the others were opened."""
        return self.state == State.PARTLY


def group_states() -> list[Group]:
    """Return every group with how far everyone sees it, and since which day all that is open of it."""
    since = dict(Publication.objects.filter(valid_to=None).values_list("page", "valid_from"))
    return [_group(name, [since.get(page) for page in pages]) for name, pages in GROUPS.items()]


def _group(name: str, days: list[date | None]) -> Group:
    known = [day for day in days if day]
    state = State.CLOSED if not known else State.OPEN if len(known) == len(days) else State.PARTLY
    return Group(name, state, max(known, default=None))
