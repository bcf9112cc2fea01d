"""What someone looks for: plain words, each of which must be found; nothing that is typed is an operator."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from verband.core.search.folding import fold
from verband.core.search.index import CODE, NAME, SHORTEST_START, STEM, TEXT
from verband.core.search.stems import stem
from verband.core.search.vocabulary import Phrase, vocabulary

MOST_WORDS = 12
LONGEST_WORD = 60
READ_LETTERS = 1_000
"""Letters of a text that are read at all; twelve words fit in many times over."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the index, or every word that begins so."""

    word: str
    start: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these is enough."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each of these is asked."""

    parts: "tuple[Condition, ...]"


Condition = Token | AnyOf | AllOf


@dataclass(frozen=True)
class Wanted:
    """A word that was typed, or some that have an abbreviation together, with all it can be found by."""

    words: Phrase
    abbreviations: tuple[str, ...] = ()
    """What the words are abbreviated to."""
    spelled_out: tuple[Phrase, ...] = ()
    """What the word stands for, when it is an abbreviation itself."""

    @property
    def tells(self) -> bool:
        """Whether it is more than a small word."""
        return self.words[0] not in vocabulary().small

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the stems of the words."""
        return frozenset(map(stem, self.words))

    @cached_property
    def spelled_stems(self) -> tuple[frozenset[str], ...]:
        """Return the stems of each way to spell it out."""
        small = vocabulary().small
        return tuple(frozenset(stem(word) for word in full if word not in small) for full in self.spelled_out)

    @cached_property
    def condition(self) -> Condition:
        """Return by which words of the index it is found."""
        typed = AllOf(tuple(_word(word) for word in self.words))
        short = (Token(STEM + stem(word)) for word in self.abbreviations)
        full = (AllOf(tuple(Token(STEM + word) for word in sorted(stems))) for stems in self.spelled_stems)
        return AnyOf((typed, *short, *full))

    def __str__(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class Question:
    """All that was typed, understood."""

    wanted: tuple[Wanted, ...]
    whole: str
    """Everything that was typed, folded: what a name that is meant exactly reads like."""
    cut: bool = False
    """Whether more was typed than is looked for."""

    @cached_property
    def condition(self) -> Condition:
        """Return by which words of the index a record is found."""
        return AllOf(tuple(each.condition for each in self.wanted))

    def __bool__(self) -> bool:
        return bool(self.wanted)


def read_question(text: str) -> Question:
    """Read what someone typed: its first twelve words, without small words unless there is nothing else."""
    typed = fold(text[:READ_LETTERS]).split()
    words = [word[:LONGEST_WORD] for word in typed[:MOST_WORDS]]
    found = tuple(dict.fromkeys(_wanted(words)))
    telling = tuple(each for each in found if each.tells)
    cut = len(text) > READ_LETTERS or len(typed) > MOST_WORDS
    return Question(telling or found, " ".join(words), cut)


def _wanted(words: Sequence[str]) -> Iterator[Wanted]:
    """Take the longest phrase that has an abbreviation first, else word by word."""
    known, place = vocabulary(), 0
    while place < len(words):
        phrase = _phrase_at(words, place)
        telling = tuple(word for word in phrase if word not in known.small) or phrase
        yield Wanted(telling, known.abbreviated.get(phrase, ()), known.spelled_out.get(phrase[0], ()))
        place += len(phrase)


def _phrase_at(words: Sequence[str], place: int) -> Phrase:
    known = vocabulary()
    for length in range(min(known.longest, len(words) - place), 1, -1):
        phrase = tuple(words[place : place + length])
        if phrase in known.abbreviated:
            return phrase
    return (words[place],)


def _word(word: str) -> Condition:
    starts = [Token(NAME + word, start=True)]
    if len(word) >= SHORTEST_START:
        starts.append(Token(TEXT + word, start=True))
    return AnyOf((*starts, Token(STEM + stem(word)), Token(CODE + word)))
