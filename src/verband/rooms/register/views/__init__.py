"""Pages of the register, one file per family."""

from verband.rooms.register.views.lists import membership_list, partnership_list, party_list
from verband.rooms.register.views.pages import council_member, partnership, party, resident, search, sources

__all__ = [
    "council_member",
    "membership_list",
    "partnership",
    "partnership_list",
    "party",
    "party_list",
    "resident",
    "search",
    "sources",
]
