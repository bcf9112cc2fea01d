"""The index of the search, kept right after every deed."""

from verband.rooms.register.services.search.renewal import renew_index

__all__ = ["renew_index"]
