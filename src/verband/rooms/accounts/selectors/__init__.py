"""Reads of accounts, one file per subject."""

from verband.rooms.accounts.selectors.tokens import user_of_token

__all__ = ["user_of_token"]
