"""Other ways in which one and the same name is written, from the pack ``name-variants``."""

from collections.abc import Mapping
from functools import lru_cache

from verband.core.lists.spelling import spelling
from verband.core.packs import load_pack
from verband.core.search.folding import words_of


@lru_cache(maxsize=32_768)
def other_spellings(name: str) -> tuple[str, ...]:
    """Return how else a name is written, without what its own words say already.

    What has a word of form in front is another thing: a foundation called after Leeuwarden is not called Ljouwert.
    """
    written, words = spelling().take_apart(name), set(words_of(name))
    group = () if written.formed else _groups().get(written.key, ())
    return tuple(each for each in group if not words.issuperset(words_of(each)))


@lru_cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    """Return the names that mean the same, by the one key that they share."""
    groups = load_pack("name-variants").values["same"]
    return {spelling().take_apart(group[0]).key: tuple(group) for group in groups}
