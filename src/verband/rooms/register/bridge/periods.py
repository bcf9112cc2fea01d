"""Periods that have a day in common."""

from verband.core.periods import overlap

__all__ = ["overlap"]
