"""What every picture page starts from: the day, the part of the register and the choices in the address."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from verband.rooms.common.days import asked_day
from verband.rooms.common.tables import Query
from verband.rooms.patchwork.bridge.part import Part, part_of
from verband.rooms.patchwork.selectors.selection import Selection, selection
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
    context: dict[str, Any]


def look(
    request: HttpRequest, page: str, choices: tuple[str, ...] = CHOICES, *, registered: bool = True
) -> Look:
    """Read the address and return what a page needs; most pages look at what is registered."""
    query: Query = dict(request.GET.lists())
    asked = asked_day(query)
    looked_at = stand(timezone.localdate(), asked.day)
    register = register_on(looked_at.day)
    chosen = selection(query, register, registered=registered)
    part = part_of(register, chosen.province, source=chosen.source, with_succeeded=chosen.with_succeeded)
    everything = part_of(register, "", source=chosen.source, with_succeeded=True)
    whole = part_of(register, "", source=chosen.source, with_succeeded=chosen.with_succeeded)
    context = {
        "stand": looked_at.sentence,
        "peildatum": looked_at.day,
        "notices": [notice for notice in (asked.notice, *chosen.notices) if notice],
        "choices": [chosen.choice(name) for name in choices],
        "pages": PAGES,
        "page_name": page,
        "part": part,
        "kept": request.GET.urlencode(),
    }
    return Look(looked_at, register, chosen, part, whole, everything, request.get_full_path(), context)
