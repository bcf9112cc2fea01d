"""What the register hands over as a file, one file per kind of list."""

from verband.rooms.register.exports.lists import (
    Columns,
    membership_columns,
    partnership_columns,
    party_columns,
)

__all__ = ["Columns", "membership_columns", "partnership_columns", "party_columns"]
