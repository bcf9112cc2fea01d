"""The error of the core whose text is a sentence for people."""

from verband.core.errors import InputError

__all__ = ["InputError"]
