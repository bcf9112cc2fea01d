"""What people abbreviate and which words say nothing by themselves, from the pack ``search-words``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from verband.core.packs import load_pack
from verband.core.search.folding import words_of

Phrase = tuple[str, ...]
"""Folded words that follow each other."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Abbreviations both ways, and words that count for little."""

    spelled_out: Mapping[str, tuple[Phrase, ...]]
    """Abbreviation → what it can stand for."""
    abbreviated: Mapping[Phrase, tuple[str, ...]]
    """What is written in full → its abbreviations."""
    small: frozenset[str]
    kinds: frozenset[str]
    """Words that say in front of a name what it is."""
    longest: int
    """Words in the longest phrase that has an abbreviation."""


@lru_cache
def vocabulary() -> Vocabulary:
    """Return the words of the pack, folded."""
    values = load_pack("search-words").values
    spelled = {
        short: tuple(words_of(full) for full in fulls) for short, fulls in values["abbreviations"].items()
    }
    abbreviated: dict[Phrase, tuple[str, ...]] = {}
    for short, fulls in spelled.items():
        for full in fulls:
            abbreviated[full] = (*abbreviated.get(full, ()), short)
    longest = max(map(len, abbreviated))
    return Vocabulary(
        spelled, abbreviated, frozenset(values["small_words"]), frozenset(values["kind_words"]), longest
    )
