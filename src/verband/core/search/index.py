"""The words under which a record stands in the index.

Every word carries a letter in front that says what it is: ``n`` a word of a name, ``t`` a word of a text, ``s`` a
stem, ``c`` a code. So one column of words serves every question, and each word is letters and digits only, which all
databases take as they are.
"""

from collections.abc import Iterable, Iterator

from verband.core.search.folding import fold, words_of
from verband.core.search.stems import stem
from verband.core.search.vocabulary import vocabulary

NAME, TEXT, STEM, CODE = "n", "t", "s", "c"
SHORTEST_START = 3
"""Letters from which on the beginning of a word finds a word of a text; of a name one letter is enough."""


def index_words(*, names: Iterable[str], texts: Iterable[str] = (), codes: Iterable[str] = ()) -> str:
    """Return the words of a record, each once, separated by one space."""
    found = dict.fromkeys(_of_names(names))
    found.update(dict.fromkeys(_of_texts(texts)))
    found.update(
        dict.fromkeys(CODE + code for code in (fold(each).replace(" ", "") for each in codes) if code)
    )
    return " ".join(found)


def _of_names(names: Iterable[str]) -> Iterator[str]:
    small = vocabulary().small
    for word in (word for name in names for word in words_of(name)):
        yield NAME + word
        if word not in small:
            yield STEM + stem(word)


def _of_texts(texts: Iterable[str]) -> Iterator[str]:
    small = vocabulary().small
    for word in {word for text in texts for word in fold(text).split()} - small:
        if len(word) >= SHORTEST_START:
            yield TEXT + word
        yield STEM + stem(word)
