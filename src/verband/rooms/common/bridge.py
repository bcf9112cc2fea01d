"""What every room needs of the core: the refusal that people read, and the order of names."""

from verband.core.errors import InputError
from verband.core.names import alphabetical_key

__all__ = ["InputError", "alphabetical_key"]
