"""What every room needs of the core: the refusals that people read, the order of names, days and numbers in Dutch."""

from verband.core.errors import InputError, VerbandError
from verband.core.figures.wording import core_name, dutch_date, dutch_number
from verband.core.lists.decoding import refuse_size
from verband.core.names import alphabetical_key

__all__ = [
    "InputError",
    "VerbandError",
    "alphabetical_key",
    "core_name",
    "dutch_date",
    "dutch_number",
    "refuse_size",
]
