"""Stems of Dutch words: gemeente and gemeenten share one."""

from functools import cache, lru_cache
from typing import Protocol


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the name in the library


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of a folded word, by the algorithm that PostgreSQL calls ``dutch``.

    The one that Snowball calls ``dutch`` nowadays takes "ge" away in front and would tear "gemeente" apart.
    """
    return _stemmer().stemWord(word)


@cache
def _stemmer() -> _Stemmer:
    import snowballstemmer  # its thirty languages take a third of a second: who looks nothing up need not wait

    stemmer: _Stemmer = snowballstemmer.stemmer("dutch_porter")
    return stemmer
