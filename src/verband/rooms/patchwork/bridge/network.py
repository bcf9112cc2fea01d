"""The network around one party or one partnership."""

from collections.abc import Iterator
from uuid import UUID

from verband.core.figures.ego_network import EgoLink, EgoNetwork, EgoNode, build_ego_network
from verband.core.figures.palette import task_group
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.patchwork.bridge.words import brief, caption, partnership_address, party_address


def network(part: Part, *, ego: UUID, name: str, depth: int, floor: int, url: str) -> EgoNetwork:
    """Return the network around a party or a partnership: parties and partnerships in turn, one ring each.

    ``floor`` is the number of ties by which something on the outer ring must hang on the inner one.
    """
    return build_ego_network(
        caption=caption(part, key="netwerk", title=f"Netwerk rond {name}", url=url),
        ego=str(ego),
        nodes=[*_parties(part), *_partnerships(part)],
        links=list(_links(part)),
        depth=depth,
        floor=floor,
    )


def _parties(part: Part) -> Iterator[EgoNode]:
    for party in part.parties:
        yield EgoNode(
            str(party.public_id), party.name, party.kind, short=brief(party.name), url=party_address(party)
        )


def _partnerships(part: Part) -> Iterator[EgoNode]:
    for row in part.partnerships:
        group = task_group(row.task_kinds)
        url = partnership_address(row)
        yield EgoNode(str(row.public_id), row.name, group, is_party=False, short=brief(row.name), url=url)


def _links(part: Part) -> Iterator[EgoLink]:
    for row in part.snapshot.memberships:
        party, partnership = part.parties[row.party], part.partnerships[row.partnership]
        title = f"{party.name} neemt deel aan {partnership.name}"
        yield EgoLink(str(party.public_id), str(partnership.public_id), title=title)
