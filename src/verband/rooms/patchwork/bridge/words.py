"""How parties and partnerships are named and linked in pictures."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from verband.core.figures.frame import Caption, Frame, TwinCell
from verband.core.figures.grid import Head
from verband.core.figures.wording import listed
from verband.core.packs import load_pack
from verband.core.patchwork.measures import measures
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.register.bridge.facts import inventory, task_kinds
from verband.rooms.register.choices import PartyKind, Source
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay

__all__ = [
    "Caption",
    "Frame",
    "Links",
    "TwinCell",
    "brief",
    "caption",
    "listed",
    "partnership_head",
    "party_head",
]


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of the pages that a picture leads to."""

    query: str = ""
    """What they keep of the address of the picture: the day, when it was asked for."""

    def party(self, public_id: UUID) -> str:
        """Return the page of a party."""
        return f"{reverse('register:party', args=[public_id])}{self.query}"

    def partnership(self, public_id: UUID) -> str:
        """Return the page of a partnership."""
        return f"{reverse('register:partnership', args=[public_id])}{self.query}"


def brief(name: str) -> str:
    """Return a name without the word that says what it is, for heads in a picture."""
    for word in ("Gemeente ", "Gemeenschappelijke regeling ", "Gemeenschappelijke Regeling ", "GR "):
        name = name.removeprefix(word)
    return name[:1].upper() + name[1:]


def party_head(party: PartyOnDay, part: Part, links: Links, *, grouped: bool = False) -> Head:
    """Return the head of a row for a party; ``grouped`` draws a line where the kind changes."""
    note = "opgeheven" if party.has_ended(part.register.day) else ""
    return Head(
        brief(party.name),
        links.party(party.public_id),
        group=PartyKind(party.kind).label if grouped else "",
        note=note,
    )


def partnership_head(row: PartnershipOnDay, links: Links, *, grouped: bool = False) -> Head:
    """Return the head of a column for a partnership; ``grouped`` draws a line where the task kind changes."""
    labels = {kind.code: kind.label for kind in task_kinds().kinds.values()}
    group = labels.get(row.task_kinds[0], "") if row.task_kinds else ""
    return Head(
        row.name, links.partnership(row.public_id), short=brief(row.name), group=group if grouped else ""
    )


def caption(part: Part, *, key: str, title: str, url: str, measure: str = "", order: str = "") -> Caption:
    """Return the caption of a picture, with the definition of what it counts and the limits of the register."""
    meant = measures()[measure] if measure else None
    told = "" if part.told_by == Source.REGISTER else load_pack("utrecht-2024").values["round"]["basis"]
    return Caption(
        key=key,
        title=f"{title}, {part.name}",
        day=part.register.day,
        stand=part.stand,
        order=order,
        note=f"{meant.limits if meant else inventory().sentence} {told}".strip(),
        definition=f"{meant.definition} Eenheid: {meant.unit}. Bron: {meant.source}" if meant else "",
        url=url,
    )
