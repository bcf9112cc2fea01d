"""The network around one party or one partnership."""

from collections.abc import Iterator
from uuid import UUID

from verband.core.figures.ego_network import EgoLink, EgoNetwork, EgoNode, build_ego_network
from verband.core.figures.palette import task_group
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.patchwork.bridge.words import Links, brief, caption
from verband.rooms.register.selectors.on_day import PartnershipOnDay


def network(
    part: Part, *, ego: UUID, name: str, depth: int, floor: int, url: str, links: Links
) -> EgoNetwork:
    """Return the network around a party or a partnership: parties and partnerships in turn, one ring each.

    ``floor`` is the number of ties by which something on the outer ring must hang on the inner one.
    """
    return build_ego_network(
        caption=caption(part, key="netwerk", title=f"Netwerk rond {name}", url=url),
        ego=str(ego),
        nodes=[*_parties(part, links), *_partnerships(part, links)],
        links=list(_ties(part)),
        depth=depth,
        floor=floor,
    )


def left_out(part: Part, everything: Part, party: UUID) -> list[PartnershipOnDay]:
    """Return what a party takes part in that the part leaves out, as it has probably been succeeded."""
    return [
        everything.partnerships[row.partnership]
        for row in everything.snapshot.memberships
        if everything.parties[row.party].public_id == party
        and not part.has(everything.partnerships[row.partnership].public_id)
    ]


def _parties(part: Part, links: Links) -> Iterator[EgoNode]:
    for party in part.parties:
        url = links.party(party.public_id)
        yield EgoNode(str(party.public_id), party.name, party.kind, short=brief(party.name), url=url)


def _partnerships(part: Part, links: Links) -> Iterator[EgoNode]:
    for row in part.partnerships:
        group = task_group(row.task_kinds)
        url = links.partnership(row.public_id)
        yield EgoNode(str(row.public_id), row.name, group, is_party=False, short=brief(row.name), url=url)


def _ties(part: Part) -> Iterator[EgoLink]:
    for row in part.snapshot.memberships:
        party, partnership = part.parties[row.party], part.partnerships[row.partnership]
        title = f"{party.name} neemt deel aan {partnership.name}"
        yield EgoLink(str(party.public_id), str(partnership.public_id), title=title)
