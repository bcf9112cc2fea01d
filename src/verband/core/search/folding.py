"""Fold names to what a person types when looking for them: no case, no accents, words apart."""

import re
import unicodedata
from functools import lru_cache

_NO_WORD = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Return the words of a text in plain lower case, separated by one space."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return _NO_WORD.sub(" ", letters).strip()


@lru_cache(maxsize=32_768)
def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text in their order."""
    return tuple(fold(text).split())


def search_text(*names: str) -> str:
    """Return what a search looks in: every word of every name once, each after a space.

    A query finds a record when each of its words begins a word of this text.
    """
    words = dict.fromkeys(word for name in names for word in fold(name).split())
    return "".join(f" {word}" for word in words)
