"""Sentences that name several things."""

from verband.core.figures.wording import listed

__all__ = ["listed"]
