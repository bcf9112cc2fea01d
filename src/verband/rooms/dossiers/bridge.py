"""What this room takes from the core: the error that is one clear sentence for the person at the screen."""

from verband.core.errors import InputError, VerbandError

__all__ = ["InputError", "VerbandError"]
