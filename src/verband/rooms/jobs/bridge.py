"""The errors of the core whose text is a sentence for people: a run that fails tells it."""

from verband.core.errors import VerbandError

__all__ = ["VerbandError"]
