"""The matrix of a part: who takes part in what."""

from verband.core.figures.matrix import Matrix, MatrixEntry, build_matrix
from verband.core.patchwork.order import order_parties, order_partnerships
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.patchwork.bridge.words import Links, caption, partnership_head, party_head
from verband.rooms.patchwork.selectors.selection import ORDERS


def matrix(part: Part, *, order: str, all_rows: bool, url: str, links: Links) -> Matrix:
    """Return the matrix of parties and partnerships in the order asked for."""
    snapshot = part.snapshot
    addresses = [f"{links.partnership(row.public_id)}#deelnemers" for row in part.partnerships]
    rows = [place for place in order_parties(snapshot, order) if all_rows or place in part.inside]
    return build_matrix(
        caption=caption(part, key="matrix", title="Wie neemt waaraan deel", url=url, order=ORDERS[order]),
        rows=[party_head(party, part, links, grouped=order == "kind") for party in part.parties],
        columns=[partnership_head(row, links, grouped=order == "kind") for row in part.partnerships],
        entries=[
            MatrixEntry(row.party, row.partnership, row.role, row.whole, url=addresses[row.partnership])
            for row in snapshot.memberships
        ],
        row_order=rows,
        column_order=order_partnerships(snapshot, order),
    )
