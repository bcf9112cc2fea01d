"""The lists of the register: governments, partnerships, and who takes part in what; one row each."""

from verband.rooms.register.selectors.lists.listed import Listed, matching
from verband.rooms.register.selectors.lists.memberships import MEMBERSHIPS, MembershipRow
from verband.rooms.register.selectors.lists.parties import PARTIES, PartyRow
from verband.rooms.register.selectors.lists.partnerships import PARTNERSHIPS, PartnershipRow

__all__ = [
    "MEMBERSHIPS",
    "PARTIES",
    "PARTNERSHIPS",
    "Listed",
    "MembershipRow",
    "PartnershipRow",
    "PartyRow",
    "matching",
]
