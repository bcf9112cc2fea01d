"""Timelines: the versions of a partnership with who took part, and the memberships of a party."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from uuid import UUID

from verband.core.figures.frame import Caption
from verband.core.figures.palette import FORM, ROLE, Swatch, role_key
from verband.core.figures.timeline import Period, Timeline, TimelineItem, build_timeline
from verband.core.names import alphabetical_key
from verband.rooms.patchwork.bridge.part import stand_words
from verband.rooms.patchwork.bridge.words import Links, brief
from verband.rooms.register.choices import Form
from verband.rooms.register.models import Membership, PartnershipVersion


def partnership_timeline(
    *,
    name: str,
    day: date,
    versions: Iterable[PartnershipVersion],
    memberships: Iterable[Membership],
    url: str,
    links: Links,
) -> Timeline:
    """Return the versions of a partnership on one row, and below it who took part from when to when."""
    versions = list(versions)
    stand = stand_words({version.source for version in versions})
    rows = [TimelineItem("Versies", tuple(_version(version) for version in versions))]
    for party, group in groupby(
        sorted(memberships, key=lambda row: (alphabetical_key(row.party.name), row.party_id)),
        key=lambda row: row.party,
    ):
        periods = tuple(_membership(row) for row in group)
        rows.append(TimelineItem(brief(party.name), periods, links.party(party.public_id)))
    return _timeline(f"Versies en deelnemers van {name}", (stand, day), rows, "Versie of deelnemer", url)


def party_timeline(
    *, name: str, day: date, memberships: Iterable[tuple[str, UUID, Membership]], url: str, links: Links
) -> Timeline:
    """Return the memberships of a party; each comes with the name and the id of its partnership."""
    rows: dict[tuple[str, UUID], list[Membership]] = {}
    for label, public_id, row in memberships:
        rows.setdefault((label, public_id), []).append(row)
    items = [
        TimelineItem(brief(label), tuple(_membership(row) for row in group), links.partnership(public_id))
        for (label, public_id), group in sorted(
            rows.items(), key=lambda item: (alphabetical_key(item[0][0]), item[0])
        )
    ]
    stand = stand_words({row.source for group in rows.values() for row in group})
    return _timeline(f"Deelnames van {name}", (stand, day), items, "Samenwerkingsverband", url)


def _timeline(title: str, seen: tuple[str, date], items: list[TimelineItem], head: str, url: str) -> Timeline:
    stand, day = seen
    used = {period.look for item in items for period in item.periods}
    looks = [(str(Form(code).label), swatch) for code, swatch in FORM.items() if swatch in used]
    looks += [(swatch.label, swatch) for swatch in ROLE.values() if swatch in used]
    note = (
        "Een balk begint bij de eerste versie die de partij noemt; "
        "de dag van toetreding in het register kan eerder liggen."
    )
    caption = Caption(key="tijdlijn", title=title, day=day, stand=stand, note=note, url=url)
    return build_timeline(caption=caption, items=items, head=head, looks=looks)


def _version(version: PartnershipVersion) -> Period:
    look: Swatch = FORM.get(version.form, FORM["unknown"])
    label = f"{version.name}, {Form(version.form).label}"
    return Period(
        version.valid_from,
        version.valid_to,
        label,
        look,
        short=version.form if version.form != "unknown" else "",
    )


def _membership(row: Membership) -> Period:
    look = ROLE[role_key(row.role, whole=row.whole)]
    return Period(row.valid_from, row.valid_to, look.label, look)
