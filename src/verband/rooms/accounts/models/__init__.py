"""The tables of accounts, one file per subject."""

from verband.rooms.accounts.models.users import User

__all__ = ["User"]
