"""Words that look like one that was found nowhere, for a person to choose from."""

from collections.abc import Collection
from difflib import get_close_matches

MOST = 3
ALIKE = 0.75
"""Least ratio of letters in common (difflib, 0 to 1)."""
LONGEST = 40
"""Longer words are no slip of the pen, and comparing them takes long."""


def near_words(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the known words that look most like a folded word, at most three, the nearest first."""
    if len(word) > LONGEST:
        return ()
    alike = (each for each in sorted(known) if abs(len(each) - len(word)) <= 3)
    return tuple(get_close_matches(word, list(alike), n=MOST, cutoff=ALIKE))
