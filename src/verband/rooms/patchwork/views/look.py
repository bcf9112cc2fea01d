"""What every picture page starts from: the day, the part of the register and the choices in the address."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.asked import Asked
from verband.rooms.common.days import asked_day, kept_day
from verband.rooms.common.exports import FORMAT, TABLE
from verband.rooms.common.tables import PAGE, Query, query_of
from verband.rooms.patchwork.bridge.part import Part, part_of
from verband.rooms.patchwork.bridge.words import Links, listed
from verband.rooms.patchwork.selectors.selection import Selection, selection
from verband.rooms.register.rules import open_pages
from verband.rooms.register.selectors.on_day import RegisterOnDay, register_on
from verband.rooms.register.selectors.stand import Stand, stand

PAGES = {
    "overview": "Overzicht",
    "matrix": "Matrix",
    "load": "Regelingen per overheid",
    "overlap": "Overlap",
    "map": "Kaart",
    "areas": "Gebieden",
    "prompts": "Gespreksaanleidingen",
    "completeness": "Volledigheid",
    "deeper": "Verdieping",
    "report": "Rapport",
}

CHOICES = ("provincie", "bron", "opgevolgd")
NOT_CARRIED = (PAGE, FORMAT, TABLE)
"""What a form of choices does not keep: another choice begins at the first page, as a page."""


@dataclass(frozen=True)
class Look:
    """One look at the register."""

    stand: Stand
    register: RegisterOnDay
    chosen: Selection
    part: Part
    whole: Part
    """The same without the province: medians are taken over all governments of a kind."""
    everything: Part
    """The whole of the chosen source, with what has probably been succeeded: prompts are looked for in it."""
    address: str
    """The page with everything that was chosen: the link of the picture to itself."""
    links: Links
    query: Query
    asked: Asked
    """Reads what the page itself can be asked for; what it is asked in vain stands above the page."""
    context: dict[str, Any]


def look(
    request: HttpRequest, page: str, choices: tuple[str, ...] = CHOICES, *, registered: bool = True
) -> Look:
    """Read the address and return what a page needs; most pages look at what is registered."""
    query = query_of(request)
    day, asked = asked_day(query), Asked(query)
    if day.notice:
        asked.notices.append(day.notice)
    looked_at = stand(timezone.localdate(), day.day)
    register = register_on(looked_at.day)
    chosen = selection(asked, register, registered=registered)
    part = part_of(register, chosen.province, source=chosen.source, with_succeeded=chosen.with_succeeded)
    everything = part_of(register, "", source=chosen.source, with_succeeded=True)
    whole = part_of(register, "", source=chosen.source, with_succeeded=chosen.with_succeeded)
    context = {
        "stand": looked_at.sentence,
        "peildatum": looked_at.day,
        "notices": asked.notices,
        "choices": [chosen.choice(name) for name in choices],
        "carried": [
            (name, value)
            for name, values in query.items()
            if name not in NOT_CARRIED + choices
            for value in values
        ],
        "page_name": page,
        "part": part,
    } | (_tabs(request.user) if page in PAGES else {})
    return Look(
        stand=looked_at,
        register=register,
        chosen=chosen,
        part=part,
        whole=whole,
        everything=everything,
        address=request.get_full_path(),
        links=Links(kept_day(query)),
        query=query,
        asked=asked,
        context=context,
    )


def _tabs(visitor: Visitor) -> dict[str, Any]:
    """The pages that a visitor may open, and in words those that are for partners only."""
    names = {f"patchwork:{name}": name for name in PAGES}
    opens = {names[page] for page in open_pages(visitor, names, timezone.localdate())}
    return {
        "pages": {name: label for name, label in PAGES.items() if name in opens},
        "closed": listed([label for name, label in PAGES.items() if name not in opens]),
    }
