"""How well a name answers a question, so that what fits most comes first.

First what is called so, then names with all words in them, then names with words that begin so, then names with other
forms of the words; what only a text tells comes last. The same names give the same order on every database.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from verband.core.names import alphabetical_key
from verband.core.search.folding import fold, words_of
from verband.core.search.question import Question, Wanted
from verband.core.search.stems import stem
from verband.core.search.vocabulary import vocabulary


class Level(IntEnum):
    """How a record was found, the nearest first."""

    CALLED_SO = 0
    """The name or abbreviation is what was typed."""
    WORDS = 1
    """Each word stands in the name, in full or as its abbreviation."""
    STARTS = 2
    """Each word begins a word of the name."""
    FORMS = 3
    """Each word stands in the name, in this form or another."""
    TOGETHER = 4
    """Several names of the record together hold the words."""
    TEXT = 5
    """A text of the record was needed."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a record; ``aside`` when it is not what the record is called on the day."""

    text: str
    aside: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Fit:
    """Where a record comes among the others; the lowest first."""

    level: Level
    aside: bool
    inside: bool
    """Whether the words come after other words of the name."""
    place: int
    """Which of the names fits, -1 when no single one does."""


def fit(question: Question, names: Sequence[Name]) -> Fit:
    """Return how well the best of the names answers; names that do not answer at all leave it to the texts."""
    found = [
        Fit(level, name.aside, _is_inside(question, name.text), place)
        for place, name in enumerate(names)
        if (level := _level(question, name.text)) is not None
    ]
    return min(found) if found else _together(question, names)


def _level(question: Question, name: str) -> Level | None:
    words = frozenset(words_of(name))
    if question.whole in (fold(name), _bare(name)):
        return Level.CALLED_SO
    levels = [_level_of(wanted, words) for wanted in question.wanted]
    known = [level for level in levels if level is not None]
    return max(known) if known and len(known) == len(levels) else None


def _level_of(wanted: Wanted, words: frozenset[str]) -> Level | None:
    """Return how the words of a name answer one thing that is wanted."""
    if words.issuperset(wanted.words) or not words.isdisjoint(wanted.abbreviations):
        return Level.WORDS
    stems = frozenset(map(stem, words))
    if any(full <= stems for full in wanted.spelled_stems):
        return Level.WORDS
    if all(any(word.startswith(typed) for word in words) for typed in wanted.words):
        return Level.STARTS
    return Level.FORMS if wanted.stems <= stems else None


def _is_inside(question: Question, name: str) -> bool:
    return not _bare(name).startswith(question.whole)


def _bare(name: str) -> str:
    """Return a name without what says in front what it is: "Provincie Utrecht" is called Utrecht."""
    words = words_of(alphabetical_key(name))
    return " ".join(words[1:] if words[:1] and words[0] in vocabulary().kinds and words[1:] else words)


def _together(question: Question, names: Sequence[Name]) -> Fit:
    words = frozenset(word for name in names for word in words_of(name.text))
    answered = all(_level_of(wanted, words) is not None for wanted in question.wanted)
    return Fit(Level.TOGETHER if answered else Level.TEXT, aside=False, inside=False, place=-1)
