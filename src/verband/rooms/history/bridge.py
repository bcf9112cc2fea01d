"""The word by word comparison of texts, which the core does."""

from verband.core.wording import Piece, word_differences

__all__ = ["Piece", "word_differences"]
