"""What every room needs of the core: the refusals that people read, and the order of names."""

from verband.core.errors import InputError, VerbandError
from verband.core.figures.wording import core_name
from verband.core.lists.decoding import refuse_size
from verband.core.names import alphabetical_key

__all__ = ["InputError", "VerbandError", "alphabetical_key", "core_name", "refuse_size"]
