"""The records of the interface, one row a kind: under which path it stands, how it is read and how it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from verband.rooms.common.api.shapes import Shape
from verband.rooms.register.api import shapes, shapes_whole
from verband.rooms.register.api.looks import Look
from verband.rooms.register.api.wholes import (
    whole_membership,
    whole_partnership,
    whole_party,
    whole_version,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record."""

    below: str
    read: Callable[[UUID, Look], object]
    """Return one of them in full, or the answer that there is none."""
    whole: Shape


PARTY = Kind("partijen", whole_party, shapes.WholePartyShape())
PARTNERSHIP = Kind("samenwerkingsverbanden", whole_partnership, shapes_whole.WholePartnershipShape())
VERSION = Kind("versies", whole_version, shapes_whole.VersionShape())
MEMBERSHIP = Kind("deelnames", whole_membership, shapes.MembershipShape())
